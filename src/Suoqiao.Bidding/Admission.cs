namespace Suoqiao.Bidding;

/// <summary>A bidder whose deposit is registered.</summary>
/// <param name="Bidder">The alias.</param>
/// <param name="IdentityHash">The salted hash of who it is.</param>
/// <param name="Deposit">What was paid, in minor units.</param>
/// <param name="PreemptionRank">1 for the first; 0 for none.</param>
/// <param name="Arrival">The number of the event, for the order.</param>
public sealed record Admission(string Bidder, string IdentityHash, long Deposit, int PreemptionRank, long Arrival)
{
    /// <summary>The rank for comparison: nobody's right comes last.</summary>
    internal int Rank => PreemptionRank == 0 ? int.MaxValue : PreemptionRank;
}
