namespace Suoqiao.Scheduling;

/// <summary>Why a wish was not granted.</summary>
public enum Reason
{
    /// <summary>One of the two said No.</summary>
    No,

    /// <summary>The two are never both free, engagements and fixed meetings considered.</summary>
    NoCommonSlot,

    /// <summary>Both are sometimes free, but then there is never a table.</summary>
    NoTable,

    /// <summary>A party has as many meetings as it wants, or as fit.</summary>
    PartyFull,

    /// <summary>Both still have free slots, but none in common, and moving others for it does not pay.</summary>
    FreeAtDifferentTimes,

    /// <summary>Wherever both are free all tables are taken.</summary>
    TablesFull,

    /// <summary>Both are free in a slot, but the wish gave way to fairness.</summary>
    GaveWay,
}

/// <summary>A wish that was not granted.</summary>
/// <param name="A">One party.</param>
/// <param name="B">The other party.</param>
/// <param name="Weight">The weight of the pair.</param>
/// <param name="IsMust">Whether it was a Must.</param>
/// <param name="Reason">Why.</param>
/// <param name="Party">The party that is full, if that is the reason.</param>
/// <param name="Lightest">The weight of the lightest meeting that the full party has instead.</param>
public sealed record Declined(string A, string B, decimal Weight, bool IsMust, Reason Reason, string? Party = null, decimal? Lightest = null);
