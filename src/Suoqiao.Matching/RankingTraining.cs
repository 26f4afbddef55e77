namespace Suoqiao.Matching;

/// <summary>
/// Learns a ranking model from judgements. Its weights leave the untrained ones only where they have shown on needs they had not seen that they rank better.
/// </summary>
public static class RankingTraining
{
    private const int Folds = 10;
    private const int Partings = 3;
    private const int LeastNeeds = 20;

    /// <summary>How strongly the weights are held to the untrained ones: what is tried.</summary>
    private static readonly double[] Shrinkages = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];

    /// <summary>Learns weights and what scores mean; the same judgements and seed give the same model.</summary>
    /// <typeparam name="TKey">How the index names a subject.</typeparam>
    /// <param name="index">Holds the judged counterparts and uses the vectors that will be used.</param>
    /// <param name="judged">The judgements.</param>
    /// <param name="seed">The seed of the parting into folds.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static RankingModel Train<TKey>(MatchIndex<TKey> index, IReadOnlyList<JudgedQuery<TKey>> judged, int seed = 1, CancellationToken cancel = default)
        where TKey : unmanaged, IEquatable<TKey>
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(judged);

        var needs = Evidence.Of(index, judged, cancel);
        var untrained = Mean(needs.Select(n => n.Ndcg(Evidence.Untrained)));
        var partings = Enumerable.Range(seed, Partings).Select(s => FoldsOf(needs.Length, Folds, s)).ToList();
        var runs = partings.Select(folds => HeldBack(needs, folds, cancel)).ToList();
        var trained = runs.Select(run => Mean(run.Select(n => n.Ndcg))).ToArray();
        var wins = needs.Length >= LeastNeeds
            && Wins([.. needs.Select((n, i) => runs.Average(run => run[i].Ndcg) - n.Ndcg(Evidence.Untrained)).OfType<double>()]);
        var shrinkage = Shrinkage(needs, partings[0], cancel);
        var weights = wins ? [.. new PairwiseFit(needs).Fit(shrinkage).Select(w => Math.Round(w, 3))] : Evidence.Untrained;
        return Calibrated(index, judged, Evidence.Model(weights)) with
        {
            Training = new TrainingReport(
                needs.Sum(n => n.Grades.Length),
                needs.Length,
                Folds,
                shrinkage,
                Rounded(untrained),
                Rounded(trained.Average()),
                Rounded(Deviation(trained)),
                wins,
                seed),
        };
    }

    /// <summary>The fold of each need: as many in each as can be, by chance from the seed.</summary>
    internal static int[] FoldsOf(int needs, int folds, int seed)
    {
        var order = Enumerable.Range(0, needs).ToArray();
        new Random(seed).Shuffle(order);
        var foldOf = new int[needs];
        for (var place = 0; place < needs; place++)
        {
            foldOf[order[place]] = place % folds;
        }

        return foldOf;
    }

    /// <summary>Each need's nDCG and order by weights that were learnt, shrinkage and all, without it.</summary>
    internal static (double? Ndcg, double? Order)[] HeldBack(Evidence[] needs, int[] foldOf, CancellationToken cancel)
    {
        var results = new (double? Ndcg, double? Order)[needs.Length];
        Parallel.For(0, foldOf.Max() + 1, new ParallelOptions { CancellationToken = cancel }, fold =>
        {
            Evidence[] seen = [.. needs.Where((_, i) => foldOf[i] != fold)];
            var shrinkage = Shrinkage(seen, FoldsOf(seen.Length, 3, fold), cancel);
            var weights = new PairwiseFit(seen).Fit(shrinkage);
            for (var i = 0; i < needs.Length; i++)
            {
                results[i] = foldOf[i] == fold ? (needs[i].Ndcg(weights), needs[i].Order(weights)) : results[i];
            }
        });
        return results;
    }

    /// <summary>The shrinkage whose weights lose least on the folds they were not learnt from.</summary>
    private static double Shrinkage(Evidence[] needs, int[] foldOf, CancellationToken cancel)
    {
        var losses = new double[Shrinkages.Length];
        for (var fold = 0; fold <= foldOf.Max(); fold++)
        {
            cancel.ThrowIfCancellationRequested();
            var fit = new PairwiseFit(needs.Where((_, i) => foldOf[i] != fold));
            var test = new PairwiseFit(needs.Where((_, i) => foldOf[i] == fold));
            for (var i = 0; i < losses.Length; i++)
            {
                losses[i] += test.Loss(fit.Fit(Shrinkages[i]), fit.Steepness);
            }
        }

        return Shrinkages[Array.IndexOf(losses, losses.Min())];
    }

    /// <summary>The model with what its scores mean, for each choice of vectors that the index allows; the rest stays as it comes with the library.</summary>
    private static RankingModel Calibrated<TKey>(MatchIndex<TKey> index, IReadOnlyList<JudgedQuery<TKey>> judged, RankingModel model)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var known = model.Calibrations;
        var (own, shared) = (index.Has(VectorSource.Own), index.Has(VectorSource.Public));
        return model with
        {
            Calibrations = new Calibrations(
                Line(0, 0),
                own ? Line(1, 0) : known.Own,
                shared ? Line(0, 1) : known.Public,
                own && shared ? Line(1, 1) : known.Both),
        };

        CalibrationPoint[] Line(double withOwn, double withPublic)
        {
            FieldWeights Kept(FieldWeights f) => f with { Own = f.Own * withOwn, Public = f.Public * withPublic };
            var options = Evidence.Only(model with { Title = Kept(model.Title), Description = Kept(model.Description), Keywords = Kept(model.Keywords) });
            return Calibration.Fit(
                judged.SelectMany(q => index.Score(q.Query, [.. q.Judged.Select(j => j.Key)], options).Zip(q.Judged, (score, j) => (score, j.Grade))));
        }
    }

    /// <summary>Whether the needs gain more than chance would give: one standard error, so that a bad week cannot spoil a model.</summary>
    private static bool Wins(double[] gains) =>
        gains.Length > 1 && gains.Average() > Deviation(gains) / Math.Sqrt(gains.Length) && gains.Average() > 0;

    private static double Mean(IEnumerable<double?> values) => values.OfType<double>().DefaultIfEmpty(0).Average();

    private static double Deviation(double[] values) =>
        values.Length < 2 ? 0 : Math.Sqrt(values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Length - 1));

    private static double Rounded(double value) => Math.Round(value, 4);
}
