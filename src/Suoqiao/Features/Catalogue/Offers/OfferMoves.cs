using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

internal static class OfferMoves
{
    /// <summary>
    /// What may become of an offer. Submitting one for the own organisation only publishes it at once (<see cref="SubmitOffer"/>).
    /// Offers have no last day, so nothing expires here.
    /// </summary>
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
        (Move.Archive, RecordStatus.Expired, RecordStatus.Archived));
}
