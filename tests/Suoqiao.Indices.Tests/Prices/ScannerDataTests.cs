using System.Globalization;
using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>
/// The results that the README of the R package PriceIndices (Białek 2021) prints for its scanner data, which are read beside the repository.
/// </summary>
public sealed class ScannerDataTests
{
    private static readonly Lazy<string[][]> MilkTable = new(() => SharedData.Table("index_priceindices/milk.csv"));

    [Fact]
    public void Jevons_of_milk()
    {
        Agree(
            [
                1.0000000, 1.0222661, 1.0300191, 1.0353857, 1.0075504, 1.0395393, 0.9853148,
                1.0053100, 1.0033727, 1.0177604, 1.0243906, 1.0086291, 1.0249373, 1.0282234,
            ],
            PriceIndex.Bilateral(Milk("2018-12", "2020-01"), PriceFormula.Jevons));
    }

    [Fact]
    public void Fisher_of_milk_direct_and_chained()
    {
        var milk = Milk("2018-12", "2020-01");

        Agree(0.9615501, PriceIndex.Bilateral(milk, PriceFormula.Fisher));
        Agree(
            [
                1.0000000, 1.0021692, 1.0004617, 0.9862756, 0.9944042, 0.9915704, 0.9898026,
                0.9876325, 0.9981591, 0.9968851, 0.9786428, 0.9771951, 0.9874251, 0.9618094,
            ],
            PriceIndex.Bilateral(milk, PriceFormula.Fisher, new() { Kind = ComparisonKind.Chained }));
        Agree(
            [1.0000000, 1.0021692, 0.9983528, 0.9868188, 0.9954079, 0.9904548, 0.9906674, 0.9848588, 0.9987586, 0.9959955, 0.9767235, 0.9771107, 0.9868354],
            PriceIndex.Bilateral(Milk("2018-12", "2019-12"), PriceFormula.Fisher));
    }

    [Fact]
    public void Lloyd_Moulton_Lowe_and_Young_of_milk()
    {
        Agree(0.9835069, PriceIndex.Bilateral(Milk("2018-12", "2020-01"), PriceFormula.LloydMoulton, new() { Sigma = 0.9 }));
        var lowe = Assert.IsType<IndexSeries>(PriceIndex.Bilateral(Milk("2018-12", "2020-02"), PriceFormula.Lowe, new()
        {
            BasePeriod = "2019-12",
            WeightPeriods = ["2018-12"],
        }));
        Assert.Equal(0.9880546, lowe["2020-01"]!.Value, 6e-8);
        Assert.Equal(1.0024443, lowe["2020-02"]!.Value, 6e-8);
        Agree(
            [1.0000000, 0.9982428, 1.0005565, 0.9766453, 0.9875892, 0.9874894, 0.9827443, 0.9893828, 1.0005086, 0.9976441, 0.9746506, 0.9943300, 0.9939052],
            PriceIndex.Bilateral(Milk("2018-12", "2019-12"), PriceFormula.Young, new() { WeightPeriods = ["2019-03"] }));
    }

    [Fact]
    public void GEKS_and_CCDI_of_milk_in_one_window()
    {
        var milk = Milk("2018-12", "2019-12");

        Agree(
            [1.0000000, 1.0020172, 1.0001330, 0.9839258, 0.9936427, 0.9899234, 0.9889829, 0.9862652, 0.9981114, 0.9952078, 0.9776535, 0.9805743, 0.9876664],
            PriceIndex.Multilateral(milk, MultilateralFormula.GeksFisher, 13));
        Agree(
            [1.0000000, 1.0018004, 0.9997978, 0.9840643, 0.9932822, 0.9898612, 0.9888433, 0.9864494, 0.9978518, 0.9951481, 0.9773428, 0.9815496, 0.9876167],
            PriceIndex.Multilateral(milk, MultilateralFormula.GeksTornqvist, 13));
        var inside = Assert.IsType<IndexSeries>(PriceIndex.Multilateral(Milk("2019-01", "2019-10"), MultilateralFormula.GeksFisher));
        Assert.Equal(0.9912305, inside["2019-04"]!.Value, 6e-8);
    }

    [Fact]
    public void The_time_product_dummy_of_milk_with_the_half_splice()
    {
        Agree(
            [
                1.0000000, 1.0038893, 1.0000284, 0.9837053, 0.9954196, 0.9924919, 0.9913655, 0.9866847,
                0.9998615, 0.9949000, 0.9806788, 0.9808493, 0.9888003, 0.9628623, 1.0021956,
            ],
            PriceIndex.Multilateral(Milk("2018-12", "2020-02"), MultilateralFormula.TimeProductDummy, 10, Splice.Half));
    }

    [Fact]
    public void Fixed_bases_of_milk_each_December()
    {
        var milk = Milk("2018-12", "2020-03");

        Agree(0.9891602, PriceIndex.Multilateral(milk, MultilateralFormula.GeksFisher, 13, Splice.FixedBaseExpanding));
        Agree(0.9874252, PriceIndex.Multilateral(milk, MultilateralFormula.GeksTornqvist, 13, Splice.FixedBaseMoving));
    }

    [Fact]
    public void Kinds_of_milk_as_items()
    {
        var kinds = Gather(MilkTable.Value, "2018-12", "2019-12", item: 5);

        Agree(0.9986050, PriceIndex.Multilateral(kinds, MultilateralFormula.GeksFisher));
        Agree(0.9987082, PriceIndex.Multilateral(kinds, MultilateralFormula.GeksTornqvist));
    }

    [Fact]
    public void Coffee_over_a_year()
    {
        var coffee = Gather(SharedData.Table("index_priceindices/coffee.csv"), "2018-12", "2019-12");

        Agree(1.0167511, PriceIndex.Bilateral(coffee, PriceFormula.Laspeyres));
        Agree(0.9863043, PriceIndex.Bilateral(coffee, PriceFormula.Paasche));
        Agree(1.0014120, PriceIndex.Bilateral(coffee, PriceFormula.Fisher));
    }

    [Fact]
    public void Milk_by_outlet_and_kind_aggregated_by_Laspeyres()
    {
        // They keep the strata that have sales in both the first and the last month.
        var table = MilkTable.Value;
        string Stratum(string[] row) => $"{row[4]} {row[5]}";
        var kept = table.Skip(1).Where(row => row[0].StartsWith("2018-12", StringComparison.Ordinal)).Select(Stratum)
            .Intersect(table.Skip(1).Where(row => row[0].StartsWith("2019-12", StringComparison.Ordinal)).Select(Stratum)).ToHashSet();
        var quotes = Gather([table[0], .. table.Skip(1).Where(row => kept.Contains(Stratum(row)))], "2018-12", "2019-12", stratum: Stratum);

        var total = Strata.Aggregate(quotes, part => PriceIndex.Bilateral(part, PriceFormula.Fisher), PriceFormula.Laspeyres);

        Agree(0.9871036, total);
    }

    private static QuoteTable Milk(string first, string last) => Gather(MilkTable.Value, first, last);

    private static QuoteTable Gather(string[][] table, string first, string last, int item = 3, Func<string[], string>? stratum = null) => Examples.Gather(
        from row in table.Skip(1)
        let month = row[0][..7]
        where string.CompareOrdinal(month, first) >= 0 && string.CompareOrdinal(month, last) <= 0
        select new PeriodQuote(month, row[item], Number(row[1]), Number(row[2]), stratum?.Invoke(row) ?? ""));

    private static void Agree(double[] printed, IndexOutcome ours) =>
        Assert.All(printed.Zip(ours.Values()), pair => Assert.Equal(pair.First, pair.Second, 6e-8));

    private static void Agree(double printed, IndexOutcome ours) => Assert.Equal(printed, ours.Values()[^1], 6e-8);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
