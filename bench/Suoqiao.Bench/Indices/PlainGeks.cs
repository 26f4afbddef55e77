using Suoqiao.Indices.Prices;

namespace Suoqiao.Bench.Indices;

/// <summary>GEKS with rolling windows and the mean splice as one writes it down from the formula.</summary>
internal static class PlainGeks
{
    /// <summary>The series of one stratum; every window compares all its pairs afresh.</summary>
    public static double[] Series(IReadOnlyList<Quote[]> months, int window)
    {
        var old = Levels([.. months.Take(window)]);
        var published = old.ToList();
        for (var t = window; t < months.Count; t++)
        {
            var now = Levels([.. months.Skip(t - window + 1).Take(window)]);
            published.Add(Spliced(published[^1], old, now));
            old = now;
        }

        return [.. published];
    }

    /// <summary>The same with each pair of months compared only once and kept: what a careful programmer would do next.</summary>
    public static double[] SeriesWithKeptPairs(IReadOnlyList<Quote[]> months, int window)
    {
        var pairs = new Dictionary<(int, int), double>();
        double Pair(int from, int to) => pairs.TryGetValue((from, to), out var known) ? known : pairs[(from, to)] = Fisher(months[from], months[to]);
        double[] LevelsFrom(int start) => Levels(Math.Min(window, months.Count), (l, t) => Pair(start + l, start + t));

        var old = LevelsFrom(0);
        var published = old.ToList();
        for (var t = window; t < months.Count; t++)
        {
            var now = LevelsFrom(t - window + 1);
            published.Add(Spliced(published[^1], old, now));
            old = now;
        }

        return [.. published];
    }

    private static double[] Levels(Quote[][] months) => Levels(months.Length, (l, t) => Fisher(months[l], months[t]));

    private static double[] Levels(int months, Func<int, int, double> pair) =>
    [
        .. Enumerable.Range(0, months).Select(
            t => Math.Pow(Enumerable.Range(0, months).Aggregate(1.0, (product, l) => product * pair(0, l) * pair(l, t)), 1.0 / months)),
    ];

    private static double Spliced(double last, double[] old, double[] now) =>
        last * Math.Pow(
            Enumerable.Range(0, now.Length - 1).Aggregate(1.0, (product, l) => product * (now[^1] / now[l]) / (old[^1] / old[l + 1])), 1.0 / (now.Length - 1));

    private static double Fisher(Quote[] from, Quote[] to)
    {
        var matched = from.Join(to, a => a.Item, b => b.Item, (a, b) => (P0: a.Price, Q0: a.Quantity, P1: b.Price, Q1: b.Quantity)).ToList();
        return Math.Sqrt(matched.Sum(m => m.P1 * m.Q0) / matched.Sum(m => m.P0 * m.Q0) * (matched.Sum(m => m.P1 * m.Q1) / matched.Sum(m => m.P0 * m.Q1)));
    }
}
