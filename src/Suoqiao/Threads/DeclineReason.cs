namespace Suoqiao.Threads;

/// <summary>Why a pair is declined: the fixed list, so that the reasons can be counted and learned from.</summary>
public enum DeclineReason
{
    /// <summary>The result is too early.</summary>
    TooEarly,

    /// <summary>The benefit is unclear.</summary>
    BenefitUnclear,

    /// <summary>It solves another problem.</summary>
    NotTheProblem,

    /// <summary>The science does not hold.</summary>
    ScientificallyUnsound,

    /// <summary>It costs too much.</summary>
    Cost,

    /// <summary>One side has no capacity.</summary>
    NoCapacity,

    /// <summary>There is a conflict of interest.</summary>
    Conflict,

    /// <summary>The problem is solved already.</summary>
    AlreadySolved,

    /// <summary>Something else, said in words.</summary>
    Other,
}
