namespace Suoqiao.Indices.Prices;

/// <summary>A price that was put in for a missing one.</summary>
/// <param name="Period">The period.</param>
/// <param name="Item">The item.</param>
/// <param name="Price">The price.</param>
/// <param name="Change">By which its last price was multiplied.</param>
/// <param name="FromClass">Whether the change is that of its class; otherwise of all items, the class having no item to compare.</param>
public readonly record struct ImputedPrice(string Period, QuotedItem Item, double Price, double Change, bool FromClass);

/// <summary>
/// Prices for items that are missing for a time. There is no carrying forward of the last price: it says "no change" of what is not known, and pulls an index
/// towards 1 (CPI Manual 2020, ch. 6).
/// </summary>
public static class Imputation
{
    /// <summary>
    /// Class-mean (targeted-mean) imputation: a missing price is the item's last one, real or imputed, times the Jevons index of the items of its stratum that
    /// are really priced in this period and the one before; of all items where the stratum has none. The quantity is 0: nothing is known to have been sold.
    /// n quotes cost O(n log n).
    /// </summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="most">After so many periods running an item counts as gone, and gets no more prices; at least 1.</param>
    /// <param name="log">Every price that was put in.</param>
    /// <returns>The table with the imputed quotes.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is less than 1.</exception>
    public static QuoteTable ByClassMean(QuoteTable quotes, int most, out IReadOnlyList<ImputedPrice> log)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var entries = new List<ImputedPrice>();
        var baskets = new List<Basket>(quotes.Baskets.Count);
        var missing = new SortedDictionary<int, (double Price, int Periods)>();
        for (var i = 0; i < quotes.Baskets.Count; i++)
        {
            var real = quotes.Baskets[i];
            var imputed = new List<Quote>();
            if (i > 0)
            {
                var means = new ClassMeans(quotes, MatchedQuotes.Of(quotes.Baskets[i - 1], real));
                NoteMissing(quotes.Baskets[i - 1], real, missing);
                Impute(quotes, i, means, missing, most, imputed, entries);
            }

            baskets.Add(imputed.Count == 0 ? real : Join(real, imputed));
        }

        log = entries;
        return quotes.With(baskets);
    }

    private static void NoteMissing(Basket before, Basket now, SortedDictionary<int, (double Price, int Periods)> missing)
    {
        foreach (var item in missing.Keys.Where(item => now.PlaceOf(item) >= 0).ToList())
        {
            missing.Remove(item);
        }

        for (var k = 0; k < before.Count; k++)
        {
            if (now.PlaceOf(before.Items[k]) < 0)
            {
                missing[before.Items[k]] = (before.Prices[k], 0);
            }
        }
    }

    private static void Impute(
        QuoteTable quotes,
        int period,
        ClassMeans means,
        SortedDictionary<int, (double Price, int Periods)> missing,
        int most,
        List<Quote> imputed,
        List<ImputedPrice> log)
    {
        foreach (var (item, (last, periods)) in missing.ToList())
        {
            if (periods == most || means.Of(quotes.Items[item].Stratum, out var fromClass) is not { } change)
            {
                missing.Remove(item);
                continue;
            }

            missing[item] = (last * change, periods + 1);
            imputed.Add(new Quote(item, last * change, quotes.HasQuantities ? 0 : 1));
            log.Add(new ImputedPrice(quotes.Periods[period], quotes.Items[item], last * change, change, fromClass));
        }
    }

    private static Basket Join(Basket real, List<Quote> imputed)
    {
        var all = imputed.Concat(Enumerable.Range(0, real.Count).Select(k => new Quote(real.Items[k], real.Prices[k], real.Quantities[k])))
            .OrderBy(quote => quote.Item).ToArray();
        return Basket.TryGather(all, out var joined, out _) ? joined : throw new InvalidOperationException("An imputed price is not sound.");
    }

    /// <summary>The mean change of each stratum and of all items between two periods.</summary>
    private sealed class ClassMeans
    {
        private readonly Dictionary<string, (Sum Logs, int Count)> classes = new(StringComparer.Ordinal);
        private Sum logs;
        private readonly int count;

        public ClassMeans(QuoteTable quotes, MatchedQuotes matched)
        {
            count = matched.Count;
            for (var k = 0; k < count; k++)
            {
                var log = Math.Log(matched.P1[k] / matched.P0[k]);
                logs.Add(log);
                var stratum = quotes.Items[matched.Items[k]].Stratum;
                var (sum, n) = classes.GetValueOrDefault(stratum);
                sum.Add(log);
                classes[stratum] = (sum, n + 1);
            }
        }

        public double? Of(string stratum, out bool fromClass)
        {
            fromClass = classes.TryGetValue(stratum, out var own);
            return fromClass ? Math.Exp(own.Logs.Value / own.Count) : count > 0 ? Math.Exp(logs.Value / count) : null;
        }
    }
}
