namespace Suoqiao.Bidding;

/// <summary>Why an event was not accepted. The record has the same words in snake case, such as <c>too_low</c>.</summary>
public enum RefusalKind
{
    /// <summary>The form of this sale knows no such event.</summary>
    NotInThisForm,

    /// <summary>Bidding has not begun.</summary>
    NotOpenYet,

    /// <summary>Bidding is over; an event at the very instant of the end is too late.</summary>
    BiddingOver,

    /// <summary>The clock stands still.</summary>
    Paused,

    /// <summary>The sale is at a stage where this makes no sense.</summary>
    WrongStage,

    /// <summary>No deposit of this bidder is registered.</summary>
    NotAdmitted,

    /// <summary>The bidder is admitted already.</summary>
    AlreadyAdmitted,

    /// <summary>The deposit is below what the terms ask.</summary>
    DepositTooSmall,

    /// <summary>The lot has as many bidders as it may have.</summary>
    TooManyBidders,

    /// <summary>A number is negative or beyond the limits.</summary>
    AmountOutOfRange,

    /// <summary>The bid is below the least that is accepted now.</summary>
    TooLow,

    /// <summary>The bidder leads already and would only raise against themselves.</summary>
    AlreadyLeading,

    /// <summary>The new limit is not above the old one.</summary>
    LimitNotHigher,

    /// <summary>A sealed bid can be given once.</summary>
    AlreadyCommitted,

    /// <summary>Nothing of this bidder was sealed.</summary>
    NotCommitted,

    /// <summary>The sealed bid was opened already.</summary>
    AlreadyRevealed,

    /// <summary>Sealed bids are opened later.</summary>
    NotRevealTime,

    /// <summary>Sealed bids are no longer taken.</summary>
    CommitTimeOver,

    /// <summary>Amount and nonce do not give the hash.</summary>
    CommitmentMismatch,

    /// <summary>It is another bidder's turn, or nobody's.</summary>
    NotYourTurn,

    /// <summary>The turn has no bid to take back.</summary>
    NothingToWithdraw,

    /// <summary>The bidder has no pre-emption right that comes before the winner.</summary>
    NoPreemption,

    /// <summary>The pre-emption right is exercised already.</summary>
    AlreadyMatched,

    /// <summary>This is not the winner.</summary>
    NotTheWinner,
}

/// <summary>What the refused one can do next.</summary>
public enum NextStep
{
    /// <summary>Nothing more in this sale.</summary>
    Nothing,

    /// <summary>Bid <see cref="LotRefusal.Amount"/> or more.</summary>
    BidAtLeast,

    /// <summary>Give a number of at most <see cref="LotRefusal.Amount"/>.</summary>
    StayWithin,

    /// <summary>Pay a deposit of <see cref="LotRefusal.Amount"/> and have it registered.</summary>
    RegisterDeposit,

    /// <summary>Wait until <see cref="LotRefusal.From"/>, if that is known.</summary>
    Wait,

    /// <summary>Nothing has to be done: what was wanted holds already.</summary>
    AllSet,

    /// <summary>Correct what was sent and send it again.</summary>
    Correct,
}

/// <summary>Why an event was not accepted, and what can be done next.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Next">What can be done.</param>
/// <param name="Amount">The amount that belongs to it, in minor units.</param>
/// <param name="From">From when on it can be done.</param>
public sealed record LotRefusal(RefusalKind Kind, NextStep Next, long? Amount = null, Instant? From = null)
{
    /// <summary>The word of the record for a refusal, such as <c>too_low</c>.</summary>
    public string Code => Codes.Of(Kind);
}
