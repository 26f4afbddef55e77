using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

public sealed class CompositeIndexTests
{
    private static readonly CompositeOptions Everything = new()
    {
        Screening = new() { Minimum = 0.6 },
        Imputation = ImputationMethod.Median,
        Treatment = new() { Skewness = 1, Kurtosis = 1 },
    };

    [Fact]
    public void The_order_of_units_changes_nothing()
    {
        for (var number = 0; number < 40; number++)
        {
            var drawn = Drawn.Number(number, missing: 0.15);
            var order = Enumerable.Range(0, drawn.Table.Rows).OrderBy(row => (row * 7919 + number) % 101).ToArray();

            var (made, other) = (drawn.Make(Everything), CompositeIndex.Make(drawn.Table.Keep(order), drawn.Tree, Everything).Require());

            Assert.Equal(ByUnit(made).Keys.Order(), ByUnit(other).Keys.Order());
            Assert.All(ByUnit(made), unit => Assert.Equal(unit.Value, ByUnit(other)[unit.Key], 1e-9));
            Assert.Equal(RankByUnit(made).OrderBy(unit => unit.Key), RankByUnit(other).OrderBy(unit => unit.Key));
        }
    }

    [Fact]
    public void The_order_of_indicators_changes_nothing()
    {
        foreach (var method in new[]
        {
            AggregationMethod.Arithmetic,
            AggregationMethod.Geometric,
            AggregationMethod.Harmonic,
            AggregationMethod.Median,
            AggregationMethod.Copeland,
        })
        {
            var options = Everything with { Normalisation = new() { Low = 1 }, Aggregation = new() { Method = method } };
            for (var number = 0; number < 15; number++)
            {
                var drawn = Drawn.Number(number, missing: 0.15);
                // Copeland's scores may be negative, which other means above it could not take; here all are the same.
                var other = IndicatorTree.Create([.. drawn.Tree.Nodes.Reverse()]);

                var (made, turned) = (drawn.Make(options), CompositeIndex.Make(drawn.Table, other, options).Require());

                Assert.All(made.Index.ToArray().Zip(turned.Index.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
                Assert.Equal(made.RankBy(), turned.RankBy());
            }
        }
    }

    [Fact]
    public void Other_units_of_an_indicator_change_nothing()
    {
        for (var number = 0; number < 30; number++)
        {
            var drawn = Drawn.Number(number, missing: 0.15);
            var scaled = drawn.Tree.Indicators.Aggregate(
                drawn.Table, (table, node) => table.With(node.Code, [.. table.Column(node.Code).ToArray().Select(value => value * 1.8 + 32)]));

            var (made, other) = (drawn.Make(Everything), CompositeIndex.Make(scaled, drawn.Tree, Everything).Require());

            Assert.All(made.Index.ToArray().Zip(other.Index.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        }
    }

    [Fact]
    public void The_index_is_its_steps_one_after_the_other()
    {
        for (var number = 0; number < 20; number++)
        {
            var drawn = Drawn.Number(number, missing: 0.2);

            var made = drawn.Make(Everything);

            var screened = Screening.Apply(Denomination.Apply(drawn.Table, drawn.Tree).Table, drawn.Tree, Everything.Screening!).Table;
            var treated = OutlierTreatment.Apply(
                Imputation.Apply(screened, drawn.Tree, ImputationMethod.Median).Table, drawn.Tree, Everything.Treatment!).Table;
            var scores = Aggregation.Apply(Normalisation.Apply(treated, drawn.Tree, new()).Table, drawn.Tree, IndicatorWeights.Given(drawn.Tree), new()).Table;
            Assert.Equal(scores.Units, made.Scores.Units);
            Assert.Equal(scores.Column("index").ToArray(), made.Index.ToArray());
        }
    }

    [Fact]
    public void No_value_disappears_or_appears_without_a_line_in_a_log()
    {
        for (var number = 0; number < 40; number++)
        {
            var drawn = Drawn.Number(number, missing: 0.25);
            var made = drawn.Make(Everything);

            Assert.Equal(drawn.Table.Rows, made.Scores.Rows + made.Screening.Out.Count);
            var (imputed, treated) = (
                made.Imputation!.Cells.Select(cell => (cell.Row, cell.Code)).ToHashSet(), made.Treatment!.Indicators.ToDictionary(indicator => indicator.Code));
            foreach (var code in drawn.Table.Codes)
            {
                for (var row = 0; row < made.Scores.Rows; row++)
                {
                    var (raw, last) = (made.Screening.Table[row, code], made.Treatment.Table[row, code]);
                    var explained = imputed.Contains((row, code)) || treated[code].AfterTransform is not null
                        || treated[code].Winsorised.Any(value => value.Row == row);
                    Assert.True(raw.Equals(last) || explained);
                }
            }
        }
    }

    [Fact]
    public void What_cannot_be_made_says_every_reason()
    {
        var tree = IndicatorTree.Create([new("i", null), new("x", "i"), new("y", "i") { Denominator = "d" }, new("z", "i")]);
        var table = IndicatorTable.Create(["a", "b"], [new("x", [1, 1]), new("y", [1, 2]), new("d", [1, 1])]);
        var flat = IndicatorTree.Create([new("i", null), new("x", "i"), new("y", "i")]);

        Refused([new(CompositeRefusalKind.NoColumn, "z"), new(CompositeRefusalKind.NoGroups, "g")], table, tree, new()
        {
            Imputation = ImputationMethod.GroupMean,
            ImputationGroup = "g",
        });
        Refused(
            [new(CompositeRefusalKind.NoDenominator, "d")],
            IndicatorTable.Create(["a"], [new("y", [1])]),
            IndicatorTree.Create([new("y", null) { Denominator = "d" }]),
            new());
        Refused([new(CompositeRefusalKind.Undefined, "x", Reason: UndefinedReason.NoRange)], table, flat, new());
        Refused([new(CompositeRefusalKind.NoRow, "i")], IndicatorTable.Create(["a"], [new("x", [double.NaN]), new("y", [1])]), flat, new()
        {
            Screening = new(),
        });
        var varied = IndicatorTable.Create(["a", "b"], [new("x", [1, 2]), new("y", [1, 2])]);
        Refused([new(CompositeRefusalKind.NotPositive, "i", "a")], varied, flat, new() { Aggregation = new() { Method = AggregationMethod.Harmonic } });
        Refused([new(CompositeRefusalKind.NoEntropy, "i")], varied, flat, new()
        {
            Weights = WeightMethod.Entropy,
            Normalisation = new() { Method = NormalisationMethod.ZScore },
        });
        Refused([new(CompositeRefusalKind.NoComponents, "i")], varied, flat, new() { Weights = WeightMethod.PrincipalComponents });

        static void Refused(IReadOnlyList<CompositeRefusal> reasons, IndicatorTable table, IndicatorTree tree, CompositeOptions options) =>
            Assert.Equal(reasons, Assert.IsType<CompositeOutcome.Refused>(CompositeIndex.Make(table, tree, options)).Reasons);
    }

    [Fact]
    public void Ranks_are_those_of_a_period_and_do_not_break_ties_by_rounding()
    {
        var tree = IndicatorTree.Create([new("x", null)]);
        var panel = IndicatorTable.Create(["a", "b", "c", "a", "b"], [new("x", [1, 2, double.NaN, 5, 4])], periods: ["1", "1", "1", "2", "2"]);

        Assert.Equal([2, 1, null, 1, 2], CompositeIndex.Make(panel, tree).Require().RankBy());
        Assert.Equal([1, 1, 3], Ranks.Descending([0.1 + 0.2, 0.3, 0.2]));
        Assert.Equal([2, 1, 3], Ranks.Descending([0.3, 0.3000001, 0.2]));
    }

    private static Dictionary<string, double> ByUnit(CompositeResult made) =>
        made.Scores.Units.Zip(made.Index.ToArray()).ToDictionary(pair => pair.First, pair => pair.Second);

    private static Dictionary<string, int?> RankByUnit(CompositeResult made) =>
        made.Scores.Units.Zip(made.RankBy()).ToDictionary(pair => pair.First, pair => pair.Second);
}
