namespace Suoqiao.Indices.Composite;

/// <summary>How the scores below an aggregate become one. wᵢ are the weights of its children, scaled to the sum 1 over those that have a score.</summary>
public enum AggregationMethod
{
    /// <summary>Σ wᵢxᵢ: a low score is made good by a high one in full.</summary>
    Arithmetic,

    /// <summary>Π xᵢ^wᵢ: made good in part; for positive scores only.</summary>
    Geometric,

    /// <summary>1 / Σ (wᵢ/xᵢ): made good least; for positive scores only.</summary>
    Harmonic,

    /// <summary>The weighted median: half of the weight is on either side; the mean of two scores where the half falls between them.</summary>
    Median,

    /// <summary>
    /// Copeland's rule: against each other unit of the period a unit gains 1 when the indicators in which it is better weigh more than those in
    /// which it is worse, and loses 1 in the opposite case.
    /// </summary>
    Copeland,
}

/// <summary>Options of aggregation.</summary>
public sealed record AggregationOptions
{
    /// <summary>The method for every aggregate to which the structure gives none of its own.</summary>
    public AggregationMethod Method { get; init; } = AggregationMethod.Arithmetic;

    /// <summary>
    /// The share of an aggregate's children (those with a weight, counted) that need a score, 0 to 1; with less the aggregate has none. 0: one is enough.
    /// </summary>
    public double MinimumAvailability { get; init; }
}

/// <summary>What is to be said about an aggregate of one row.</summary>
public enum AggregateNoteKind
{
    /// <summary>It rests on some of its children only, their weights scaled up.</summary>
    Incomplete,

    /// <summary>Too few of its children have a score, so it has none.</summary>
    TooFew,

    /// <summary>A child's score is 0 or negative, so its mean does not exist.</summary>
    NotPositive,
}

/// <summary>A note about an aggregate of one row.</summary>
/// <param name="Row">The row of the table.</param>
/// <param name="Code">The aggregate.</param>
/// <param name="Kind">What is to be said.</param>
/// <param name="Availability">The share of its children that have a score.</param>
public sealed record AggregateNote(int Row, string Code, AggregateNoteKind Kind, double Availability);

/// <summary>What aggregation gives.</summary>
/// <param name="Table">The table with a column for each aggregate added.</param>
/// <param name="Notes">Every aggregate that is incomplete or missing.</param>
public sealed record AggregationResult(IndicatorTable Table, IReadOnlyList<AggregateNote> Notes);
