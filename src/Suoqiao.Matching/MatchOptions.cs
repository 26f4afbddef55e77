namespace Suoqiao.Matching;

/// <summary>How much each part of a pair weighs. The defaults are what was measured; see docs/matching.md.</summary>
public sealed record MatchOptions
{
    /// <summary>The default weights.</summary>
    public static MatchOptions Default { get; } = new();

    /// <summary>How texts are ranked.</summary>
    public RankingModel Model { get; init; } = RankingModel.Default;

    /// <summary>The share the text's score gains when both are in the same industry class.</summary>
    public double Industry { get; init; } = 0.3;

    /// <summary>The share the text's score gains when both are in the same place.</summary>
    public double Region { get; init; } = 0.1;

    /// <summary>The share gained when the readiness suffices, and lost when it is six levels or more too low.</summary>
    public double Readiness { get; init; } = 0.1;

    /// <summary>The share gained when the price is within the budget, and lost when it is twice the budget or more.</summary>
    public double Budget { get; init; } = 0.1;

    /// <summary>Whether every subject is scored, however many there are; slow, for measuring what the first pass misses.</summary>
    public bool Exhaustive { get; init; }
}
