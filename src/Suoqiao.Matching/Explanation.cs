namespace Suoqiao.Matching;

/// <summary>What kind of thing counted.</summary>
public enum ReasonKind
{
    /// <summary>Words of the query's title or description that the other side shares.</summary>
    Term,

    /// <summary>Words of one of the query's keywords that the other side shares.</summary>
    Keyword,

    /// <summary>All that is shared beside: too small to list, or no words.</summary>
    OtherTerms,

    /// <summary>How near the two texts are in meaning beyond the terms they share; negative when far apart.</summary>
    Meaning,

    /// <summary>That the two industries share a division at least.</summary>
    Industry,

    /// <summary>How near the two regions are.</summary>
    Region,

    /// <summary>Readiness reached against readiness wanted; negative when too low.</summary>
    Readiness,

    /// <summary>Price against budget; negative when the price is over the budget.</summary>
    Budget,
}

/// <summary>A text field of a subject.</summary>
public enum TextField
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The description.</summary>
    Description,

    /// <summary>The keywords.</summary>
    Keywords,
}

/// <summary>One reason for a score.</summary>
/// <param name="Kind">What counted.</param>
/// <param name="Text">
/// The words as the query wrote them, the code of the narrowest industry that holds both sides, or the region of the other side; empty where numbers say it.
/// </param>
/// <param name="Share">How much of the score it brought; negative when it counted against the pair.</param>
/// <param name="Field">For terms: the field of the other side in which they weigh most.</param>
public sealed record Reason(ReasonKind Kind, string Text, double Share, TextField? Field = null)
{
    /// <summary>
    /// For readiness and budget: the level reached, or the price in minor units. For industry: how many levels are shared, 2 up to the division, 3 the group,
    /// 4 the class. For region: how many, 1 the province, 2 the city, 3 the county.
    /// </summary>
    public long? Actual { get; init; }

    /// <summary>For readiness and budget: the level wanted, or the budget in minor units.</summary>
    public long? Wanted { get; init; }
}

/// <summary>Why a pair has its score. The shares of the reasons sum to the score.</summary>
/// <param name="Score">The score, the same that ranking gives.</param>
/// <param name="Reasons">The reasons, the weightiest first.</param>
public sealed record Explanation(double Score, IReadOnlyList<Reason> Reasons)
{
    /// <summary>Below it fewer than one pair in ten is clearly relevant.</summary>
    private const double LeastPercent = 10;

    /// <summary>From here on nearness in meaning is enough.</summary>
    private const double ClearPercent = 20;

    /// <summary>What the shared words have to bring of the score below that.</summary>
    private const double LeastInWords = 0.15;

    /// <summary>How likely, of a hundred, transfer staff would call the pair clearly relevant.</summary>
    public double Percent { get; init; }

    /// <summary>
    /// Whether the pair is worth a person's time: likely enough, and below one in five only with words that both sides share. Chosen on judged pairs; see
    /// docs/matching.md.
    /// </summary>
    public bool IsFit => Percent >= ClearPercent || (Percent >= LeastPercent && InWords >= LeastInWords * Score);

    private double InWords => Reasons.Where(r => r.Kind is ReasonKind.Term or ReasonKind.Keyword).Sum(r => r.Share);
}
