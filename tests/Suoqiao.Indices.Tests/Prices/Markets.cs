using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>Made-up markets that are the same in every run.</summary>
internal static class Markets
{
    public const int Many = 200;

    /// <summary>Random markets; items may be missing in a period, but each two periods share some.</summary>
    public static IEnumerable<QuoteTable> Make(int count, double missing = 0.2, bool zeroQuantities = true)
    {
        for (var seed = 0; seed < count; seed++)
        {
            var draw = new Random(seed);
            yield return Examples.Gather(Quotes(draw, draw.Next(3, 12), draw.Next(2, 9), missing, zeroQuantities));
        }
    }

    public static IEnumerable<PeriodQuote> Quotes(Random draw, int items, int periods, double missing, bool zeroQuantities)
    {
        for (var item = 0; item < items; item++)
        {
            var price = Math.Exp(3 * (draw.NextDouble() - 0.5));
            for (var period = 1; period <= periods; period++)
            {
                price *= Math.Exp(0.6 * (draw.NextDouble() - 0.5));
                var quantity = zeroQuantities && item > 0 && draw.Next(10) == 0 ? 0 : 10 * draw.NextDouble() / price;
                if (item == 0 || draw.NextDouble() >= missing)
                {
                    yield return new PeriodQuote(Examples.Show(period), $"item {item}", price, quantity, item % 2 == 0 ? "a" : "b");
                }
            }
        }
    }

    /// <summary>All quotes of a table.</summary>
    public static IEnumerable<PeriodQuote> QuotesOf(QuoteTable table) =>
        from period in Enumerable.Range(0, table.Periods.Count)
        let basket = table.Baskets[period]
        from place in Enumerable.Range(0, basket.Count)
        let item = table.Items[basket.Items[place]]
        select new PeriodQuote(table.Periods[period], item.Name, basket.Prices[place], basket.Quantities[place], item.Stratum);

    /// <summary>The table with each quote changed.</summary>
    public static QuoteTable Change(this QuoteTable table, Func<PeriodQuote, PeriodQuote> change) => Examples.Gather(QuotesOf(table).Select(change));

    public static double Compare(QuoteTable table, PriceFormula formula, int from = 0, int to = 1, PairOptions? options = null)
    {
        Assert.True(
            Bilateral.TryCompare(table.Baskets[from], table.Baskets[to], formula, options ?? new PairOptions { Sigma = 0.7 }, out var value, out var refusal),
            refusal?.ToString());
        return value;
    }

    public static void Near(double expected, double actual, string what, double tolerance = 1e-12) =>
        Assert.True(Math.Abs((actual / expected) - 1) <= tolerance, $"{what}: {expected:R} expected, {actual:R}");
}
