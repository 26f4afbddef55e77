namespace Suoqiao.Indices.Composite;

/// <summary>All the ways an index may be made under what is varied, prepared, and the ranks that each gives.</summary>
internal sealed class Variation
{
    private readonly CompositeResult index;
    private readonly Way[] ways;
    private readonly IReadOnlyList<IReadOnlyList<int>> periods;

    private Variation(CompositeResult index, int[] sizes, Way[] ways)
    {
        (this.index, Sizes, this.ways) = (index, sizes, ways);
        periods = index.Scores.RowsByPeriod();
        Nominal = index.RankBy();
    }

    /// <summary>The names of what may be varied, in the order of <see cref="Sizes"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["imputation", "winsorised", "normalisation", "aggregation"];

    /// <summary>How many choices each has.</summary>
    public int[] Sizes { get; }

    public IReadOnlyList<int?> Nominal { get; }

    public int Rows => index.Scores.Rows;

    public static (Variation? Variation, IReadOnlyList<CompositeRefusal> Refusals) Prepare(CompositeResult index, UncertaintyOptions options)
    {
        var nominal = index.Options;
        IReadOnlyList<ImputationMethod?> imputations = options.Imputations.Count == 0
            ? [nominal.Imputation]
            : [.. options.Imputations.Cast<ImputationMethod?>()];
        IReadOnlyList<TreatmentOptions?> treatments = options.MostWinsorised.Count == 0 || nominal.Treatment is null
            ? [nominal.Treatment] : [.. options.MostWinsorised.Select(most => nominal.Treatment with { MostWinsorised = most })];
        var normalisations = options.Normalisations.Count == 0 ? [nominal.Normalisation] : options.Normalisations;
        IReadOnlyList<AggregationOptions> aggregations = options.Aggregations.Count == 0
            ? [nominal.Aggregation] : [.. options.Aggregations.Select(method => nominal.Aggregation with { Method = method })];
        var prepared =
            from imputation in imputations
            from treatment in treatments
            from normalisation in normalisations
            from aggregation in aggregations
            select Way.Prepare(index, nominal with
            {
                Imputation = imputation,
                Treatment = treatment,
                Normalisation = normalisation,
                Aggregation = aggregation,
            });
        var ways = prepared.ToList();
        var refusals = ways.SelectMany(way => way.Refusals).Distinct().ToList();
        return refusals.Count > 0
            ? (null, refusals)
            : (new(index, [imputations.Count, treatments.Count, normalisations.Count, aggregations.Count], [.. ways.Select(way => way.Way!)]), []);
    }

    /// <summary>The way that takes these choices.</summary>
    public Way At(ReadOnlySpan<int> choices)
    {
        var place = 0;
        for (var i = 0; i < Sizes.Length; i++)
        {
            place = place * Sizes[i] + choices[i];
        }

        return ways[place];
    }

    /// <summary>Writes the rank of each row, 0 where it has none.</summary>
    public void Rank(Way way, double[] weights, Space space)
    {
        way.Score(weights, space.Scores);
        if (periods.Count == 1)
        {
            Ranks.Fill(space.Scores, space.Ranks, space.Keys, space.Order);
            return;
        }

        foreach (var rows in periods)
        {
            var (values, ranks) = (rows.Select(row => space.Scores[row]).ToArray(), new int[rows.Count]);
            Ranks.Fill(values, ranks, space.Keys, space.Order);
            for (var i = 0; i < ranks.Length; i++)
            {
                space.Ranks[rows[i]] = ranks[i];
            }
        }
    }

    /// <summary>Working space of one processor.</summary>
    internal sealed class Space(int rows)
    {
        public double[] Scores { get; } = new double[rows];

        public int[] Ranks { get; } = new int[rows];

        public double[] Keys { get; } = new double[rows];

        public int[] Order { get; } = new int[rows];
    }
}
