using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

public sealed class IndicatorTreeTests
{
    private static readonly IndicatorNode[] Sound = [new("x", "a"), new("y", "a"), new("a", "i"), new("z", "i"), new("i", null)];

    [Fact]
    public void Branches_may_have_different_depths()
    {
        var tree = IndicatorTree.Create(Sound);

        Assert.Equal(["x", "y", "z"], tree.Indicators.Select(node => node.Code));
        Assert.Equal(["a", "i"], tree.Aggregates.Select(node => node.Code));
        Assert.Equal((1, 2, 1, 3), (tree.LevelOf("x"), tree.LevelOf("a"), tree.LevelOf("z"), tree.Levels));
        Assert.Equal(["x", "y", "z"], tree.IndicatorsBelow("i").Select(node => node.Code));
    }

    [Fact]
    public void An_aggregate_comes_after_all_that_stands_below_it()
    {
        for (var number = 0; number < 50; number++)
        {
            var random = new Random(number);
            var nodes = Enumerable.Range(0, 30).Select(i => new IndicatorNode($"n{i}", i == 0 ? null : $"n{random.Next(i)}")).OrderBy(_ => random.Next())
                .ToList();
            var tree = IndicatorTree.Create(nodes);
            var place = tree.Aggregates.Index().ToDictionary(node => node.Item.Code, node => node.Index);

            Assert.All(tree.Aggregates.Where(node => node.Parent is not null), node => Assert.True(place[node.Code] < place[node.Parent!]));
            Assert.Equal(30, tree.Indicators.Count + tree.Aggregates.Count);
        }
    }

    [Fact]
    public void Every_fault_is_named_with_its_line()
    {
        Assert.Equal([new(TreeFaultKind.Empty, -1, "")], IndicatorTree.Check([]));
        Assert.Empty(IndicatorTree.Check(Sound));
        Only(TreeFaultKind.DuplicateCode, 5, "x", [.. Sound, new("x", "a")]);
        Only(TreeFaultKind.UnknownParent, 5, "q", [.. Sound, new("w", "q")]);
        Only(TreeFaultKind.SecondRoot, 5, "w", [.. Sound, new("w", null)]);
        Only(TreeFaultKind.BadWeight, 5, "w", [.. Sound, new("w", "a") { Weight = -1 }]);
        Only(TreeFaultKind.BadWeight, 5, "w", [.. Sound, new("w", "a") { Weight = double.NaN }]);
        Only(TreeFaultKind.BadGoalposts, 5, "w", [.. Sound, new("w", "a") { Low = 1, High = 1 }]);
        Only(TreeFaultKind.BadGoalposts, 5, "w", [.. Sound, new("w", "a") { Low = 1 }]);
        Only(TreeFaultKind.AggregationOfIndicator, 5, "w", [.. Sound, new("w", "a") { Aggregation = AggregationMethod.Geometric }]);
        Only(TreeFaultKind.DirectionOfAggregate, 0, "i", [new("i", null) { Direction = Direction.Negative }, new("x", "i")]);
        Only(TreeFaultKind.FiguresOfAggregate, 0, "i", [new("i", null) { Target = 1 }, new("x", "i")]);
        Only(TreeFaultKind.NoWeightBelow, 0, "i", [new("i", null), new("x", "i") { Weight = 0 }]);
        Assert.Equal(
            [new(TreeFaultKind.Cycle, 1, "b"), new(TreeFaultKind.Cycle, 2, "c")],
            IndicatorTree.Check([new("i", null), new("b", "c"), new("c", "b"), new("x", "i"), new("hangs", "b")]));

        static void Only(TreeFaultKind kind, int line, string code, IndicatorNode[] lines)
        {
            Assert.Equal([new(kind, line, code)], IndicatorTree.Check(lines));
            Assert.Throws<ArgumentException>(() => IndicatorTree.Create(lines));
        }
    }
}
