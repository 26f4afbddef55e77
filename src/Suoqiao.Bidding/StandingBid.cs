namespace Suoqiao.Bidding;

/// <summary>The best that a bidder has offered.</summary>
/// <param name="Bidder">The alias.</param>
/// <param name="Amount">In minor units.</param>
/// <param name="Limit">How far a proxy would have gone; otherwise the amount.</param>
/// <param name="Rank">The rank of a pre-emption right; the largest integer for none.</param>
/// <param name="Arrival">The number of the event that brought it, for ties.</param>
public sealed record StandingBid(string Bidder, long Amount, long Limit, int Rank, long Arrival)
{
    /// <summary>Best first: the higher amount, at equal amounts the better pre-emption rank, then the earlier arrival.</summary>
    internal static Comparison<StandingBid> BestFirst { get; } = (a, b) =>
        a.Amount != b.Amount ? b.Amount.CompareTo(a.Amount) : a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : a.Arrival.CompareTo(b.Arrival);

    internal string Describe() => FormattableString.Invariant($"{Amount},{Limit},{Rank},{Arrival},{Bidder}");
}
