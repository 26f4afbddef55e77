using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

/// <summary>Denomination, screening, imputation and outlier treatment.</summary>
public sealed class StepTests
{
    private static readonly double N = double.NaN;

    private static readonly IndicatorTree Two = IndicatorTree.Create([new("i", null), new("x", "i"), new("y", "i")]);

    [Fact]
    public void A_value_without_a_denominator_is_lost_and_logged()
    {
        var tree = IndicatorTree.Create([new("x", null) { Denominator = "d" }]);
        var table = IndicatorTable.Create(["a", "b", "c", "e"], [new("x", [6, 6, 6, N]), new("d", [2, 0, N, 0])]);

        var result = Denomination.Apply(table, tree);

        Assert.Equal([3, N, N, N], result.Table.Column("x").ToArray());
        Assert.Equal([new(1, "x", "d", true), new(2, "x", "d", false)], result.Lost);
    }

    [Fact]
    public void Screening_counts_over_all_indicators_and_below_each_aggregate()
    {
        var tree = IndicatorTree.Create([new("i", null), new("a", "i"), new("b", "i"), new("x", "a"), new("y", "a"), new("z", "b")]);
        var table = IndicatorTable.Create(["full", "half", "poor", "hole"], [new("x", [1, 1, N, 1]), new("y", [1, N, N, 1]), new("z", [1, 1, 1, N])]);

        Assert.Equal(["poor"], Screening.Apply(table, tree, new()).Out.Select(gone => gone.Unit));
        Assert.Equal([new(2, "poor", null, "i", 1.0 / 3)], Screening.Apply(table, tree, new()).Out);
        Assert.Equal(
            ["a poor", "b hole"],
            Screening.Apply(table, tree, new() { Minimum = 0, MinimumPerAggregate = 0.3 }).Out.Select(gone => $"{gone.Code} {gone.Unit}"));
        Assert.Equal(["full", "half", "poor", "hole"], Screening.Apply(table, tree, new() { Keep = ["poor"] }).Table.Units);
    }

    [Fact]
    public void Every_imputed_cell_is_in_the_log_and_no_other_changed()
    {
        foreach (var method in Enum.GetValues<ImputationMethod>())
        {
            for (var number = 0; number < 20; number++)
            {
                var drawn = Drawn.Number(number, missing: 0.2);
                var table = IndicatorTable.Create(
                    drawn.Table.Units, drawn.Table.Codes.Select(code => KeyValuePair.Create(code, (IReadOnlyList<double>)drawn.Table.Column(code).ToArray())),
                    groups: new Dictionary<string, IReadOnlyList<string?>>
                    {
                        ["g"] = [.. drawn.Table.Units.Select((_, i) => i % 4 == 3 ? null : i % 2 == 0 ? "even" : "odd")],
                    });

                var result = Imputation.Apply(table, drawn.Tree, method, "g");

                var logged = result.Cells.ToDictionary(cell => (cell.Row, cell.Code), cell => cell.Value);
                var open = result.Missing.Select(cell => (cell.Row, cell.Code)).ToHashSet();
                foreach (var code in table.Codes)
                {
                    for (var row = 0; row < table.Rows; row++)
                    {
                        var (before, after) = (table[row, code], result.Table[row, code]);
                        Assert.Equal(double.IsNaN(after), open.Contains((row, code)));
                        Assert.Equal(logged.TryGetValue((row, code), out var value) ? value : before, after);
                        Assert.Equal(double.IsNaN(before) && !double.IsNaN(after), logged.ContainsKey((row, code)));
                    }
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_imputed_from_another_period()
    {
        var table = IndicatorTable.Create(["a", "b", "a", "b"], [new("x", [1, N, 9, N]), new("y", [1, 1, 1, 1])], periods: ["1", "1", "2", "2"]);

        Assert.Equal([1, 1, 9, 9], Imputation.Apply(table, Two, ImputationMethod.Mean).Table.Column("x").ToArray());
    }

    [Fact]
    public void Expectation_maximisation_finds_a_linear_relation()
    {
        var random = new Random(1);
        var x = Enumerable.Range(0, 40).Select(_ => random.NextDouble() * 10).ToArray();
        var y = x.Select((value, i) => i < 6 ? N : 3 + 2 * value).ToArray();
        var table = IndicatorTable.Create([.. x.Select((_, i) => $"u{i}")], [new("x", x), new("y", y)]);

        var result = Imputation.Apply(table, Two, ImputationMethod.ExpectationMaximisation).Table;

        Assert.All(Enumerable.Range(0, 6), row => Assert.Equal(3 + 2 * x[row], result[row, "y"], 1e-3));
    }

    [Fact]
    public void Expectation_maximisation_with_one_column_of_gaps_is_regression()
    {
        // With gaps in one variable only, the maximum likelihood estimate is the least squares line of the complete rows (Little and Rubin, 7.2).
        var random = new Random(2);
        var x = Enumerable.Range(0, 30).Select(_ => random.NextDouble()).ToArray();
        var y = x.Select((value, i) => i < 5 ? N : value + random.NextDouble()).ToArray();
        var table = IndicatorTable.Create([.. x.Select((_, i) => $"u{i}")], [new("x", x), new("y", y)]);
        var (meanX, meanY) = (x[5..].Average(), y[5..].Average());
        var slope = x[5..].Zip(y[5..], (a, b) => (a - meanX) * (b - meanY)).Sum() / x[5..].Sum(a => (a - meanX) * (a - meanX));

        var result = Imputation.Apply(table, Two, ImputationMethod.ExpectationMaximisation).Table;

        Assert.All(Enumerable.Range(0, 5), row => Assert.Equal(meanY + slope * (x[row] - meanX), result[row, "y"], 1e-6));
    }

    [Fact]
    public void Winsorising_ends_as_soon_as_the_indicator_passes_and_logs_each_value()
    {
        for (var number = 0; number < 200; number++)
        {
            var random = new Random(number);
            var values = Enumerable.Range(0, 30).Select(i => Math.Pow(random.NextDouble(), number % 2 == 0 ? -1.5 : 1) * (number % 3 == 0 ? -1 : 1)).ToArray();
            var (treated, log) = OutlierTreatment.Treat("x", values, new());
            var shape = new Shape(Distribution.Skewness(treated), Distribution.Kurtosis(treated));

            Assert.Equal(log.Outcome is not TreatmentOutcome.StillOutlying, Math.Abs(shape.Skewness) <= 2 || shape.Kurtosis <= 3.5);
            if (log.Outcome is TreatmentOutcome.Winsorised)
            {
                Assert.InRange(log.Winsorised.Count, 1, 5);
                Assert.Equal(
                    log.Winsorised,
                    values.Index().Where(value => value.Item != treated[value.Index])
                        .Select(value => new WinsorisedValue(value.Index, value.Item, treated[value.Index])));
                var (fewer, _) = OutlierTreatment.Treat("x", values, new() { MostWinsorised = log.Winsorised.Count - 1, Transform = OutlierTransform.None });
                Assert.Equal(values, fewer);
            }
            else
            {
                Assert.Empty(log.Winsorised);
            }

            var rising = Enumerable.Range(0, 30).OrderBy(i => values[i]).ToList();
            Assert.All(rising.Zip(rising.Skip(1)), pair => Assert.True(treated[pair.First] <= treated[pair.Second]));
        }
    }

    [Fact]
    public void More_values_than_allowed_are_never_winsorised_even_when_tied()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => (double)i % 5), 900, 900, 900];

        var (two, log) = OutlierTreatment.Treat("x", values, new() { MostWinsorised = 2, Transform = OutlierTransform.None });
        var (three, _) = OutlierTreatment.Treat("x", values, new() { MostWinsorised = 3, Transform = OutlierTransform.None });

        Assert.Equal((0, TreatmentOutcome.StillOutlying), (log.Tried, log.Outcome));
        Assert.Equal(values, two);
        Assert.Equal([4, 4, 4], three[40..]);
    }

    [Fact]
    public void The_unit_of_an_indicator_does_not_matter_to_its_treatment()
    {
        for (var number = 0; number < 50; number++)
        {
            var random = new Random(number);
            var values = Enumerable.Range(0, 25).Select(_ => Math.Exp(4 * random.NextDouble()) * (number % 2 == 0 ? 1 : -1)).ToArray();
            var (treated, log) = OutlierTreatment.Treat("x", values, new() { MostWinsorised = number % 4, Skewness = 0.5, Kurtosis = 0 });
            var (other, otherLog) = OutlierTreatment.Treat("x", [.. values.Select(value => 1024 * value)], new()
            {
                MostWinsorised = number % 4,
                Skewness = 0.5,
                Kurtosis = 0,
            });

            Assert.Equal(log.Outcome, otherLog.Outcome);
            var scale = log.AfterTransform is null ? 1024 : 1;
            var shift = log.AfterTransform is null ? 0 : other[0] - treated[0];
            Assert.All(treated.Zip(other), pair => Assert.Equal(pair.First * scale + shift, pair.Second, 1e-9 * scale));
        }
    }

    [Fact]
    public void What_cannot_be_tested_stays_as_it_is()
    {
        var (treated, log) = OutlierTreatment.Treat("x", [0.1, 0.1, 0.1, 0.1, N], new());

        Assert.Equal((TreatmentOutcome.NotTested, 0.1), (log.Outcome, treated[0]));
    }
}
