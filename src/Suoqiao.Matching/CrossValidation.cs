namespace Suoqiao.Matching;

/// <summary>How one way of ranking did.</summary>
/// <param name="Method">What ranked.</param>
/// <param name="Ndcg">The mean nDCG@10 over the needs with any gain.</param>
/// <param name="Error">The standard error of that mean over needs.</param>
/// <param name="Spread">For what was trained: the standard deviation of the mean over the ways of parting the needs; otherwise 0.</param>
/// <param name="Order">The share of a need's pairs of offers that stand in the right order, a pair by the difference of its gains; the mean over needs.</param>
/// <param name="Difference">The mean difference to the untrained ranking, need by need.</param>
/// <param name="Low">The lower end of its 95 % interval over resampled needs.</param>
/// <param name="High">The upper end.</param>
public sealed record Ablation(string Method, double Ndcg, double Error, double Spread, double Order, double Difference, double Low, double High);

/// <summary>Where the strongly relevant offers stand among all offers.</summary>
/// <param name="Method">What ranked.</param>
/// <param name="At100">The share of them among the first 100.</param>
/// <param name="At300">The share of them among the first 300.</param>
/// <param name="At1000">The share of them among the first 1,000.</param>
public sealed record Recalled(string Method, double At100, double At300, double At1000);

/// <summary>What each part adds, on judgements; what is trained is judged only on needs that it has not seen.</summary>
public static class CrossValidation
{
    private const int Folds = 10;
    private const int Resamples = 2_000;
    private const int Strong = 4;

    private static readonly (string Method, double[] Field)[] Fields =
    [
        ("cosine, pairs", [0, 1, 0, 0]),
        ("cosine, singles", [1, 0, 0, 0]),
        ("terms: singles + pairs", [1, 1, 0, 0]),
        ("own vectors alone", [0, 0, 1, 0]),
        ("public vectors alone", [0, 0, 0, 1]),
        ("terms + own vectors", [1, 1, 0.5, 0]),
        ("terms + public vectors", [1, 1, 0, 0.5]),
        ("all: untrained", [1, 1, 0.5, 0.5]),
        ("all without singles", [0, 1, 0.5, 0.5]),
        ("all without pairs", [1, 0, 0.5, 0.5]),
    ];

    /// <summary>Measures each way of ranking the judged offers.</summary>
    /// <typeparam name="TKey">How the index names a subject.</typeparam>
    /// <param name="index">Holds the judged offers and uses the vectors.</param>
    /// <param name="judged">The judgements.</param>
    /// <param name="model">A model to measure as it is beside the others; null for none.</param>
    /// <param name="seeds">In how many ways the needs are parted.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>A measurement for each way.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seeds"/> is less than 1.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<Ablation> Ablate<TKey>(
        MatchIndex<TKey> index, IReadOnlyList<JudgedQuery<TKey>> judged, RankingModel? model = null, int seeds = 5, CancellationToken cancel = default)
        where TKey : unmanaged, IEquatable<TKey>
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(judged);
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);

        var needs = Evidence.Of(index, judged, cancel);
        var reference = needs.Select(n => n.Ndcg(Evidence.Untrained)).ToArray();
        var methods = Methods().Select(m => Row(m.Method, needs, [.. needs.Select(n => n.Ndcg(m.Weights))], m.Weights, reference)).ToList();
        if (model is not null)
        {
            var weights = Evidence.WeightsOf(model);
            methods.Add(Row("the model as it is (has seen these needs)", needs, [.. needs.Select(n => n.Ndcg(weights))], weights, reference));
        }

        methods.Add(Trained(needs, reference, seeds, cancel));
        return methods;
    }

    /// <summary>Measures how many strongly relevant offers the first places hold when all offers are ranked.</summary>
    /// <typeparam name="TKey">How the index names a subject.</typeparam>
    /// <param name="index">Holds all offers.</param>
    /// <param name="judged">The judgements; what is not judged counts as not relevant.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The shares that each way of ranking finds.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IReadOnlyList<Recalled> Recall<TKey>(MatchIndex<TKey> index, IReadOnlyList<JudgedQuery<TKey>> judged, CancellationToken cancel = default)
        where TKey : unmanaged, IEquatable<TKey>
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(judged);

        string[] recalled = ["cosine, pairs", "terms: singles + pairs", "terms + own vectors", "terms + public vectors", "all: untrained"];
        return
        [
            .. Methods().Where(m => recalled.Contains(m.Method))
                .Select(m => Recalled(m.Method, index, judged, Evidence.Only(Evidence.Model(m.Weights)), cancel)),
        ];
    }

    private static IEnumerable<(string Method, double[] Weights)> Methods() =>
        Fields.Select(f => (f.Method, (double[])[.. f.Field, .. f.Field, .. f.Field])).Concat(
        [
            ("all without the need's title", [0, 0, 0, 0, .. Evidence.Untrained[4..]]),
            ("all without the need's description", [.. Evidence.Untrained[..4], 0, 0, 0, 0, .. Evidence.Untrained[8..]]),
        ]);

    private static Ablation Trained(Evidence[] needs, double?[] reference, int seeds, CancellationToken cancel)
    {
        var runs = Enumerable.Range(1, seeds).Select(seed => RankingTraining.HeldBack(needs, RankingTraining.FoldsOf(needs.Length, Folds, seed), cancel))
            .ToList();
        var mean = needs.Select((_, i) => runs[0][i].Ndcg is null ? null : runs.Average(r => r[i].Ndcg)).ToArray();
        var means = runs.Select(r => r.Average(n => n.Ndcg)!.Value).ToArray();
        var spread = Math.Sqrt(means.Sum(m => Math.Pow(m - means.Average(), 2)) / Math.Max(1, seeds - 1));
        var row = Row("all: weights trained on the other needs", mean, reference);
        return row with { Spread = spread, Order = runs.SelectMany(r => r.Select(n => n.Order)).OfType<double>().Average() };
    }

    private static Ablation Row(string method, Evidence[] needs, double?[] ndcg, double[] weights, double?[] reference) =>
        Row(method, ndcg, reference) with { Order = needs.Select(n => n.Order(weights)).OfType<double>().DefaultIfEmpty(0).Average() };

    private static Ablation Row(string method, double?[] ndcg, double?[] reference)
    {
        var values = ndcg.OfType<double>().ToArray();
        var differences = ndcg.Zip(reference, (a, b) => a - b).OfType<double>().ToArray();
        if (values.Length == 0)
        {
            return new Ablation(method, 0, 0, 0, 0, 0, 0, 0);
        }

        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(v => Math.Pow(v - mean, 2)) / Math.Max(1, values.Length - 1) / values.Length);
        var random = new Random(1);
        var resampled = Enumerable.Range(0, Resamples).Select(_ => differences.Average(_ => differences[random.Next(differences.Length)])).Order().ToArray();
        return new Ablation(method, mean, error, 0, 0, differences.Average(), resampled[Resamples / 40], resampled[^(Resamples / 40)]);
    }

    private static Recalled Recalled<TKey>(
        string method, MatchIndex<TKey> index, IReadOnlyList<JudgedQuery<TKey>> judged, MatchOptions options, CancellationToken cancel)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var places = new List<int>[judged.Count];
        Parallel.For(0, judged.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            var strong = judged[i].Judged.Where(j => j.Grade >= Strong).Select(j => j.Key).ToHashSet();
            var found = strong.Count == 0 ? [] : index.Find(judged[i].Query, 1_000, options: options);
            places[i] = [.. found.Select((match, place) => (match.Key, place)).Where(m => strong.Contains(m.Key)).Select(m => m.place)];
        });
        var all = Math.Max(1, judged.Sum(q => q.Judged.Count(j => j.Grade >= Strong)));
        return new Recalled(method, Share(100), Share(300), Share(1_000));

        double Share(int first) => places.Sum(p => p.Count(place => place < first)) / (double)all;
    }
}
