using System.Globalization;
using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>Published data sets small enough to be typed in.</summary>
internal static class Examples
{
    /// <summary>Diewert and Fox (2017), the data set CES_sigma_2 of the R package IndexNumR: four products, twelve periods.</summary>
    public static QuoteTable Ces { get; } = CesTable();

    /// <summary>
    /// Six products, five periods: PPI Manual (2004), tables 19.1 and 19.2, as Balk (2008), tables 3.1 and 3.2, gives them (price6, quantity6 of the R package
    /// gpindex).
    /// </summary>
    public static QuoteTable Manual { get; } = Table(
        [[1, 1.2, 1, 0.8, 1], [1, 3, 1, 0.5, 1], [1, 1.3, 1.5, 1.6, 1.6], [1, 0.7, 0.5, 0.3, 0.1], [1, 1.4, 1.7, 1.9, 2], [1, 0.8, 0.6, 0.4, 0.2]],
        [[1, 0.8, 1, 1.2, 0.9], [1, 0.9, 1.1, 1.2, 1.2], [2, 1.9, 1.8, 1.9, 2], [1, 1.3, 3, 6, 12], [4.5, 4.7, 5, 5.6, 6.5], [0.5, 0.6, 0.8, 1.3, 2.5]]);

    /// <summary>Two products, five periods, of the examples of gpindex.</summary>
    public static QuoteTable TwoProducts { get; } = Table([[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]], [[10, 9, 8, 7, 6], [5, 4, 3, 2, 1]]);

    /// <summary>A table of items by periods 1, 2, …; a price of 0 means that the item is not there.</summary>
    public static QuoteTable Table(double[][] prices, double[][]? quantities = null)
    {
        var quotes =
            from item in Enumerable.Range(0, prices.Length)
            from period in Enumerable.Range(0, prices[item].Length)
            where prices[item][period] > 0
            select new PeriodQuote(Show(period + 1), Show(item + 1), prices[item][period], quantities?[item][period]);
        return Gather(quotes);
    }

    public static QuoteTable Gather(IEnumerable<PeriodQuote> quotes)
    {
        Assert.True(QuoteTable.TryGather(quotes, out var table, out var refusal), refusal?.ToString());
        return table;
    }

    public static double[] Values(this IndexOutcome outcome) => [.. Assert.IsType<IndexSeries>(outcome).Points.Select(point => point.Value)];

    public static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Demand with the elasticity of substitution 2, the preferences a = 0.2, 0.2, 0.2, 0.4 and the expenditure e: q = e·a·p^−2 / Σ a·p^−1.
    private static QuoteTable CesTable()
    {
        double[][] prices =
        [
            [2, 1.75, 1.6, 1.5, 1.45, 1.4, 1.35, 1.3, 1.25, 1.2, 1.15, 1.1],
            [1, 0.5, 1.05, 1.1, 1.12, 1.15, 1.18, 0.6, 1.2, 1.25, 1.28, 1.3],
            [1, 0.95, 0.9, 0.85, 0.4, 0.8, 0.75, 0.72, 0.7, 0.4, 0.7, 0.65],
            [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.7, 0.65, 0.7, 0.75, 0.75, 0.8],
        ];
        double[] preferences = [0.2, 0.2, 0.2, 0.4];
        double[] expenditures = [10, 13, 11, 12, 15, 13, 14, 17, 15, 18, 16, 17];
        var quantities = prices.Select(row => new double[row.Length]).ToArray();
        for (var period = 0; period < 12; period++)
        {
            var scale = Enumerable.Range(0, 4).Sum(item => preferences[item] / prices[item][period]);
            for (var item = 0; item < 4; item++)
            {
                quantities[item][period] = expenditures[period] * preferences[item] / (prices[item][period] * prices[item][period]) / scale;
            }
        }

        return Table(prices, quantities);
    }
}
