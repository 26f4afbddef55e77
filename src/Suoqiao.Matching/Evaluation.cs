namespace Suoqiao.Matching;

/// <summary>A judged pair and the score it was given.</summary>
/// <param name="Need">The need's id.</param>
/// <param name="Offer">The offer's id.</param>
/// <param name="Grade">The grade, 1 none to 4 strong.</param>
/// <param name="Score">The score under test.</param>
/// <param name="IsFit">Whether it would be shown to people.</param>
public readonly record struct Judged(string Need, string Offer, int Grade, double Score, bool IsFit = true);

/// <summary>What people see: of each need the first ten, and of these only what fits.</summary>
/// <param name="Pairs">How many pairs the first ten of each need are.</param>
/// <param name="Poor">The share of them below grade 2.</param>
/// <param name="Shown">How many of them fit and so are shown.</param>
/// <param name="ShownPoor">The share of those below grade 2.</param>
/// <param name="Unanswered">The share of needs with no pair that is shown.</param>
public sealed record ShownPairs(int Pairs, double Poor, int Shown, double ShownPoor, double Unanswered);

/// <summary>How well scores agree with judgements.</summary>
/// <param name="Ndcg">The mean nDCG@10 over the needs that have any gain.</param>
/// <param name="Needs">How many needs that were.</param>
/// <param name="Spearman">The rank correlation of score and grade over all pairs.</param>
/// <param name="Pairs">How many pairs that were.</param>
/// <param name="Floor">What is shown of it.</param>
public sealed record EvaluationResult(double Ndcg, int Needs, double Spearman, int Pairs, ShownPairs Floor);

/// <summary>Measures of ranking quality on graded judgements.</summary>
public static class Evaluation
{
    private const int Depth = 10;

    /// <summary>Measures scored pairs: gain 2^(grade−1)−1, discount 1/log2(rank+1), ties by offer id, needs without gain left out.</summary>
    /// <param name="pairs">The judged pairs.</param>
    /// <returns>nDCG@10 over the needs, and correlation with the grades.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pairs"/> is null.</exception>
    public static EvaluationResult Measure(IEnumerable<Judged> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);

        var all = pairs.ToList();
        var groups = all.GroupBy(p => p.Need, StringComparer.Ordinal).ToList();
        var needs = groups.Select(Ndcg).OfType<double>().ToList();
        return new EvaluationResult(
            needs.Count == 0 ? 0 : needs.Average(),
            needs.Count,
            Spearman([.. all.Select(p => p.Score)], [.. all.Select(p => (double)p.Grade)]),
            all.Count,
            Floor(groups.ConvertAll(need => First(need).ToList())));
    }

    /// <summary>The first ten offers of one need.</summary>
    /// <param name="offers">The judged offers of one need.</param>
    /// <returns>The best first, ties by offer id.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="offers"/> is null.</exception>
    public static IEnumerable<Judged> First(IEnumerable<Judged> offers)
    {
        ArgumentNullException.ThrowIfNull(offers);

        return Ranked(offers).Take(Depth);
    }

    /// <summary>The nDCG@10 of the ranking of one need's offers, or null when none of them has any gain.</summary>
    /// <param name="offers">The judged offers of one need.</param>
    /// <returns>0 to 1, or null.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="offers"/> is null.</exception>
    public static double? Ndcg(IEnumerable<Judged> offers)
    {
        ArgumentNullException.ThrowIfNull(offers);

        var all = offers.ToList();
        var best = Gain(all.OrderByDescending(p => p.Grade));
        return best > 0 ? Gain(Ranked(all)) / best : null;
    }

    /// <summary>Spearman's rank correlation; equal values share their mean rank. 0 when either side is constant.</summary>
    /// <param name="x">One side.</param>
    /// <param name="y">The other, of the same length.</param>
    /// <returns>−1 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The sides differ in length.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Count, x.Count);

        var (a, b) = (Ranks(x), Ranks(y));
        var mean = (x.Count + 1) / 2.0;
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }

        return aa > 0 && bb > 0 ? ab / Math.Sqrt(aa * bb) : 0;
    }

    private static IEnumerable<Judged> Ranked(IEnumerable<Judged> offers) =>
        offers.OrderByDescending(p => p.Score).ThenBy(p => p.Offer, StringComparer.Ordinal);

    private static ShownPairs Floor(List<List<Judged>> firsts)
    {
        var (pairs, shown) = (firsts.SelectMany(f => f).ToList(), firsts.SelectMany(f => f).Where(p => p.IsFit).ToList());
        return new(
            pairs.Count, Poor(pairs), shown.Count, Poor(shown), firsts.Count == 0 ? 0 : (double)firsts.Count(f => !f.Exists(p => p.IsFit)) / firsts.Count);

        static double Poor(List<Judged> some) => some.Count == 0 ? 0 : (double)some.Count(p => p.Grade < 2) / some.Count;
    }

    private static double Gain(IEnumerable<Judged> ranked) =>
        ranked.Take(Depth).Select((p, place) => (Math.Pow(2, p.Grade - 1) - 1) / Math.Log2(place + 2)).Sum();

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            for (var i = from; i < to; i++)
            {
                ranks[order[i]] = (from + to + 1) / 2.0;
            }

            from = to;
        }

        return ranks;
    }
}
