namespace Suoqiao.Indices.Prices;

/// <summary>How outlying price changes are found (CPI Manual 2020, 5.113–5.135).</summary>
public enum OutlierMethod
{
    /// <summary>Beyond the median ± c times its distance to the quartile of that side.</summary>
    Quartile,

    /// <summary>
    /// Tukey's: beyond the mean ± c times its distance to the mean of that side, all taken without unchanged prices and without the lowest and highest 5 %;
    /// these tails are outlying too.
    /// </summary>
    Tukey,

    /// <summary>
    /// Hidiroglou and Berthelot (1986): relatives made symmetrical about their median and weighed by max(p0, p1)^u, then the quartile method. Where most prices
    /// did not move their median and quartiles are all 0, so the least distance here is a times the median of the weights: a change of a at a usual price.
    /// </summary>
    HidiroglouBerthelot,
}

/// <summary>A rule for outlying price changes.</summary>
/// <param name="Method">The method.</param>
public sealed record OutlierRule(OutlierMethod Method)
{
    /// <summary>c: how many distances from the middle are still accepted; more than 0. Hidiroglou and Berthelot use 4 and more, others 2.5.</summary>
    public double Cutoff { get; init; } = Method == OutlierMethod.HidiroglouBerthelot ? 4 : 2.5;

    /// <summary>a: the least distance, as a part of the median, where most prices did not move; 0 to 1. Not used by Tukey's.</summary>
    public double LeastDistance { get; init; } = 0.05;

    /// <summary>u: from 0, where a change counts the same at any price, to 1. Only used by Hidiroglou and Berthelot's.</summary>
    public double SizeExponent { get; init; } = 0.5;

    /// <summary>Fewer relatives than this are not judged: their quartiles mean little.</summary>
    public int LeastCount { get; init; } = 8;
}

/// <summary>A change as a rule judged it.</summary>
/// <param name="Score">What was compared: the relative, or its transform.</param>
/// <param name="Lower">The least accepted score.</param>
/// <param name="Upper">The greatest accepted score.</param>
public readonly record struct OutlierJudgement(double Score, double Lower, double Upper)
{
    /// <summary>Whether the change is outlying.</summary>
    public bool IsOutlier => Score < Lower || Score > Upper;
}

/// <summary>A quote that was taken out, and why.</summary>
/// <param name="Period">Its period.</param>
/// <param name="Item">Its item.</param>
/// <param name="Before">The last accepted price, in the period before.</param>
/// <param name="Price">The price that was taken out.</param>
/// <param name="Judgement">Its score and the bounds it broke.</param>
public readonly record struct OutlierEntry(string Period, QuotedItem Item, double Before, double Price, OutlierJudgement Judgement);

/// <summary>Finds price changes that hardly can be true, and says which and why.</summary>
public static class Outliers
{
    private const double Tail = 0.05;

    /// <summary>Judges the changes of one group; fewer than <see cref="OutlierRule.LeastCount"/> are all accepted. n changes cost O(n log n).</summary>
    /// <param name="before">The prices before, greater than 0.</param>
    /// <param name="after">The prices of the same items after.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>A judgement for each change, in their order.</returns>
    /// <exception cref="ArgumentException">There are not as many prices after as before.</exception>
    public static OutlierJudgement[] Judge(ReadOnlySpan<double> before, ReadOnlySpan<double> after, OutlierRule rule)
    {
        if (before.Length != after.Length)
        {
            throw new ArgumentException("Each price needs the one before.", nameof(after));
        }

        var scores = new double[before.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = after[i] / before[i];
        }

        if (scores.Length < rule.LeastCount)
        {
            return [.. scores.Select(score => new OutlierJudgement(score, double.NegativeInfinity, double.PositiveInfinity))];
        }

        var (lower, upper) = rule.Method switch
        {
            OutlierMethod.Tukey => TukeyBounds(scores, rule.Cutoff),
            OutlierMethod.Quartile => QuartileBounds(scores, rule.Cutoff, rule.LeastDistance * Quantiles.Of(scores, 0.5)),
            OutlierMethod.HidiroglouBerthelot when Transform(scores, before, after, rule.SizeExponent) is var weight =>
                QuartileBounds(scores, rule.Cutoff, rule.LeastDistance * weight),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Method, null),
        };
        return [.. scores.Select(score => new OutlierJudgement(score, lower, upper))];
    }

    /// <summary>
    /// Takes outlying quotes out of a table: each period against the one before, within each stratum. A quote after one that was taken out has no
    /// price before it and is accepted, so that a wrong price does not take the right one after it along.
    /// </summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="log">Every quote that was taken out.</param>
    /// <returns>The quotes that stay.</returns>
    public static QuoteTable Remove(QuoteTable quotes, OutlierRule rule, out IReadOnlyList<OutlierEntry> log)
    {
        var entries = new List<OutlierEntry>();
        var baskets = new List<Basket> { quotes.Baskets[0] };
        for (var i = 1; i < quotes.Baskets.Count; i++)
        {
            var matched = MatchedQuotes.Of(baskets[i - 1], quotes.Baskets[i]);
            var found = Enumerable.Range(0, matched.Count).GroupBy(k => quotes.Items[matched.Items[k]].Stratum, StringComparer.Ordinal)
                .SelectMany(group => Found(quotes, i, matched, [.. group], rule)).ToList();
            entries.AddRange(found.Select(pair => pair.Entry));
            var removed = found.Select(pair => pair.Item).ToHashSet();
            baskets.Add(removed.Count == 0 ? quotes.Baskets[i] : quotes.Baskets[i].Keep(item => !removed.Contains(item)));
        }

        log = entries;
        return quotes.With(baskets);
    }

    private static IEnumerable<(int Item, OutlierEntry Entry)> Found(QuoteTable quotes, int period, MatchedQuotes matched, int[] places, OutlierRule rule)
    {
        var judgements = Judge([.. places.Select(k => matched.P0[k])], [.. places.Select(k => matched.P1[k])], rule);
        for (var j = 0; j < places.Length; j++)
        {
            if (judgements[j].IsOutlier)
            {
                var k = places[j];
                yield return (
                    matched.Items[k], new OutlierEntry(quotes.Periods[period], quotes.Items[matched.Items[k]], matched.P0[k], matched.P1[k], judgements[j]));
            }
        }
    }

    /// <summary>Turns relatives into scores for which a fall to a half is as far from the middle as a rise to the double; answers the median weight.</summary>
    private static double Transform(double[] scores, ReadOnlySpan<double> before, ReadOnlySpan<double> after, double exponent)
    {
        var median = Quantiles.Of(scores, 0.5);
        var weights = new double[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            weights[i] = Math.Pow(Math.Max(before[i], after[i]), exponent);
            scores[i] = (scores[i] >= median ? (scores[i] / median) - 1 : 1 - (median / scores[i])) * weights[i];
        }

        return Quantiles.Of(weights, 0.5);
    }

    private static (double Lower, double Upper) QuartileBounds(double[] scores, double cutoff, double floor)
    {
        var (first, median, third) = (Quantiles.Of(scores, 0.25), Quantiles.Of(scores, 0.5), Quantiles.Of(scores, 0.75));
        return (median - (cutoff * Math.Max(median - first, floor)), median + (cutoff * Math.Max(third - median, floor)));
    }

    private static (double Lower, double Upper) TukeyBounds(double[] scores, double cutoff)
    {
        var (low, high) = (Quantiles.Of(scores, Tail), Quantiles.Of(scores, 1 - Tail));
        var kept = scores.Where(score => score != 1 && score >= low && score <= high).ToArray();
        if (kept.Length == 0)
        {
            return (low, high);
        }

        var mean = Sum.Of(kept) / kept.Length;
        double[] above = [.. kept.Where(score => score >= mean)], below = [.. kept.Where(score => score <= mean)];
        return (
            Math.Max(low, mean - (cutoff * (mean - (Sum.Of(below) / below.Length)))),
            Math.Min(high, mean + (cutoff * ((Sum.Of(above) / above.Length) - mean))));
    }
}
