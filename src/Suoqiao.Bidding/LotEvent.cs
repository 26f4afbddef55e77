namespace Suoqiao.Bidding;

/// <summary>What can happen to a lot. The set is closed.</summary>
/// <remarks>An event whose texts or hashes are malformed cannot be made: its constructor throws. Amounts are judged by the rules.</remarks>
public abstract record LotEvent
{
    private protected LotEvent()
    {
    }
}

/// <summary>Time has passed. Whatever falls due comes to pass with any event; this one is for when nothing else happens.</summary>
public sealed record ClockTick : LotEvent;

/// <summary>The organiser stops the clock; the time that remains is kept.</summary>
/// <param name="Reason">Why.</param>
public sealed record PauseSale(string Reason) : LotEvent
{
    /// <summary>Why.</summary>
    public string Reason { get; } = LotLimits.Text(Reason, nameof(Reason));
}

/// <summary>The organiser lets the clock go on.</summary>
/// <param name="Reason">Why.</param>
public sealed record ResumeSale(string Reason) : LotEvent
{
    /// <summary>Why.</summary>
    public string Reason { get; } = LotLimits.Text(Reason, nameof(Reason));
}

/// <summary>The organiser ends the sale without a result.</summary>
/// <param name="Reason">Why.</param>
public sealed record CancelSale(string Reason) : LotEvent
{
    /// <summary>Why.</summary>
    public string Reason { get; } = LotLimits.Text(Reason, nameof(Reason));
}

/// <summary>The seller opens the commitment to the secret reserve.</summary>
/// <param name="Amount">The reserve in minor units.</param>
/// <param name="Nonce">The 32 random bytes of the commitment, in lower-case hexadecimal.</param>
public sealed record RevealReserve(long Amount, string Nonce) : LotEvent
{
    /// <summary>The nonce.</summary>
    public string Nonce { get; } = LotLimits.Hex(Nonce, nameof(Nonce));
}

/// <summary>What one bidder does, or what is done about one.</summary>
public abstract record BidderEvent : LotEvent
{
    private protected BidderEvent(string bidder) => Bidder = LotLimits.Text(bidder, nameof(bidder));

    /// <summary>The bidder's alias, such as 竞买人1号.</summary>
    public string Bidder { get; }
}

/// <summary>A bidder's deposit is registered; from now on they may bid.</summary>
/// <param name="Bidder">The alias.</param>
/// <param name="IdentityHash">The salted hash of who it is (<see cref="Commitment.OfIdentity"/>).</param>
/// <param name="Deposit">What was paid, in minor units.</param>
/// <param name="PreemptionRank">The rank of a pre-emption right, 1 being the first; 0 for none.</param>
public sealed record Admit(string Bidder, string IdentityHash, long Deposit, int PreemptionRank = 0) : BidderEvent(Bidder)
{
    /// <summary>The salted hash.</summary>
    public string IdentityHash { get; } = LotLimits.Hex(IdentityHash, nameof(IdentityHash));
}

/// <summary>
/// A bid: in the ascending form an offer, in the Dutch form a taking of the clock's price, with three rounds a first bid or that of one's turn.
/// </summary>
/// <param name="Bidder">The alias.</param>
/// <param name="Amount">The amount in minor units.</param>
public sealed record PlaceBid(string Bidder, long Amount) : BidderEvent(Bidder);

/// <summary>A bidder lets the machine bid for them up to a limit (ascending form).</summary>
/// <param name="Bidder">The alias.</param>
/// <param name="Amount">The limit in minor units.</param>
public sealed record SetProxy(string Bidder, long Amount) : BidderEvent(Bidder);

/// <summary>A sealed bid: its hash.</summary>
/// <param name="Bidder">The alias.</param>
/// <param name="Hash">From <see cref="Commitment.OfBid"/>.</param>
public sealed record CommitBid(string Bidder, string Hash) : BidderEvent(Bidder)
{
    /// <summary>The hash.</summary>
    public string Hash { get; } = LotLimits.Hex(Hash, nameof(Hash));
}

/// <summary>What was sealed.</summary>
/// <param name="Bidder">The alias.</param>
/// <param name="Amount">The amount in minor units.</param>
/// <param name="Nonce">The 32 random bytes of the commitment, in lower-case hexadecimal.</param>
public sealed record RevealBid(string Bidder, long Amount, string Nonce) : BidderEvent(Bidder)
{
    /// <summary>The nonce.</summary>
    public string Nonce { get; } = LotLimits.Hex(Nonce, nameof(Nonce));
}

/// <summary>Takes back the bid of one's running turn (three rounds).</summary>
/// <param name="Bidder">The alias.</param>
public sealed record WithdrawBid(string Bidder) : BidderEvent(Bidder);

/// <summary>A holder of a pre-emption right takes the lot at the price that was found (forms other than the ascending).</summary>
/// <param name="Bidder">The alias.</param>
public sealed record MatchPrice(string Bidder) : BidderEvent(Bidder);

/// <summary>The winner does not fulfil.</summary>
/// <param name="Bidder">The winner's alias.</param>
/// <param name="Reason">How.</param>
public sealed record DeclareDefault(string Bidder, string Reason) : BidderEvent(Bidder)
{
    /// <summary>How.</summary>
    public string Reason { get; } = LotLimits.Text(Reason, nameof(Reason));
}

/// <summary>The winner has fulfilled: the sale is done.</summary>
/// <param name="Bidder">The winner's alias.</param>
public sealed record ConfirmSale(string Bidder) : BidderEvent(Bidder);
