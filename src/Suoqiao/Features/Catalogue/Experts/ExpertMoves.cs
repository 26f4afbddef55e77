using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Experts;

internal static class ExpertMoves
{
    /// <summary>An expert is not reviewed: the consent decides who sees it.</summary>
    public static MoveTable Table { get; } = new(
        (Move.Archive, RecordStatus.Published, RecordStatus.Archived),
        (Move.Reopen, RecordStatus.Archived, RecordStatus.Published));
}
