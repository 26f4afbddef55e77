namespace Suoqiao.Indices.Composite;

/// <summary>
/// What is varied to see how far the ranks depend on it. An empty list leaves the choice of the index as it is; a list should contain that choice too.
/// </summary>
public sealed record UncertaintyOptions
{
    /// <summary>How many times the index is made.</summary>
    public int Runs { get; init; } = 1000;

    /// <summary>What decides everything that is left to chance; the same seed gives the same result on every machine.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Each weight is multiplied by a number drawn evenly from 1 − this to 1 + this, on every level; 0 to less than 1. Unless set a quarter.</summary>
    public double WeightNoise { get; init; } = 0.25;

    /// <summary>Ways to normalise, drawn evenly.</summary>
    public IReadOnlyList<NormalisationOptions> Normalisations { get; init; } = [];

    /// <summary>Ways to aggregate, drawn evenly; aggregates to which the structure gives a method of their own keep it.</summary>
    public IReadOnlyList<AggregationMethod> Aggregations { get; init; } = [];

    /// <summary>Ways to impute, drawn evenly.</summary>
    public IReadOnlyList<ImputationMethod> Imputations { get; init; } = [];

    /// <summary>The most values that may be winsorised, drawn evenly; only when the index treats outliers.</summary>
    public IReadOnlyList<int> MostWinsorised { get; init; } = [];

    /// <summary>How many processors may work at it; 0 for all.</summary>
    public int Processors { get; init; }
}

/// <summary>The rank of a row, and how far it depends on what was varied. Quantiles interpolate between ranks (type 7 of Hyndman and Fan 1996).</summary>
/// <param name="Row">The row of the scores.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Period">The period of panel data.</param>
/// <param name="Nominal">The rank in the index itself; null without a score.</param>
/// <param name="Mean">The mean over the runs.</param>
/// <param name="Low">The 5 % quantile.</param>
/// <param name="Median">The median.</param>
/// <param name="High">The 95 % quantile.</param>
public sealed record RankInterval(int Row, string Unit, string? Period, int? Nominal, double Mean, double Low, double Median, double High);

/// <summary>What an analysis of uncertainty gives: the intervals, or every reason why one of the ways cannot be gone.</summary>
/// <param name="Intervals">The interval of each row.</param>
/// <param name="Refusals">Why one of the ways cannot be gone; empty when the intervals are there.</param>
public sealed record UncertaintyResult(IReadOnlyList<RankInterval> Intervals, IReadOnlyList<CompositeRefusal> Refusals);
