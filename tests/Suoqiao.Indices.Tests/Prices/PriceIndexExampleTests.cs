using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>The examples of the README and of docs/indices.md.</summary>
public sealed class PriceIndexExampleTests
{
    private static readonly PeriodQuote[] quotes =
        [new("2025-01", "screw", 2, 10), new("2025-01", "nut", 1, 20), new("2025-02", "screw", 4, 5), new("2025-02", "nut", 1, 20)];

    [Fact]
    public void A_series_or_the_reason_why_there_is_none()
    {
        var console = new StringWriter();

        if (QuoteTable.TryGather(quotes, out var table, out var unsound))
        {
            var index = PriceIndex.Multilateral(table, MultilateralFormula.GeksFisher, window: 25, Splice.Mean);
            console.WriteLine(index switch
            {
                IndexSeries series => $"{series.Points[^1].Period}: {series.Points[^1].Value:0.0000}",
                IndexRefusal why => $"{why.Reason} {why.Period} {why.Other} {why.Item}",
                _ => "",
            });
        }

        Assert.Null(unsound);
        Assert.Equal("2025-02: 1.4142", console.ToString().Trim());
    }

    [Fact]
    public void A_series_that_goes_on_month_by_month()
    {
        var written = new List<double>();
        var months = Examples.Gather(quotes).Baskets;

        var index = new RollingIndex(MultilateralFormula.GeksFisher, window: 2, Splice.Window);
        foreach (var month in months)
        {
            if (index.Add(month, out _) is { } refusal)
            {
                throw new InvalidOperationException($"{refusal.Reason}");
            }
        }

        written.AddRange(index.Values);
        Assert.Equal([1, Math.Sqrt(2)], written.Select(value => Math.Round(value, 15)).Zip([1, Math.Sqrt(2)], (a, b) => Math.Abs(a - b) < 1e-14 ? b : a));
    }
}
