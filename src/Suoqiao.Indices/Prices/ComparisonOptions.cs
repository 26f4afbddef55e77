namespace Suoqiao.Indices.Prices;

/// <summary>Between which periods a series compares.</summary>
public enum ComparisonKind
{
    /// <summary>Each period with one base period.</summary>
    Direct,

    /// <summary>
    /// Each period with the one before, multiplied up. Items only need to be there in two periods running, but seasonal swings make it drift.
    /// </summary>
    Chained,

    /// <summary>Each period with the one before, not multiplied up; the first period is 1.</summary>
    PeriodOnPeriod,
}

/// <summary>Which items take part in a comparison of two periods.</summary>
public enum ComparisonSample
{
    /// <summary>Those priced in both (and, for Lowe and Young, in the weight periods).</summary>
    Matched,

    /// <summary>
    /// All of them. Jevons, Dutot and unit value then compare the mean price of all items of one period with that of the other; any other formula
    /// refuses with <see cref="RefusalReason.Unmatched"/> if an item is not priced in both, rather than leaving it out in silence.
    /// </summary>
    Population,
}

/// <summary>What an index measures.</summary>
public enum IndexMeasure
{
    /// <summary>Prices.</summary>
    Price,

    /// <summary>Quantities: the formula with prices and quantities in each other's role.</summary>
    Quantity,
}

/// <summary>How two periods are compared.</summary>
public record PairOptions
{
    /// <summary>What is measured.</summary>
    public IndexMeasure Measure { get; init; }

    /// <summary>Which items take part.</summary>
    public ComparisonSample Sample { get; init; }

    /// <summary>The elasticity of substitution of <see cref="PriceFormula.LloydMoulton"/>; at 1 it is the geometric Laspeyres, at 0 the Laspeyres.</summary>
    public double Sigma { get; init; } = 1;

    /// <summary>The basket of the weight periods of <see cref="PriceFormula.Lowe"/> and <see cref="PriceFormula.Young"/>; period 0 if null.</summary>
    public Basket? Weights { get; init; }
}

/// <summary>How a series of bilateral comparisons is made.</summary>
public sealed record ComparisonOptions : PairOptions
{
    /// <summary>Between which periods.</summary>
    public ComparisonKind Kind { get; init; }

    /// <summary>The period that is 1; the first one if null. Direct comparisons are with it; a chain is divided by its value there.</summary>
    public string? BasePeriod { get; init; }

    /// <summary>
    /// The periods whose quantities (and, for Young, values) Lowe and Young weigh by; the first period if empty. Several periods count together: total
    /// quantities and unit values.
    /// </summary>
    public IReadOnlyList<string> WeightPeriods { get; init; } = [];
}
