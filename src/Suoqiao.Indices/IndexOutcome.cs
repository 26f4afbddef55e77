namespace Suoqiao.Indices;

/// <summary>What an index compilation ends with: an <see cref="IndexSeries"/>, or an <see cref="IndexRefusal"/> that says why there is none.</summary>
public abstract record IndexOutcome
{
    private protected IndexOutcome()
    {
    }
}

/// <summary>A point of an index series.</summary>
/// <param name="Period">The period, as it was named in the data.</param>
/// <param name="Value">The index in units of its base: 1 at the base period unless it was re-based. Always finite and greater than 0.</param>
public readonly record struct IndexPoint(string Period, double Value);

/// <summary>An index series in the order of its periods.</summary>
/// <param name="Points">The points; each period occurs once.</param>
public sealed record IndexSeries(IReadOnlyList<IndexPoint> Points) : IndexOutcome
{
    /// <summary>The value at a period, or null if the series has no such period.</summary>
    public double? this[string period]
    {
        get
        {
            foreach (var point in Points)
            {
                if (string.Equals(point.Period, period, StringComparison.Ordinal))
                {
                    return point.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The same series on another base: that period becomes <paramref name="level"/>, the movements stay.</summary>
    /// <param name="period">A period of the series.</param>
    /// <param name="level">The value it gets, finite and greater than 0; 1 or 100.</param>
    /// <returns>An <see cref="IndexSeries"/>, or a refusal where the period is not in the series.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not greater than 0.</exception>
    public IndexOutcome RebasedAt(string period, double level = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        return this[period] is { } value
            ? new IndexSeries([.. Points.Select(point => point with { Value = point.Value == value ? level : point.Value / value * level })])
            : new IndexRefusal(RefusalReason.UnknownPeriod, period);
    }
}

/// <summary>Why there is no index. Nothing is ever computed around a gap in silence.</summary>
/// <param name="Reason">What is wrong.</param>
/// <param name="Period">The period at which it is wrong, if it is one.</param>
/// <param name="Other">The other period of a comparison, if there is one.</param>
/// <param name="Item">The item at which it is wrong, if it is one.</param>
public sealed record IndexRefusal(RefusalReason Reason, string? Period = null, string? Other = null, string? Item = null) : IndexOutcome;

/// <summary>The reasons for which an index is refused.</summary>
public enum RefusalReason
{
    /// <summary>There is nothing to compute from.</summary>
    NoData,

    /// <summary>A price that is not a finite number greater than 0.</summary>
    BadPrice,

    /// <summary>A quantity that is not a finite number of at least 0.</summary>
    BadQuantity,

    /// <summary>The formula weighs by quantities, and there are none.</summary>
    QuantitiesMissing,

    /// <summary>No item was priced in both periods, so they cannot be compared.</summary>
    NothingInCommon,

    /// <summary>With the population sample: the item was priced in only one of the two periods.</summary>
    Unmatched,

    /// <summary>The items that can be compared have no expenditure in a period, so they have no weights.</summary>
    NoExpenditure,

    /// <summary>The item's quantity is 0, and the formula needs its relative change.</summary>
    ZeroQuantity,

    /// <summary>The period that was named is not in the data.</summary>
    UnknownPeriod,

    /// <summary>The item that was named is not in the period.</summary>
    UnknownItem,

    /// <summary>The periods of a window fall into groups that share no item, so no index can connect them.</summary>
    Disconnected,

    /// <summary>The numbers are so large or so small that the result is beyond double precision.</summary>
    Overflow,

    /// <summary>The formula has no additive contributions.</summary>
    NoContributions,

    /// <summary>A weight that is not a finite number greater than 0.</summary>
    BadWeight,

    /// <summary>A node of a classification is its own ancestor, or has no index and no parts.</summary>
    BrokenTree,
}
