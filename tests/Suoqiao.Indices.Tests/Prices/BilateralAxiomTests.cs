using Suoqiao.Indices.Prices;
using static Suoqiao.Indices.Prices.PriceFormula;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>Tests that a formula passes by its nature (PPI Manual 2004, ch. 16; Balk 2008, ch. 3), and some that it is known to fail.</summary>
public sealed class BilateralAxiomTests
{
    private static readonly PriceFormula[] All = Enum.GetValues<PriceFormula>();

    private static readonly PriceFormula[] Proportional = [.. All.Except([MontgomeryVartia, UnitValue])];

    private static readonly PriceFormula[] Reversible =
        [
        Jevons, Dutot, Cswd, Fisher, Tornqvist, Walsh, SatoVartia, MarshallEdgeworth, Stuvel, MontgomeryVartia,
        BilateralGearyKhamis, BilateralTimeProduct, UnitValue,
    ];

    private static readonly PriceFormula[] Monotone =
        [
        Jevons, Dutot, Carli, Harmonic, Cswd, Laspeyres, Paasche, Fisher, Walsh, MarshallEdgeworth, Drobisch, Lowe, Young,
        LloydMoulton, GeometricLaspeyres, HarmonicLaspeyres, BilateralGearyKhamis,
    ];

    [Fact]
    public void Equal_prices_give_1_whatever_the_quantities() => Check(All.Except([UnitValue]), (formula, table) =>
    {
        var prices = Markets.QuotesOf(table).GroupBy(quote => quote.Item).ToDictionary(group => group.Key, group => group.First().Price);
        Markets.Near(1, Markets.Compare(table.Change(quote => quote with { Price = prices[quote.Item] }), formula), $"{formula}");
    });

    [Fact]
    public void Prices_in_proportion_give_the_proportion() => Check(Proportional, (formula, table) =>
    {
        var prices = Markets.QuotesOf(table).GroupBy(quote => quote.Item).ToDictionary(group => group.Key, group => group.First().Price);
        var scaled = table.Change(quote => quote with { Price = prices[quote.Item] * (quote.Period == "2" ? 1.7 : 1) });
        Markets.Near(1.7, Markets.Compare(scaled, formula), $"{formula}");
    });

    [Fact]
    public void Forth_and_back_give_1() => Check(Reversible, (formula, table) =>
        Markets.Near(1, Markets.Compare(table, formula) * Markets.Compare(table, formula, 1, 0), $"{formula}"));

    [Fact]
    public void Carli_never_gives_back_what_it_took() => Check([Carli], (formula, table) =>
        Assert.True(Markets.Compare(table, formula) * Markets.Compare(table, formula, 1, 0) >= 1 - 1e-12));

    [Fact]
    public void Units_of_measurement_do_not_matter() => Check(All.Except([Dutot, UnitValue]), (formula, table) =>
    {
        double Unit(string item) => 1 + (item.Length * 3) + item[^1];
        var other = table.Change(quote => quote with { Price = quote.Price * Unit(quote.Item), Quantity = quote.Quantity / Unit(quote.Item) });
        Markets.Near(Markets.Compare(table, formula), Markets.Compare(other, formula), $"{formula}");
    });

    [Fact]
    public void The_level_of_quantities_in_a_period_does_not_matter_where_only_shares_count() => Check(
        [Fisher, Tornqvist, Walsh, SatoVartia, Laspeyres, Paasche, Palgrave, GeometricLaspeyres, GeometricPaasche, BilateralTimeProduct], (formula, table) =>
    {
        var more = table.Change(quote => quote with { Quantity = quote.Quantity * (quote.Period == "2" ? 5 : 1) });
        Markets.Near(Markets.Compare(table, formula), Markets.Compare(more, formula), $"{formula}");
    });

    [Fact]
    public void A_dearer_item_never_lowers_the_index() => Check(Monotone, (formula, table) =>
    {
        var dearer = table.Change(quote => quote with { Price = quote.Price * (quote is { Period: "2", Item: "item 0" } ? 1.25 : 1) });
        Assert.True(Markets.Compare(dearer, formula) > Markets.Compare(table, formula), $"{formula}");
    });

    [Fact]
    public void A_mean_lies_between_the_least_and_the_greatest_relative() => Check(All.Except([MontgomeryVartia, Stuvel, UnitValue]), (formula, table) =>
    {
        var relatives = MatchedQuotes.Of(table.Baskets[0], table.Baskets[1]).Relatives;
        Assert.InRange(Markets.Compare(table, formula), relatives.Min() * (1 - 1e-12), relatives.Max() * (1 + 1e-12));
    });

    [Fact]
    public void Price_times_quantity_is_the_change_of_value() => Check([Fisher, SatoVartia, MontgomeryVartia, Stuvel], (formula, table) =>
    {
        var both = Matched(table);
        var quantity = Markets.Compare(both, formula, options: new PairOptions { Measure = IndexMeasure.Quantity });
        Markets.Near(Value(both, 1) / Value(both, 0), Markets.Compare(both, formula) * quantity, $"{formula}");
    }, zeroQuantities: false);

    [Fact]
    public void Laspeyres_prices_times_Paasche_quantities_are_the_change_of_value() => Check([Laspeyres], (_, table) =>
    {
        var both = Matched(table);
        var paasche = Markets.Compare(both, Paasche, options: new PairOptions { Measure = IndexMeasure.Quantity });
        Markets.Near(Value(both, 1) / Value(both, 0), Markets.Compare(both, Laspeyres) * paasche, "Laspeyres × Paasche");
    });

    [Fact]
    public void Special_cases_meet_their_general_ones() => Check([LloydMoulton], (_, table) =>
    {
        double LloydMoultonAt(double sigma) => Markets.Compare(table, LloydMoulton, options: new PairOptions { Sigma = sigma });
        Markets.Near(Markets.Compare(table, Laspeyres), LloydMoultonAt(0), "σ = 0");
        Markets.Near(Markets.Compare(table, GeometricLaspeyres), LloydMoultonAt(1), "σ = 1");
        Markets.Near(Markets.Compare(table, HarmonicLaspeyres), LloydMoultonAt(2), "σ = 2");
        Markets.Near(LloydMoultonAt(1), LloydMoultonAt(1 + 1e-9), "σ near 1", 1e-8);
        Markets.Near(Markets.Compare(table, Laspeyres), Markets.Compare(table, Lowe), "Lowe of period 0");
        Markets.Near(Markets.Compare(table, Laspeyres), Markets.Compare(table, Young), "Young of period 0");
    });

    private static void Check(IEnumerable<PriceFormula> formulas, Action<PriceFormula, QuoteTable> check, bool zeroQuantities = true)
    {
        foreach (var table in Markets.Make(Markets.Many, zeroQuantities: zeroQuantities))
        {
            foreach (var formula in formulas)
            {
                check(formula, table);
            }
        }
    }

    private static QuoteTable Matched(QuoteTable table)
    {
        var shared = MatchedQuotes.Of(table.Baskets[0], table.Baskets[1]).Items.Select(item => table.Items[item].Name).ToHashSet();
        return Examples.Gather(Markets.QuotesOf(table).Where(quote => shared.Contains(quote.Item)));
    }

    private static double Value(QuoteTable table, int period) =>
        Markets.QuotesOf(table).Where(quote => quote.Period == table.Periods[period]).Sum(quote => quote.Price * quote.Quantity!.Value);
}
