namespace Suoqiao.Indices.Composite;

/// <summary>Where weights come from.</summary>
public enum WeightMethod
{
    /// <summary>From the structure.</summary>
    Given,

    /// <summary>The same for all siblings.</summary>
    Equal,

    /// <summary>From judgements of pairs where there are some, see <see cref="PairwiseComparison"/>; otherwise from the structure.</summary>
    Judgements,

    /// <summary>By the entropy of the scores below each aggregate, from the bottom up, see <see cref="EntropyWeights"/>.</summary>
    Entropy,

    /// <summary>
    /// By the first principal component of the scores below each aggregate, from the bottom up, see <see cref="Composite.PrincipalComponents.Weights"/>.
    /// </summary>
    PrincipalComponents,
}

/// <summary>
/// How an index is made. Unless set, values are divided by their denominators, normalised by min–max onto 0 to 100, and averaged with the weights of the
/// structure; nothing is left out, estimated or treated.
/// </summary>
public sealed record CompositeOptions
{
    /// <summary>How rows are screened; null: all stay.</summary>
    public ScreeningOptions? Screening { get; init; }

    /// <summary>How missing values are estimated; null: they stay missing, and aggregates rest on what is there.</summary>
    public ImputationMethod? Imputation { get; init; }

    /// <summary>The column of groups for imputation by group.</summary>
    public string? ImputationGroup { get; init; }

    /// <summary>How outliers are treated; null: they are not.</summary>
    public TreatmentOptions? Treatment { get; init; }

    /// <summary>How values are brought onto one scale.</summary>
    public NormalisationOptions Normalisation { get; init; } = new();

    /// <summary>Where the weights come from.</summary>
    public WeightMethod Weights { get; init; }

    /// <summary>Judgements of the children of an aggregate in their order, by its code, for <see cref="WeightMethod.Judgements"/>.</summary>
    public IReadOnlyDictionary<string, double[,]> Judgements { get; init; } = new Dictionary<string, double[,]>();

    /// <summary>How scores become one.</summary>
    public AggregationOptions Aggregation { get; init; } = new();
}
