namespace Suoqiao.Indices;

/// <summary>Joins an index series to its successor, which has another base, basket or classification.</summary>
public static class SeriesLink
{
    /// <summary>
    /// The old series up to the last period of the overlap, then the new one at the old one's level. The factor is the ratio of the mean values of both over
    /// the overlap: of one period the usual overlap link, of a whole year the annual overlap (CPI Manual 2020, ch. 9).
    /// </summary>
    /// <param name="old">The series that ends.</param>
    /// <param name="successor">The series that goes on.</param>
    /// <param name="overlap">The periods, in order, by which they are joined; both series have all of them.</param>
    /// <returns>The joined series at the old level (see <see cref="IndexSeries.RebasedAt"/>), or a refusal that names a period that is missing.</returns>
    public static IndexOutcome Join(IndexSeries old, IndexSeries successor, params IReadOnlyList<string> overlap)
    {
        if (overlap.Count == 0)
        {
            return new IndexRefusal(RefusalReason.NoData);
        }

        if (overlap.FirstOrDefault(period => old[period] is null || successor[period] is null) is { } missing)
        {
            return new IndexRefusal(RefusalReason.UnknownPeriod, missing);
        }

        var factor = Mean(old, overlap) / Mean(successor, overlap);
        var until = old.Points.TakeWhile(point => point.Period != overlap[^1]).Append(new IndexPoint(overlap[^1], old[overlap[^1]]!.Value));
        var after = successor.Points.SkipWhile(point => point.Period != overlap[^1]).Skip(1).Select(point => point with { Value = point.Value * factor });
        return new IndexSeries([.. until, .. after]);
    }

    private static double Mean(IndexSeries series, IReadOnlyList<string> periods)
    {
        var sum = default(Sum);
        foreach (var period in periods)
        {
            sum.Add(series[period]!.Value);
        }

        return sum.Value / periods.Count;
    }
}
