using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>What cannot be computed is refused by name; nothing is left out or made NaN in silence.</summary>
public sealed class RefusalTests
{
    private static readonly PeriodQuote[] Sound = [new("1", "a", 1, 1), new("1", "b", 2, 1), new("2", "a", 1.5, 1), new("2", "b", 2, 2)];

    [Theory]
    [InlineData(0, 1, RefusalReason.BadPrice)]
    [InlineData(-1, 1, RefusalReason.BadPrice)]
    [InlineData(double.NaN, 1, RefusalReason.BadPrice)]
    [InlineData(double.PositiveInfinity, 1, RefusalReason.BadPrice)]
    [InlineData(1, -1, RefusalReason.BadQuantity)]
    [InlineData(1, double.NaN, RefusalReason.BadQuantity)]
    [InlineData(1, double.PositiveInfinity, RefusalReason.BadQuantity)]
    public void An_unsound_quote_is_named(double price, double quantity, RefusalReason reason)
    {
        Assert.False(QuoteTable.TryGather([.. Sound, new("2", "c", price, quantity)], out _, out var refusal));
        Assert.Equal(new IndexRefusal(reason, "2", null, "c"), refusal);
    }

    [Fact]
    public void No_quotes_and_missing_quantities_are_refused()
    {
        Assert.False(QuoteTable.TryGather([], out _, out var empty));
        Assert.Equal(RefusalReason.NoData, empty.Reason);
        Assert.False(QuoteTable.TryGather([.. Sound, new("2", "c", 1)], out _, out var partly));
        Assert.Equal(new IndexRefusal(RefusalReason.BadQuantity, "2", null, "c"), partly);

        var unweighted = Examples.Gather(Sound.Select(quote => quote with { Quantity = null }));
        Assert.Equal(new IndexRefusal(RefusalReason.QuantitiesMissing), PriceIndex.Bilateral(unweighted, PriceFormula.Fisher));
        Assert.Equal(new IndexRefusal(RefusalReason.QuantitiesMissing), PriceIndex.Multilateral(unweighted, MultilateralFormula.GearyKhamis));
        Assert.Equal(new IndexRefusal(RefusalReason.QuantitiesMissing), PriceIndex.Bilateral(unweighted, PriceFormula.Jevons, new()
        {
            Measure = IndexMeasure.Quantity,
        }));
        Assert.IsType<IndexSeries>(PriceIndex.Bilateral(unweighted, PriceFormula.Jevons));
        Assert.IsType<IndexSeries>(PriceIndex.Multilateral(unweighted, MultilateralFormula.GeksJevons));
    }

    [Fact]
    public void Periods_without_a_common_item_are_named()
    {
        var table = Examples.Gather([.. Sound, new("3", "c", 1, 1), new("3", "b", 1, 1), new("4", "c", 1, 1)]);

        Assert.Equal(new IndexRefusal(RefusalReason.NothingInCommon, "4", "1"), PriceIndex.Bilateral(table, PriceFormula.Jevons));
        Assert.Equal(new IndexRefusal(RefusalReason.NothingInCommon, "4", "2"), PriceIndex.Multilateral(table, MultilateralFormula.GeksFisher));
        Assert.IsType<IndexSeries>(PriceIndex.Bilateral(table, PriceFormula.Jevons, new() { Kind = ComparisonKind.Chained }));
        Assert.IsType<IndexSeries>(PriceIndex.Multilateral(table, MultilateralFormula.GearyKhamis));
    }

    [Theory]
    [InlineData(MultilateralFormula.GearyKhamis)]
    [InlineData(MultilateralFormula.TimeProductDummy)]
    public void Periods_that_fall_apart_are_refused(MultilateralFormula formula)
    {
        var table = Examples.Gather([.. Sound, new("3", "c", 1, 1), new("4", "c", 1, 1)]);

        Assert.Equal(RefusalReason.Disconnected, Assert.IsType<IndexRefusal>(PriceIndex.Multilateral(table, formula)).Reason);
    }

    [Fact]
    public void A_population_sample_names_the_item_that_is_not_in_both()
    {
        var table = Examples.Gather([.. Sound, new("2", "c", 1, 1)]);
        var population = new ComparisonOptions { Sample = ComparisonSample.Population };

        Assert.Equal(new IndexRefusal(RefusalReason.Unmatched, "2", "1", "c"), PriceIndex.Bilateral(table, PriceFormula.Fisher, population));
        Assert.Equal(((1.5 + 2 + 1) / 3) / ((1 + 2) / 2.0), PriceIndex.Bilateral(table, PriceFormula.Dutot, population).Values()[1], 1e-15);
        Assert.Equal(Math.Cbrt(1.5 * 2) / Math.Sqrt(2), PriceIndex.Bilateral(table, PriceFormula.Jevons, population).Values()[1], 1e-15);
        Assert.Equal((6.5 / 4) / (3.0 / 2), PriceIndex.Bilateral(table, PriceFormula.UnitValue, population).Values()[1], 1e-15);
        Assert.Equal(Math.Sqrt(1.5), PriceIndex.Bilateral(table, PriceFormula.Jevons).Values()[1], 1e-15);
    }

    [Fact]
    public void Without_expenditure_there_are_no_weights()
    {
        var table = Examples.Gather(Sound.Select(quote => quote with { Quantity = quote.Period == "2" ? 0 : 1 }));

        Assert.Equal(new IndexRefusal(RefusalReason.NoExpenditure, "2", "1"), PriceIndex.Bilateral(table, PriceFormula.Paasche));
        Assert.Equal(new IndexRefusal(RefusalReason.NoExpenditure, "2", "1"), PriceIndex.Bilateral(table, PriceFormula.Tornqvist));
        Assert.Equal(new IndexRefusal(RefusalReason.NoExpenditure, "2"), PriceIndex.Multilateral(table, MultilateralFormula.GeksTornqvist));
        Assert.IsType<IndexSeries>(PriceIndex.Bilateral(table, PriceFormula.Laspeyres));
    }

    [Fact]
    public void A_quantity_of_0_has_no_relative_change()
    {
        var table = Examples.Gather([.. Sound, new("1", "c", 1, 0), new("2", "c", 1, 3)]);
        var quantity = new ComparisonOptions { Measure = IndexMeasure.Quantity };

        Assert.Equal(new IndexRefusal(RefusalReason.ZeroQuantity, "2", "1", "c"), PriceIndex.Bilateral(table, PriceFormula.Tornqvist, quantity));
        Assert.IsType<IndexSeries>(PriceIndex.Bilateral(table, PriceFormula.Fisher, quantity));
    }

    [Fact]
    public void An_unknown_period_is_named()
    {
        var table = Examples.Gather(Sound);

        Assert.Equal(new IndexRefusal(RefusalReason.UnknownPeriod, "9"), PriceIndex.Bilateral(table, PriceFormula.Fisher, new() { BasePeriod = "9" }));
        Assert.Equal(new IndexRefusal(RefusalReason.UnknownPeriod, "8"), PriceIndex.Bilateral(table, PriceFormula.Lowe, new() { WeightPeriods = ["1", "8"] }));
        Assert.Equal(new IndexRefusal(RefusalReason.UnknownPeriod, "7"), ((IndexSeries)PriceIndex.Bilateral(table, PriceFormula.Fisher)).RebasedAt("7"));
    }

    [Fact]
    public void What_is_beyond_double_precision_is_refused()
    {
        var table = Examples.Gather([new("1", "a", 1e-300, 1), new("2", "a", 1e300, 1)]);

        foreach (var formula in Enum.GetValues<PriceFormula>())
        {
            Assert.True(
                PriceIndex.Bilateral(table, formula) is IndexRefusal or IndexSeries { Points: [_, { Value: > 0 and < double.PositiveInfinity }] },
                $"{formula}");
        }

        Assert.IsType<IndexRefusal>(PriceIndex.Bilateral(table, PriceFormula.Laspeyres));
        Assert.IsType<IndexRefusal>(PriceIndex.Multilateral(table, MultilateralFormula.GeksFisher));
    }
}
