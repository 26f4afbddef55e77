using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

internal static class NeedMoves
{
    /// <summary>What may become of a need. Submitting one for the own organisation only publishes it at once (<see cref="SubmitNeed"/>).</summary>
    public static MoveTable Table { get; } = new(
        (Move.Submit, RecordStatus.Draft, RecordStatus.UnderReview),
        (Move.Publish, RecordStatus.UnderReview, RecordStatus.Published),
        (Move.Return, RecordStatus.UnderReview, RecordStatus.Draft),
        (Move.Return, RecordStatus.Published, RecordStatus.Draft),
        (Move.Close, RecordStatus.Published, RecordStatus.Closed),
        (Move.Close, RecordStatus.Matched, RecordStatus.Closed),
        (Move.Reopen, RecordStatus.UnderReview, RecordStatus.Draft),
        (Move.Reopen, RecordStatus.Closed, RecordStatus.Draft),
        (Move.Reopen, RecordStatus.Expired, RecordStatus.Draft),
        (Move.Reopen, RecordStatus.Archived, RecordStatus.Draft),
        (Move.Archive, RecordStatus.Draft, RecordStatus.Archived),
        (Move.Archive, RecordStatus.Closed, RecordStatus.Archived),
        (Move.Archive, RecordStatus.Expired, RecordStatus.Archived),
        (Move.Expire, RecordStatus.Published, RecordStatus.Expired));
}
