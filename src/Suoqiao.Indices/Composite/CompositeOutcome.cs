namespace Suoqiao.Indices.Composite;

/// <summary>Why an index cannot be made.</summary>
public enum CompositeRefusalKind
{
    /// <summary>An indicator of the structure has no column.</summary>
    NoColumn,

    /// <summary>A denominator has no column.</summary>
    NoDenominator,

    /// <summary>There is no column of groups of this name.</summary>
    NoGroups,

    /// <summary>No row is left after screening, or there was none.</summary>
    NoRow,

    /// <summary>An indicator cannot be normalised; the reason says why.</summary>
    Undefined,

    /// <summary>A score below an aggregate is 0 or negative where its mean needs positive ones.</summary>
    NotPositive,

    /// <summary>The scores below an aggregate give no weights by entropy: one is negative, or they do not differ.</summary>
    NoEntropy,

    /// <summary>The scores below an aggregate give no principal component: fewer than three rows are complete, or one score does not differ.</summary>
    NoComponents,
}

/// <summary>A reason why an index cannot be made.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Code">The indicator, aggregate, denominator or group it is about.</param>
/// <param name="Unit">The unit it is about.</param>
/// <param name="Period">The period it is about.</param>
/// <param name="Reason">Why an indicator cannot be normalised.</param>
public sealed record CompositeRefusal(CompositeRefusalKind Kind, string Code, string? Unit = null, string? Period = null, UndefinedReason? Reason = null);

/// <summary>What making an index gives: the index, or every reason why there is none.</summary>
public abstract record CompositeOutcome
{
    private CompositeOutcome()
    {
    }

    /// <summary>The index was made.</summary>
    /// <param name="Result">The index with every step.</param>
    public sealed record Made(CompositeResult Result) : CompositeOutcome;

    /// <summary>The index cannot be made.</summary>
    /// <param name="Reasons">Every reason that was found.</param>
    public sealed record Refused(IReadOnlyList<CompositeRefusal> Reasons) : CompositeOutcome;

    /// <summary>The index, for callers that have made sure of it.</summary>
    /// <returns>The index.</returns>
    /// <exception cref="InvalidOperationException">The index cannot be made.</exception>
    public CompositeResult Require() => this is Made made
        ? made.Result
        : throw new InvalidOperationException($"The index cannot be made: {string.Join(", ", ((Refused)this).Reasons)}.");
}
