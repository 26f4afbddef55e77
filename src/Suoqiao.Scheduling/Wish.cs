namespace Suoqiao.Scheduling;

/// <summary>How much a wish binds.</summary>
public enum WishKind
{
    /// <summary>Counts by its weight.</summary>
    Want,

    /// <summary>Comes before every Want: as many Musts as possible are granted first, whatever the weights.</summary>
    Must,

    /// <summary>Forbids the pair, whatever else is wished for it.</summary>
    No,
}

/// <summary>A wish that two parties meet, or that they do not. Wishes for the same pair add up, in either direction; one No forbids the pair.</summary>
/// <param name="A">One party.</param>
/// <param name="B">The other party.</param>
/// <param name="Weight">What the meeting is worth, 0 or more, with six decimals at most; of no account for a No. A wish of weight 0 that is no Must asks for
/// nothing.</param>
/// <param name="Kind">How much it binds.</param>
public sealed record Wish(string A, string B, decimal Weight, WishKind Kind = WishKind.Want)
{
    /// <summary>
    /// How many meetings the pair wants, each in a slot of its own and each worth the weight; of several wishes for a pair the largest counts.
    /// </summary>
    public int Times { get; init; } = 1;
}
