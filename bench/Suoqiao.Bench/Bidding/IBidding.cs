namespace Suoqiao.Bench.Bidding;

/// <summary>Somewhere that takes bids and answers once they are durable.</summary>
internal interface IBidding : IAsyncDisposable
{
    /// <summary>Begins anew with empty lots.</summary>
    Task BeginAsync(int lots, int bidders);

    /// <summary>Takes a bid; says whether it was accepted, once that is durable.</summary>
    Task<bool> BidAsync(int lot, int bidder, long amount);
}
