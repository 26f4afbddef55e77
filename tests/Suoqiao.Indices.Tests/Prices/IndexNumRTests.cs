using System.Globalization;
using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>Every column of the expected results of the R package IndexNumR (White 2024), read beside the repository.</summary>
public sealed class IndexNumRTests
{
    private static readonly Dictionary<string, PriceFormula> Formulas = new(StringComparer.Ordinal)
    {
        ["laspeyres"] = PriceFormula.Laspeyres,
        ["paasche"] = PriceFormula.Paasche,
        ["fisher"] = PriceFormula.Fisher,
        ["tornqvist"] = PriceFormula.Tornqvist,
        ["satovartia"] = PriceFormula.SatoVartia,
        ["dutot"] = PriceFormula.Dutot,
        ["carli"] = PriceFormula.Carli,
        ["jevons"] = PriceFormula.Jevons,
        ["harmonic"] = PriceFormula.Harmonic,
        ["cswd"] = PriceFormula.Cswd,
        ["walsh"] = PriceFormula.Walsh,
        ["ces"] = PriceFormula.LloydMoulton,
        ["geomLaspeyres"] = PriceFormula.GeometricLaspeyres,
        ["geomPaasche"] = PriceFormula.GeometricPaasche,
        ["tpd"] = PriceFormula.BilateralTimeProduct,
        ["gk"] = PriceFormula.BilateralGearyKhamis,
        ["palgrave"] = PriceFormula.Palgrave,
        ["drobish"] = PriceFormula.Drobisch,
        ["stuvel"] = PriceFormula.Stuvel,
        ["marshalledgeworth"] = PriceFormula.MarshallEdgeworth,
        ["lowe"] = PriceFormula.Lowe,
        ["young"] = PriceFormula.Young,
    };

    private static readonly Dictionary<string, ComparisonKind> Kinds = new(StringComparer.Ordinal)
    {
        ["pop"] = ComparisonKind.PeriodOnPeriod,
        ["chained"] = ComparisonKind.Chained,
        ["fixedbase"] = ComparisonKind.Direct,
    };

    private static readonly Dictionary<string, MultilateralFormula> Inner = new(StringComparer.Ordinal)
    {
        ["fisher"] = MultilateralFormula.GeksFisher,
        ["tornqvist"] = MultilateralFormula.GeksTornqvist,

        // With mean shares as weights the time-product dummy of two periods is Törnqvist's index.
        ["tpd"] = MultilateralFormula.GeksTornqvist,
        ["walsh"] = MultilateralFormula.GeksWalsh,
        ["jevons"] = MultilateralFormula.GeksJevons,
    };

    private static readonly Dictionary<string, Splice> Splices = new(StringComparer.Ordinal)
    {
        [""] = Splice.Mean,
        ["mean"] = Splice.Mean,
        ["movement"] = Splice.Movement,
        ["window"] = Splice.Window,
        ["half"] = Splice.Half,
        ["wisp"] = Splice.WindowPublished,
        ["hasp"] = Splice.HalfPublished,
        ["mean_pub"] = Splice.MeanPublished,
    };

    // The expected quantities were stored from data rounded to eight digits.
    [Theory]
    [InlineData("index_indexnumr/expected_bilateral.csv", IndexMeasure.Price, 1e-8)]
    [InlineData("index_indexnumr/expected_bilateral_quantity.csv", IndexMeasure.Quantity, 1e-6)]
    public void Every_bilateral_column_agrees(string path, IndexMeasure measure, double tolerance)
    {
        var table = SharedData.Table(path);
        Assert.Equal(66, table[0].Length);
        var compared = 0;
        for (var column = 0; column < table[0].Length; column++)
        {
            var name = table[0][column].Split('_');
            if (name[0] == "tpd")
            {
                continue;
            }

            var options = new ComparisonOptions { Kind = Kinds[name[1]], Sigma = 2, Measure = measure };
            Agree(
                table[0][column],
                [.. table.Skip(1).Select(row => Number(row[column]))],
                PriceIndex.Bilateral(Examples.Ces, Formulas[name[0]], options).Values(),
                tolerance);
            compared++;
        }

        Assert.Equal(63, compared);
    }

    [Theory]
    [InlineData("pop", ComparisonKind.PeriodOnPeriod)]
    [InlineData("fixedbase", ComparisonKind.Direct)]
    public void The_time_product_dummy_of_two_periods_agrees_before_their_correction_of_its_bias(string output, ComparisonKind kind)
    {
        var table = SharedData.Table("index_indexnumr/expected_bilateral.csv");
        var column = Array.IndexOf(table[0], $"tpd_{output}");
        var ours = PriceIndex.Bilateral(Examples.Ces, PriceFormula.BilateralTimeProduct, new ComparisonOptions { Kind = kind }).Values();
        var corrected = ours.Select((value, i) => value * Math.Exp(-VarianceOfTheLogarithm(kind == ComparisonKind.Direct ? 0 : i - 1, i) / 2)).ToArray();

        Agree("tpd", [.. table.Skip(1).Select(row => Number(row[column]))], corrected, 1e-8);
    }

    [Fact]
    public void Every_GEKS_series_agrees()
    {
        var table = SharedData.Table("index_indexnumr/expected_geks.csv");
        for (var column = 0; column < table[0].Length; column++)
        {
            var name = table[0][column];
            var outcome = Inner.TryGetValue(name, out var formula)
                ? PriceIndex.Multilateral(Examples.Ces, formula)
                : PriceIndex.Multilateral(Examples.Ces, MultilateralFormula.GeksTornqvist, 11, Splices[name]);
            Agree(name, [.. table.Skip(1).Select(row => Number(row[column]))], outcome.Values(), 1e-8);
        }
    }

    [Fact]
    public void Every_Geary_Khamis_and_time_product_series_agrees()
    {
        foreach (var row in SharedData.Table("index_indexnumr/expected_gk_wtpd.csv").Skip(1))
        {
            var formula = row[0] == "GKIndex" ? MultilateralFormula.GearyKhamis : MultilateralFormula.TimeProductDummy;
            var outcome = PriceIndex.Multilateral(Examples.Ces, formula, int.Parse(row[1], CultureInfo.InvariantCulture), Splices[row[2]]);
            Agree($"{row[0]} {row[1]} {row[2]}", [.. row.Skip(5).Select(Number)], outcome.Values(), 3e-8);
        }
    }

    /// <summary>Of the regression of two periods with item dummies: residual variance over the sum of weights.</summary>
    private static double VarianceOfTheLogarithm(int from, int to)
    {
        if (from == to || from < 0)
        {
            return 0;
        }

        var (a, b) = (Examples.Ces.Baskets[from], Examples.Ces.Baskets[to]);
        var (v0, v1) = (
            Enumerable.Range(0, 4).Select(i => a.Prices[i] * a.Quantities[i]).ToArray(),
            Enumerable.Range(0, 4).Select(i => b.Prices[i] * b.Quantities[i]).ToArray());
        var weights = v0.Zip(v1, (x, y) => 1 / ((v0.Sum() / x) + (v1.Sum() / y))).ToArray();
        var changes = Enumerable.Range(0, 4).Select(i => Math.Log(b.Prices[i] / a.Prices[i])).ToArray();
        var mean = weights.Zip(changes, (w, c) => w * c).Sum() / weights.Sum();
        return weights.Zip(changes, (w, c) => w * (c - mean) * (c - mean)).Sum() / 3 / weights.Sum();
    }

    private static void Agree(string name, double[] published, double[] ours, double tolerance)
    {
        Assert.Equal(published.Length, ours.Length);
        for (var i = 0; i < published.Length; i++)
        {
            Assert.True(
                Math.Abs((ours[i] / published[i]) - 1) < tolerance,
                string.Create(CultureInfo.InvariantCulture, $"{name} in period {i + 1}: {published[i]:R} published, {ours[i]:R} ours"));
        }
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
