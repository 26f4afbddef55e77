namespace Suoqiao.Matching;

/// <summary>A span of money in minor units (分); an open end is null.</summary>
/// <param name="From">The lowest amount, or null when unknown.</param>
/// <param name="To">The highest amount, or null when unknown.</param>
public readonly record struct Band(long? From, long? To);

/// <summary>
/// What is matched: one record for a need, an offer or an expert. Every attribute but the title may be missing, and a missing one counts neither for nor
/// against.
/// </summary>
public sealed record Subject
{
    /// <summary>The title, in the owner's own words.</summary>
    public required string Title { get; init; }

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Keywords, fields or chain words.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The industry as a GB/T 4754 code such as <c>C3841</c>; any prefix (<c>C38</c>) and the digits alone are accepted.</summary>
    public string? Industry { get; init; }

    /// <summary>The region: a path of codes from the root (<c>370000/370600</c>) or one GB/T 2260 code (<c>370602</c>).</summary>
    public string? Region { get; init; }

    /// <summary>The readiness reached, 1 to 13.</summary>
    public int? Readiness { get; init; }

    /// <summary>The least readiness wanted of the other side, 1 to 13.</summary>
    public int? WantedReadiness { get; init; }

    /// <summary>What is asked for it.</summary>
    public Band? Price { get; init; }

    /// <summary>What can be paid for the other side.</summary>
    public Band? Budget { get; init; }
}
