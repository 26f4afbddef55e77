using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

public sealed class NormalisationTests
{
    private static readonly double[] Values = [3, 1, double.NaN, 7, 3, 5];

    [Theory]
    [InlineData(NormalisationMethod.MinMax, 33.333333333333336, 0, 100, 66.66666666666667)]
    [InlineData(NormalisationMethod.Rank, 2, 1, 5, 4)]
    [InlineData(NormalisationMethod.Borda, 1, 0, 4, 3)]
    [InlineData(NormalisationMethod.PercentileRank, 25, 0, 100, 75)]
    [InlineData(NormalisationMethod.Goalposts, 50, 0, 100, 100)]
    [InlineData(NormalisationMethod.DistanceToTarget, 50, 0, 150, 100)]
    [InlineData(NormalisationMethod.DistanceToMaximum, 33.333333333333336, 0, 100, 66.66666666666667)]
    [InlineData(NormalisationMethod.ShareOfBest, 42.857142857142854, 14.285714285714286, 100, 71.42857142857143)]
    [InlineData(NormalisationMethod.None, 3, 1, 7, 5)]
    public void Each_method_gives_its_formula_by_hand(NormalisationMethod method, double three, double one, double seven, double five)
    {
        var scores = Scores(Values, new() { Method = method }, new("x", null) { Low = 1, High = 5, Target = 5 });

        Assert.All(scores.Zip([three, one, double.NaN, seven, three, five]), pair => Assert.Equal(pair.Second, pair.First, 1e-11));
    }

    [Theory]
    [InlineData(NormalisationMethod.MinMax, 66.66666666666667, 100, 0)]
    [InlineData(NormalisationMethod.Rank, 3, 5, 1)]
    [InlineData(NormalisationMethod.Goalposts, 50, 100, 0)]
    [InlineData(NormalisationMethod.DistanceToTarget, 100, 150, 0)]
    [InlineData(NormalisationMethod.ShareOfBest, 33.333333333333336, 100, 14.285714285714286)]
    [InlineData(NormalisationMethod.None, -3, -1, -7)]
    public void Where_less_is_better_the_least_value_is_the_best(NormalisationMethod method, double three, double one, double seven)
    {
        var scores = Scores(Values, new() { Method = method }, new("x", null) { Low = 1, High = 5, Target = 3, Direction = Direction.Negative });

        Assert.Equal(three, scores[0], 1e-11);
        Assert.Equal(one, scores[1], 1e-11);
        Assert.Equal(seven, scores[3], 1e-11);
    }

    [Fact]
    public void Z_scores_have_the_mean_and_deviation_asked_for()
    {
        var scores = Scores(Values, new() { Method = NormalisationMethod.ZScore, Mean = 10, StandardDeviation = 2 }, new("x", null));

        Assert.Equal(10, Distribution.Mean(scores), 1e-12);
        Assert.Equal(2, Distribution.StandardDeviation(scores), 1e-12);
    }

    [Theory]
    [InlineData(NormalisationMethod.MinMax)]
    [InlineData(NormalisationMethod.ZScore)]
    [InlineData(NormalisationMethod.Rank)]
    [InlineData(NormalisationMethod.Borda)]
    [InlineData(NormalisationMethod.PercentileRank)]
    public void Other_units_of_an_indicator_change_nothing(NormalisationMethod method)
    {
        for (var number = 0; number < 30; number++)
        {
            var drawn = Drawn.Number(number, missing: 0.1);
            var scaled = drawn.Tree.Indicators.Index().Aggregate(drawn.Table, (table, node) =>
                table.With(node.Item.Code, [.. table.Column(node.Item.Code).ToArray().Select(value => value * (node.Index + 0.37) * 1000 + 32)]));

            var (before, after) = (
                Normalisation.Apply(drawn.Table, drawn.Tree, new() { Method = method }).Table,
                Normalisation.Apply(scaled, drawn.Tree, new() { Method = method }).Table);

            Assert.All(
                drawn.Tree.Indicators,
                node =>
                    Assert.All(before.Column(node.Code).ToArray().Zip(after.Column(node.Code).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-9)));
        }
    }

    [Theory]
    [InlineData(NormalisationMethod.MinMax)]
    [InlineData(NormalisationMethod.ZScore)]
    [InlineData(NormalisationMethod.Rank)]
    [InlineData(NormalisationMethod.PercentileRank)]
    [InlineData(NormalisationMethod.ShareOfBest)]
    public void A_better_value_never_scores_less(NormalisationMethod method)
    {
        for (var number = 0; number < 30; number++)
        {
            var drawn = Drawn.Number(number);
            var scores = Normalisation.Apply(drawn.Table, drawn.Tree, new() { Method = method }).Table;

            foreach (var node in drawn.Tree.Indicators)
            {
                var order = Enumerable.Range(0, drawn.Table.Rows).OrderBy(row => drawn.Table[row, node.Code] * (int)node.Direction).ToList();
                Assert.All(order.Zip(order.Skip(1)), pair => Assert.True(scores[pair.First, node.Code] <= scores[pair.Second, node.Code]));
            }
        }
    }

    [Fact]
    public void What_lies_beyond_a_goalpost_is_clipped_and_logged()
    {
        var tree = IndicatorTree.Create([new("x", null) { Low = 2, High = 4 }]);
        var table = IndicatorTable.Create(["a", "b", "c"], [new("x", [1, 3, 9])]);

        var clipped = Normalisation.Apply(table, tree, new() { Method = NormalisationMethod.Goalposts, Low = 1, High = 10 });
        var open = Normalisation.Apply(table, tree, new() { Method = NormalisationMethod.Goalposts, Low = 0, High = 1, Clip = false });

        Assert.Equal([1, 5.5, 10], clipped.Table.Column("x").ToArray());
        Assert.Equal([new(0, "x", 1 - 4.5), new(2, "x", 1 + 9 * 3.5)], clipped.Clipped);
        Assert.Equal([-0.5, 0.5, 3.5], open.Table.Column("x").ToArray());
        Assert.Empty(open.Clipped);
    }

    [Fact]
    public void What_has_no_scores_says_why()
    {
        Undefined(UndefinedReason.NoRange, NormalisationMethod.MinMax, [0.1, 0.1, 0.1], new("x", null));
        Undefined(UndefinedReason.NoRange, NormalisationMethod.ZScore, [0.1, 0.1, 0.1], new("x", null));
        Undefined(UndefinedReason.NoRange, NormalisationMethod.PercentileRank, [1, double.NaN], new("x", null));
        Undefined(UndefinedReason.NoValue, NormalisationMethod.MinMax, [double.NaN], new("x", null));
        Undefined(UndefinedReason.NoGoalposts, NormalisationMethod.Goalposts, [1, 2], new("x", null));
        Undefined(UndefinedReason.NoTarget, NormalisationMethod.DistanceToTarget, [1, 2], new("x", null));
        Undefined(UndefinedReason.TargetBelowAll, NormalisationMethod.DistanceToTarget, [1, 2], new("x", null) { Target = 1 });
        Undefined(UndefinedReason.TargetBelowAll, NormalisationMethod.DistanceToTarget, [1, 2], new("x", null) { Target = 2, Direction = Direction.Negative });
        Undefined(UndefinedReason.NotPositive, NormalisationMethod.ShareOfBest, [0, 2], new("x", null));

        static void Undefined(UndefinedReason reason, NormalisationMethod method, double[] values, IndicatorNode node)
        {
            var result = Normalisation.Apply(Table(values), IndicatorTree.Create([node]), new() { Method = method });
            Assert.Equal([new("x", null, reason)], result.Undefined);
            Assert.All(result.Table.Column("x").ToArray(), score => Assert.True(double.IsNaN(score)));
        }
    }

    [Fact]
    public void Periods_are_normalised_together_unless_asked_otherwise()
    {
        var tree = IndicatorTree.Create([new("x", null)]);
        var table = IndicatorTable.Create(["a", "b", "a", "b"], [new("x", [1, 2, 3, 5])], periods: ["1", "1", "2", "2"]);

        Assert.Equal([0, 25, 50, 100], Normalisation.Apply(table, tree, new()).Table.Column("x").ToArray());
        Assert.Equal([0, 100, 0, 100], Normalisation.Apply(table, tree, new() { EachPeriod = true }).Table.Column("x").ToArray());
    }

    private static double[] Scores(double[] values, NormalisationOptions options, IndicatorNode node) =>
        Normalisation.Apply(Table(values), IndicatorTree.Create([node]), options).Table.Column("x").ToArray();

    private static IndicatorTable Table(double[] values) => IndicatorTable.Create([.. values.Select((_, i) => $"u{i}")], [new("x", values)]);
}
