using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>Windows and splices against their definitions, each window computed afresh.</summary>
public sealed class RollingIndexTests
{
    public static TheoryData<MultilateralFormula, Splice> Ways =>
        [.. from formula in Enum.GetValues<MultilateralFormula>() from splice in Enum.GetValues<Splice>() select (formula, splice)];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_spliced_series_is_what_its_definition_says(MultilateralFormula formula, Splice splice)
    {
        foreach (var (seed, window) in new[] { (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 7) })
        {
            var table = Examples.Gather(Markets.Quotes(new Random(seed), 9, 16, 0.2, zeroQuantities: true));

            var plain = Plain(table, formula, window, splice);

            Assert.All(
                plain.Zip(PriceIndex.Multilateral(table, formula, window, splice).Values()),
                pair => Markets.Near(pair.First, pair.Second, $"window {window}", 1e-11));
        }
    }

    [Fact]
    public void What_is_published_is_never_revised()
    {
        var table = Examples.Gather(Markets.Quotes(new Random(7), 9, 16, 0.2, zeroQuantities: true));
        var index = new RollingIndex(MultilateralFormula.GeksFisher, 5);
        var published = new List<double>();
        foreach (var basket in table.Baskets)
        {
            Assert.Null(index.Add(basket, out _));
            Assert.Equal(published, index.Values.Take(published.Count));
            published = [.. index.Values];
        }

        Assert.Equal(16, published.Count);
        Assert.Equal(published, PriceIndex.Multilateral(table, MultilateralFormula.GeksFisher, 5).Values());
    }

    [Fact]
    public void A_series_shorter_than_its_window_is_published_when_it_is_complete()
    {
        var index = new RollingIndex(MultilateralFormula.GearyKhamis, 25);
        Assert.All(Examples.Ces.Baskets, basket => Assert.Null(index.Add(basket, out _)));
        Assert.Empty(index.Values);

        Assert.Null(index.Complete());

        Assert.Equal(PriceIndex.Multilateral(Examples.Ces, MultilateralFormula.GearyKhamis).Values(), index.Values);
    }

    [Fact]
    public void A_window_does_not_drift_where_all_prices_return()
    {
        double[][] prices = [[1, 2, 1, 0.5, 1, 2, 1, 0.5, 1], [1, 0.5, 1, 3, 1, 0.5, 1, 3, 1], [1, 1, 2, 1, 1, 1, 2, 1, 1]];
        double[][] quantities = [[5, 1, 5, 9, 5, 1, 5, 9, 5], [5, 9, 5, 1, 5, 9, 5, 1, 5], [5, 5, 1, 5, 5, 5, 1, 5, 5]];

        var table = Examples.Table(prices, quantities);

        Markets.Near(1, PriceIndex.Multilateral(table, MultilateralFormula.GeksFisher).Values()[4], "GEKS");
        Assert.NotInRange(PriceIndex.Bilateral(table, PriceFormula.Laspeyres, new() { Kind = ComparisonKind.Chained }).Values()[4], 0.99, 1.01);
    }

    private static double[] Plain(QuoteTable table, MultilateralFormula formula, int window, Splice splice)
    {
        double[] Window(int start, int length)
        {
            var periods = table.Periods.Skip(start).Take(length).ToHashSet();
            return PriceIndex.Multilateral(Examples.Gather(Markets.QuotesOf(table).Where(quote => periods.Contains(quote.Period))), formula).Values();
        }

        var published = Window(0, window).ToList();
        for (var t = window; t < table.Periods.Count; t++)
        {
            var (old, now) = (Window(t - window, window), Window(t - window + 1, window));
            var known = published.Skip(t - window).ToArray();

            // From the period s of the series: how far the new window goes from it, over how far the old one, or what was published, went.
            double On(int s, double[] before) => published[^1] * (now[^1] / now[s - (t - window + 1)]) / (before[^1] / before[s - (t - window)]);
            double Mean(double[] before) => Math.Exp(Enumerable.Range(t - window + 1, window - 1).Average(s => Math.Log(On(s, before))));
            var fixedBase = Enumerable.Range(0, t).Last(s => s % (window - 1) == 0);
            published.Add(splice switch
            {
                Splice.Mean => Mean(old),
                Splice.Movement => On(t - 1, old),
                Splice.Window => On(t - window + 1, old),
                Splice.Half => On(t - (window / 2), old),
                Splice.MeanPublished => Mean(known),
                Splice.WindowPublished => published[t - window + 1] * now[^1] / now[0],
                Splice.HalfPublished => published[t - (window / 2)] * now[^1] / now[^(1 + (window / 2))],
                Splice.FixedBaseMoving => published[fixedBase] * now[^1] / now[fixedBase - (t - window + 1)],
                Splice.FixedBaseExpanding => published[fixedBase] * Window(fixedBase, t - fixedBase + 1)[^1],
                _ => throw new ArgumentOutOfRangeException(nameof(splice)),
            });
        }

        return [.. published];
    }
}
