using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>Bases, chains, unit values, weight periods, strata and linking, on figures that one can check by hand.</summary>
public sealed class SeriesTests
{
    private static readonly QuoteTable Two = Examples.Table([[2, 4, 8], [1, 1, 2]], [[10, 5, 5], [20, 20, 10]]);

    [Fact]
    public void A_direct_series_compares_with_its_base_period()
    {
        // Laspeyres on 1: (4·10 + 1·20)/(2·10 + 1·20) = 1.5, (8·10 + 2·20)/40 = 3; on 2: (2·5 + 1·20)/(4·5 + 20) = 0.75, 80/40 = 2.
        Assert.Equal([1, 1.5, 3], PriceIndex.Bilateral(Two, PriceFormula.Laspeyres).Values());
        Assert.Equal([0.75, 1, 2], PriceIndex.Bilateral(Two, PriceFormula.Laspeyres, new() { BasePeriod = "2" }).Values());
    }

    [Fact]
    public void A_chain_multiplies_the_steps()
    {
        Assert.Equal([1, 1.5, 2], PriceIndex.Bilateral(Two, PriceFormula.Laspeyres, new() { Kind = ComparisonKind.PeriodOnPeriod }).Values());
        Assert.Equal([1, 1.5, 3], PriceIndex.Bilateral(Two, PriceFormula.Laspeyres, new() { Kind = ComparisonKind.Chained }).Values());
        Assert.Equal([1 / 1.5, 1, 2], PriceIndex.Bilateral(Two, PriceFormula.Laspeyres, new() { Kind = ComparisonKind.Chained, BasePeriod = "2" }).Values());
    }

    [Fact]
    public void Several_quotes_of_an_item_become_its_unit_value()
    {
        var table = Examples.Gather([new("1", "a", 2, 3), new("1", "a", 4, 1), new("2", "a", 5, 1)]);

        Assert.Equal([1, 2], PriceIndex.Bilateral(table, PriceFormula.Jevons).Values());

        var unweighted = Examples.Gather([new("1", "a", 2), new("1", "a", 4), new("2", "a", 6)]);

        Assert.Equal([1, 2], PriceIndex.Bilateral(unweighted, PriceFormula.Jevons).Values());
    }

    [Fact]
    public void An_item_that_is_missing_is_left_out_of_the_comparisons_in_which_it_is_missing()
    {
        var table = Examples.Table([[1, 2, 4], [1, 0, 9], [2, 2, 2]], [[1, 1, 1], [1, 0, 1], [1, 1, 1]]);

        // On 1: (2 + 2)/(1 + 2), (4 + 9 + 2)/(1 + 1 + 2). Chained: (4 + 2)/(2 + 2) on the second.
        Assert.Equal([1, 4 / 3.0, 15 / 4.0], PriceIndex.Bilateral(table, PriceFormula.Laspeyres).Values());
        Assert.Equal([1, 4 / 3.0, 2], PriceIndex.Bilateral(table, PriceFormula.Laspeyres, new() { Kind = ComparisonKind.Chained }).Values());
    }

    [Fact]
    public void Lowe_and_Young_weigh_by_the_periods_that_are_named()
    {
        // Quantities of 2: 5 and 20. Lowe 3 on 1: (8·5 + 2·20)/(2·5 + 1·20). Young: shares 20/40 and 20/40, relatives 4 and 2.
        Assert.Equal(80 / 30.0, PriceIndex.Bilateral(Two, PriceFormula.Lowe, new() { WeightPeriods = ["2"] }).Values()[2], 1e-15);
        Assert.Equal(3, PriceIndex.Bilateral(Two, PriceFormula.Young, new() { WeightPeriods = ["2"] }).Values()[2], 1e-15);

        // Of 1 and 2 together: quantities 15 and 40, unit values 40/15 and 1.
        Assert.Equal(200 / 70.0, PriceIndex.Bilateral(Two, PriceFormula.Lowe, new() { WeightPeriods = ["1", "2"] }).Values()[2], 1e-15);
        Assert.Equal(3, PriceIndex.Bilateral(Two, PriceFormula.Young, new() { WeightPeriods = ["1", "2"] }).Values()[2], 1e-15);
    }

    [Fact]
    public void An_item_of_the_weight_period_that_is_not_priced_now_is_left_out_of_Lowe()
    {
        var table = Examples.Table([[1, 2, 4], [1, 3, 9], [2, 0, 2]], [[1, 1, 1], [1, 0, 1], [1, 1, 1]]);

        Assert.Equal(13 / 5.0, PriceIndex.Bilateral(table, PriceFormula.Lowe, new() { BasePeriod = "2", WeightPeriods = ["1"] }).Values()[2], 1e-15);
    }

    [Fact]
    public void One_name_in_two_strata_means_two_items()
    {
        PeriodQuote[] quotes = [new("1", "a", 1, 1, "north"), new("2", "a", 2, 1, "north"), new("1", "a", 1, 3, "south"), new("2", "a", 1, 3, "south")];
        var table = Examples.Gather(quotes);

        Assert.Equal([1, 1.25], PriceIndex.Bilateral(table, PriceFormula.Laspeyres).Values());
        Assert.Equal(["north", "south"], table.Strata);
        Assert.Equal([1, 2], PriceIndex.Bilateral(table.Stratum("north"), PriceFormula.Laspeyres).Values());
    }

    [Fact]
    public void Aggregating_Laspeyres_by_Laspeyres_is_Laspeyres()
    {
        foreach (var table in Markets.Make(60, missing: 0, zeroQuantities: false))
        {
            var total = Strata.Aggregate(table, part => PriceIndex.Bilateral(part, PriceFormula.Laspeyres), PriceFormula.Laspeyres);

            Assert.All(
                PriceIndex.Bilateral(table, PriceFormula.Laspeyres).Values().Zip(total.Values()), pair => Markets.Near(pair.First, pair.Second, "total"));
        }
    }

    [Fact]
    public void Jevons_within_and_Laspeyres_over_strata_weighs_strata_by_their_first_value()
    {
        PeriodQuote[] quotes =
        [
            new("1", "a", 1, 4, "x"), new("1", "b", 1, 4, "x"), new("1", "c", 2, 1, "y"),
            new("2", "a", 2, 1, "x"), new("2", "b", 8, 1, "x"), new("2", "c", 2, 9, "y"),
        ];

        var total = Strata.Aggregate(Examples.Gather(quotes), part => PriceIndex.Bilateral(part, PriceFormula.Jevons), PriceFormula.Laspeyres);

        // x: √(2·8) = 4 with value 8; y: 1 with value 2.
        Assert.Equal(3.4, total.Values()[1], 1e-15);
    }

    [Fact]
    public void Prices_times_implied_quantities_are_values()
    {
        var prices = PriceIndex.Multilateral(Examples.Ces, MultilateralFormula.GeksFisher).Values();
        var quantities = PriceIndex.Multilateral(Examples.Ces, MultilateralFormula.GeksFisher, measure: IndexMeasure.Quantity).Values();

        Assert.Equal(17.0 / 10, prices[^1] * quantities[^1], 1e-12);
    }

    [Fact]
    public void Rebasing_changes_the_level_and_not_the_movements()
    {
        var series = (IndexSeries)((IndexSeries)PriceIndex.Bilateral(Two, PriceFormula.Laspeyres)).RebasedAt("2", 100);

        Assert.All(new[] { 100 / 1.5, 100, 200 }.Zip(series.Points), pair => Markets.Near(pair.First, pair.Second.Value, pair.Second.Period));
    }

    [Fact]
    public void A_successor_goes_on_at_the_level_of_the_old_series()
    {
        var old = new IndexSeries([new("1", 1), new("2", 1.2), new("3", 1.5)]);
        var successor = new IndexSeries([new("2", 90), new("3", 100), new("4", 110)]);

        Assert.Equal([1, 1.2, 1.5, 1.65], SeriesLink.Join(old, successor, "3").Values().Select(value => Math.Round(value, 12)));

        // Over 2 and 3 together: 1.35 is 95.
        Assert.Equal(110 * 1.35 / 95, SeriesLink.Join(old, successor, "2", "3").Values()[3], 1e-12);
        Assert.Equal(new IndexRefusal(RefusalReason.UnknownPeriod, "1"), SeriesLink.Join(old, successor, "1"));
        Assert.Equal(new IndexRefusal(RefusalReason.NoData), SeriesLink.Join(old, successor));
    }
}
