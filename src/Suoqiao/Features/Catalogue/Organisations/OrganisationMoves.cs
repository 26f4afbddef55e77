using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Organisations;

internal static class OrganisationMoves
{
    public static MoveTable Table { get; } = new(
        (Move.Submit, RecordStatus.Draft, RecordStatus.UnderReview),
        (Move.Publish, RecordStatus.UnderReview, RecordStatus.Published),
        (Move.Archive, RecordStatus.Draft, RecordStatus.Archived),
        (Move.Archive, RecordStatus.UnderReview, RecordStatus.Archived),
        (Move.Archive, RecordStatus.Published, RecordStatus.Archived),
        (Move.Reopen, RecordStatus.Archived, RecordStatus.Published));

    /// <summary>The moves that the viewer may make now.</summary>
    public static IReadOnlyList<Move> OpenTo(Viewer viewer, Organisation organisation) =>
        [.. Table.OpenTo(viewer, organisation).Where(move => MayMake(move, viewer, organisation))];

    /// <summary>Why the move is refused, or null.</summary>
    public static Refusal? Check(Organisation? organisation, Move move, int version, Viewer viewer, IStringLocalizer<RecordsTexts> texts) =>
        organisation is not null && !MayMake(move, viewer, organisation)
            ? new Refusal.NotAllowed()
            : Table.Check(organisation, move, version, viewer, texts);

    // A member must not take the own organisation, and with it everything it owns, out of the region's sight.
    private static bool MayMake(Move move, Viewer viewer, Organisation organisation) =>
        move is not (Move.Archive or Move.Reopen) || viewer.MayReview(organisation);
}
