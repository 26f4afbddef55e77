namespace Suoqiao.Indices.Composite;

/// <summary>Which way an indicator counts.</summary>
public enum Direction
{
    /// <summary>More is worse: the values are turned round before they are normalised.</summary>
    Negative = -1,

    /// <summary>More is better.</summary>
    Positive = 1,
}

/// <summary>One line of an index's structure: an indicator (nothing stands below it) or an aggregate of those that name it as their parent.</summary>
/// <param name="Code">Its code; that of an indicator is the code of its column.</param>
/// <param name="Parent">The code of the aggregate it belongs to; null for the index itself.</param>
public sealed record IndicatorNode(string Code, string? Parent)
{
    /// <summary>Its weight beside its siblings; only the proportions count. 0 or more.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Which way it counts; for indicators only.</summary>
    public Direction Direction { get; init; } = Direction.Positive;

    /// <summary>Its name for people.</summary>
    public string? Name { get; init; }

    /// <summary>The lower goalpost, in the unit of the indicator as it is after denomination.</summary>
    public double? Low { get; init; }

    /// <summary>The upper goalpost, in the unit of the indicator as it is after denomination.</summary>
    public double? High { get; init; }

    /// <summary>The target, in the unit of the indicator as it is after denomination.</summary>
    public double? Target { get; init; }

    /// <summary>The column that the indicator is divided by (population, GDP, …); null for none.</summary>
    public string? Denominator { get; init; }

    /// <summary>How this aggregate is made from its children where it is not as the others.</summary>
    public AggregationMethod? Aggregation { get; init; }
}
