namespace Suoqiao.Bidding;

/// <summary>Where a sale stands.</summary>
public enum LotStage
{
    /// <summary>Announced; bidding has not begun.</summary>
    Announced,

    /// <summary>Bidding.</summary>
    Bidding,

    /// <summary>Bidding is over, the secret reserve is not told yet.</summary>
    AwaitingReserve,

    /// <summary>A price is found, holders of pre-emption rights may take it.</summary>
    Exercising,

    /// <summary>There is a winner, who has to fulfil.</summary>
    Awarded,

    /// <summary>Sold and fulfilled.</summary>
    Settled,

    /// <summary>Not sold.</summary>
    Failed,

    /// <summary>Ended by the organiser.</summary>
    Cancelled,
}

/// <summary>Why nothing was sold.</summary>
public enum Failure
{
    /// <summary>It has not failed.</summary>
    None,

    /// <summary>Nobody made a bid that counts.</summary>
    NoBids,

    /// <summary>Fewer bidders than the terms ask.</summary>
    TooFewBidders,

    /// <summary>Every bid stayed below the reserve.</summary>
    BelowReserve,

    /// <summary>The winner defaulted and nobody took the place.</summary>
    WinnerDefaulted,
}
