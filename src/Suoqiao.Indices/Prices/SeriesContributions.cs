namespace Suoqiao.Indices.Prices;

/// <summary>What an item of a table adds to the change of an index between its base period and a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Item">The item.</param>
/// <param name="Value">Its contribution to the value − 1.</param>
public readonly record struct ItemContribution(string Period, QuotedItem Item, double Value);

/// <summary>What the items add to an index series, or why that cannot be told.</summary>
public static class SeriesContributions
{
    /// <summary>
    /// Contributions to the value − 1 at each period of a bilateral series: of direct comparisons those of the pair; of a chain the contributions of each link
    /// times the level it starts from, added up from the base period on. n quotes cost O(n), a chain O(nt) over t periods for items that stay.
    /// </summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="formula">The formula.</param>
    /// <param name="options">As for the series.</param>
    /// <param name="contributions">By period and item, for each period but the base; those of a period add up exactly to its value − 1.</param>
    /// <returns>The series, or why there are no contributions.</returns>
    public static IndexOutcome Of(QuoteTable quotes, PriceFormula formula, ComparisonOptions? options, out IReadOnlyList<ItemContribution> contributions)
    {
        options ??= new ComparisonOptions();
        contributions = [];
        var outcome = PriceIndex.Bilateral(quotes, formula, options);
        if (outcome is not IndexSeries series)
        {
            return outcome;
        }

        var pairs = PriceIndex.WithWeights(quotes, formula, options);
        var start = options.BasePeriod is { } name ? quotes.PlaceOf(name) : 0;
        var links = new IReadOnlyList<Contribution>[quotes.Periods.Count];
        for (var i = 0; i < links.Length; i++)
        {
            links[i] = [];
            var from = options.Kind == ComparisonKind.Direct ? start : i - 1;
            if (from < 0 || from == i)
            {
                continue;
            }

            if (!Contributions.TryOfPair(quotes.Baskets[from], quotes.Baskets[i], formula, pairs, out var found, out var refusal))
            {
                return quotes.Name(refusal, i, from);
            }

            links[i] = found;
        }

        contributions = options.Kind == ComparisonKind.Chained
            ? Chained(quotes, series, links, start)
            : [.. links.SelectMany((link, i) => Named(quotes, i, link))];
        return series;
    }

    private static List<ItemContribution> Chained(QuoteTable quotes, IndexSeries series, IReadOnlyList<Contribution>[] links, int start)
    {
        var named = new List<ItemContribution>();
        foreach (var (first, step) in new[] { (start + 1, 1), (start - 1, -1) })
        {
            var sums = new SortedDictionary<int, Sum>();
            for (var i = first; i >= 0 && i < links.Length; i += step)
            {
                // Going back, a link is undone.
                var link = step > 0 ? links[i] : links[i + 1];
                var level = step > 0 ? series.Points[i - 1].Value : -series.Points[i].Value;
                foreach (var (item, value) in link)
                {
                    var sum = sums.GetValueOrDefault(item);
                    sum.Add(level * value);
                    sums[item] = sum;
                }

                var parts = sums.Values.Select(sum => sum.Value).ToArray();
                ExactSum.Fit(parts, series.Points[i].Value - 1);
                named.AddRange(Named(quotes, i, [.. sums.Keys.Zip(parts, (item, value) => new Contribution(item, value))]));
            }
        }

        return [.. named.OrderBy(part => quotes.PlaceOf(part.Period))];
    }

    private static IEnumerable<ItemContribution> Named(QuoteTable quotes, int period, IReadOnlyList<Contribution> link) =>
        link.Select(part => new ItemContribution(quotes.Periods[period], quotes.Items[part.Item], part.Value));
}
