namespace Suoqiao.Indices.Composite;

/// <summary>An index with the output and the log of every step. Tables after screening have the rows that stayed.</summary>
/// <param name="Tree">The structure.</param>
/// <param name="Options">How it was made.</param>
/// <param name="Raw">The figures as given.</param>
/// <param name="Denomination">The figures divided by their denominators.</param>
/// <param name="Screening">Which rows stayed.</param>
/// <param name="Imputation">The figures with missing values estimated, if they were.</param>
/// <param name="Treatment">The figures with outliers treated, if they were.</param>
/// <param name="Normalisation">The scores of the indicators.</param>
/// <param name="Weights">The weights.</param>
/// <param name="Comparisons">What the judgements of each aggregate gave, with their consistency.</param>
/// <param name="Aggregation">The scores of everything.</param>
public sealed record CompositeResult(
    IndicatorTree Tree, CompositeOptions Options, IndicatorTable Raw, DenominationResult Denomination, ScreeningResult Screening, ImputationResult? Imputation,
    TreatmentResult? Treatment, NormalisationResult Normalisation, IndicatorWeights Weights, IReadOnlyDictionary<string, PairwiseComparison> Comparisons,
    AggregationResult Aggregation)
{
    /// <summary>Scores of indicators and aggregates by row.</summary>
    public IndicatorTable Scores => Aggregation.Table;

    /// <summary>The score of the index by row; <see cref="double.NaN"/> where there is none.</summary>
    public ReadOnlySpan<double> Index => Scores.Column(Tree.Root.Code);

    /// <summary>The rank of each row among those of its period by the score of a line, 1 the best; null where it has none.</summary>
    /// <param name="code">The line; the index unless given.</param>
    /// <returns>A rank or null for each row, in the order of the rows.</returns>
    public IReadOnlyList<int?> RankBy(string? code = null) => Place(Scores, code ?? Tree.Root.Code);

    internal static IReadOnlyList<int?> Place(IndicatorTable scores, string code)
    {
        var places = new int?[scores.Rows];
        foreach (var rows in scores.RowsByPeriod())
        {
            foreach (var (row, rank) in rows.Zip(Ranks.Descending([.. rows.Select(row => scores[row, code])])))
            {
                places[row] = rank;
            }
        }

        return places;
    }
}
