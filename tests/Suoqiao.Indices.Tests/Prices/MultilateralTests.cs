using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>Multilateral indices against their definitions, written out plainly.</summary>
public sealed class MultilateralTests
{
    private static readonly MultilateralFormula[] All = Enum.GetValues<MultilateralFormula>();

    private static readonly Dictionary<MultilateralFormula, PriceFormula> Pairs = new()
    {
        [MultilateralFormula.GeksFisher] = PriceFormula.Fisher,
        [MultilateralFormula.GeksTornqvist] = PriceFormula.Tornqvist,
        [MultilateralFormula.GeksWalsh] = PriceFormula.Walsh,
        [MultilateralFormula.GeksJevons] = PriceFormula.Jevons,
        [MultilateralFormula.GearyKhamis] = PriceFormula.BilateralGearyKhamis,
        [MultilateralFormula.TimeProductDummy] = PriceFormula.BilateralTimeProduct,
    };

    [Fact]
    public void Two_periods_give_the_bilateral_formula() => Check((formula, table) =>
    {
        // The time-product dummy takes shares of all that was sold, the formula of two periods those of what both have.
        var shared = MatchedQuotes.Of(table.Baskets[0], table.Baskets[1]).Items.Select(item => table.Items[item].Name).ToHashSet();
        var two = Examples.Gather(
            Markets.QuotesOf(table)
                .Where(quote => quote.Period is "1" or "2" && (formula != MultilateralFormula.TimeProductDummy || shared.Contains(quote.Item))));
        Markets.Near(Markets.Compare(two, Pairs[formula]), Levels(two, formula)[1], $"{formula}");
    });

    [Fact]
    public void Prices_that_do_not_move_give_1() => Check((formula, table) =>
    {
        var prices = Markets.QuotesOf(table).GroupBy(quote => quote.Item).ToDictionary(group => group.Key, group => group.First().Price);
        Assert.All(Levels(table.Change(quote => quote with { Price = prices[quote.Item] }), formula), level => Markets.Near(1, level, $"{formula}"));
    });

    [Fact]
    public void Every_comparison_agrees_with_every_other_in_whatever_order_the_periods_come() => Check((formula, table) =>
    {
        var n = table.Periods.Count;
        string Renamed(string period) =>
            Examples.Show(
                1 + (((int.Parse(period, System.Globalization.CultureInfo.InvariantCulture) * 2) + n) % n * 100) + int.Parse(
                    period, System.Globalization.CultureInfo.InvariantCulture));
        var (straight, mixed) = (
            PriceIndex.Multilateral(table, formula),
            (IndexSeries)PriceIndex.Multilateral(table.Change(quote => quote with { Period = Renamed(quote.Period) }), formula));
        var levels = straight.Values();
        for (var s = 0; s < n; s++)
        {
            for (var t = 0; t < n; t++)
            {
                Markets.Near(levels[t] / levels[s], mixed[Renamed(table.Periods[t])]!.Value / mixed[Renamed(table.Periods[s])]!.Value, $"{formula} {s}→{t}");
            }
        }
    });

    [Fact]
    public void A_period_twice_as_dear_is_twice_the_index() => Check((formula, table) =>
    {
        var last = table.Periods[^1];
        var dearer = table.Change(quote => quote with { Price = quote.Price * (quote.Period == last ? 2 : 1) });
        var (before, after) = (Levels(table, formula), Levels(dearer, formula));
        Assert.All(before.SkipLast(1).Zip(after), pair => Markets.Near(pair.First, pair.Second, $"{formula}"));
        Markets.Near(2 * before[^1], after[^1], $"{formula}");
    });

    [Fact]
    public void Units_of_measurement_do_not_matter() => Check((formula, table) =>
    {
        double Unit(string item) => 0.001 + (item[^1] * 17 % 23);
        var other = table.Change(quote => quote with { Price = quote.Price * Unit(quote.Item), Quantity = quote.Quantity / Unit(quote.Item) });
        Assert.All(Levels(table, formula).Zip(Levels(other, formula)), pair => Markets.Near(pair.First, pair.Second, $"{formula}"));
    });

    [Fact]
    public void GEKS_is_the_geometric_mean_of_all_ways_round() => Check((formula, table) =>
    {
        if (formula is MultilateralFormula.GearyKhamis or MultilateralFormula.TimeProductDummy)
        {
            return;
        }

        var n = table.Periods.Count;
        var plain = Enumerable.Range(0, n).Select(t => Math.Pow(
            Enumerable.Range(0, n).Aggregate(
                1.0, (product, l) => product * Markets.Compare(table, Pairs[formula], 0, l) * Markets.Compare(table, Pairs[formula], l, t)), 1.0 / n));
        Assert.All(plain.Zip(Levels(table, formula)), pair => Markets.Near(pair.First, pair.Second, $"{formula}"));
    });

    [Fact]
    public void Geary_Khamis_levels_and_reference_prices_explain_each_other() => Check((formula, table) =>
    {
        if (formula != MultilateralFormula.GearyKhamis)
        {
            return;
        }

        var levels = ((IndexSeries)PriceIndex.Multilateral(table, formula)).Points.ToDictionary(point => point.Period, point => point.Value);
        var quotes = Markets.QuotesOf(table).ToList();
        var reference = quotes.GroupBy(quote => quote.Item).Where(group => group.Sum(quote => quote.Quantity) > 0)
            .ToDictionary(
                group => group.Key,
                group => group.Sum(quote => quote.Price * quote.Quantity!.Value / levels[quote.Period]) / group.Sum(quote => quote.Quantity!.Value));
        double Level(string period)
        {
            var own = quotes.Where(quote => quote.Period == period && quote.Quantity > 0).ToList();
            return own.Sum(quote => quote.Price * quote.Quantity!.Value) / own.Sum(quote => reference[quote.Item] * quote.Quantity!.Value);
        }

        Assert.All(table.Periods, period => Markets.Near(levels[period], Level(period) / Level(table.Periods[0]), period));
    });

    [Fact]
    public void The_time_product_dummy_leaves_no_weighted_residual_in_any_period_or_item() => Check((formula, table) =>
    {
        if (formula != MultilateralFormula.TimeProductDummy)
        {
            return;
        }

        var levels = ((IndexSeries)PriceIndex.Multilateral(table, formula)).Points.ToDictionary(point => point.Period, point => point.Value);
        var quotes = Markets.QuotesOf(table).ToList();
        var values = quotes.GroupBy(quote => quote.Period).ToDictionary(group => group.Key, group => group.Sum(quote => quote.Price * quote.Quantity!.Value));
        double Share(PeriodQuote quote) => quote.Price * quote.Quantity!.Value / values[quote.Period];
        double Net(PeriodQuote quote) => Math.Log(quote.Price / levels[quote.Period]);
        var effects = quotes.GroupBy(quote => quote.Item).ToDictionary(
            group => group.Key, group => group.Sum(Share) is > 0 and var weight ? group.Sum(quote => Share(quote) * Net(quote)) / weight : 0);
        Assert.All(
            quotes.GroupBy(quote => quote.Period), group => Assert.Equal(0, group.Sum(quote => Share(quote) * (Net(quote) - effects[quote.Item])), 1e-12));
    });

    private static double[] Levels(QuoteTable table, MultilateralFormula formula) => PriceIndex.Multilateral(table, formula).Values();

    private static void Check(Action<MultilateralFormula, QuoteTable> check)
    {
        foreach (var table in Markets.Make(100))
        {
            foreach (var formula in All)
            {
                check(formula, table);
            }
        }
    }
}
