using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

public sealed class AggregationTests
{
    private static readonly IndicatorTree Three = IndicatorTree.Create(
        [new("i", null), new("x", "i") { Weight = 1 }, new("y", "i") { Weight = 2 }, new("z", "i") { Weight = 3 }]);

    // 20, 80 and 5 with the weights 1, 2, 3: 195/6; ⁶√(20·80²·5³) = ³√4000; 6/(1/20 + 2/80 + 3/5); half of the weight ends at 5.
    [Theory]
    [InlineData(AggregationMethod.Arithmetic, 32.5)]
    [InlineData(AggregationMethod.Geometric, 15.874010519681994)]
    [InlineData(AggregationMethod.Harmonic, 8.88888888888889)]
    [InlineData(AggregationMethod.Median, 12.5)]
    public void Each_mean_is_as_by_hand(AggregationMethod method, double expected)
    {
        var table = IndicatorTable.Create(["u"], [new("x", [20]), new("y", [80]), new("z", [5])]);

        var result = Aggregation.Apply(table, Three, IndicatorWeights.Given(Three), new() { Method = method });

        Assert.Equal(expected, result.Table[0, "i"], 1e-12);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void The_index_of_printed_pillars_is_the_printed_index()
    {
        // COINr, docs/articles/results.html, ASEM: two digits, so the means of rounded pillars may be a hundredth off.
        (string Unit, double Index, double Conn, double Sust, double[] Pillars)[] printed =
        [
            ("CHE", 68.38, 62.79, 73.98, [63.41, 32.87, 74.78, 85.94, 56.93, 77.21, 87.85, 56.88]),
            ("NLD", 64.82, 61.94, 67.70, [64.87, 46.62, 84.55, 71.74, 41.92, 58.73, 86.58, 57.78]),
            ("DNK", 64.80, 57.10, 72.51, [50.52, 30.43, 78.13, 75.35, 51.04, 69.83, 86.40, 61.29]),
            ("NOR", 64.47, 57.44, 71.50, [58.18, 25.70, 80.03, 89.46, 33.80, 70.90, 87.00, 56.59]),
            ("BEL", 63.54, 63.99, 63.09, [71.97, 48.22, 80.84, 75.60, 43.32, 53.01, 86.17, 50.09]),
            ("SWE", 63.00, 53.87, 72.12, [51.51, 23.87, 80.98, 74.51, 38.50, 66.37, 87.74, 62.27]),
            ("IND", 39.79, 28.60, 50.99, [18.78, 6.38, 51.90, 59.84, 6.07, 75.34, 22.74, 54.88]),
        ];
        var pillars = Asem.Pillars.Select((pillar, i) => new IndicatorNode(pillar, i < 5 ? "Conn" : "Sust"));
        var tree = IndicatorTree.Create([.. pillars, new("Conn", "Index"), new("Sust", "Index"), new("Index", null)]);
        var table = IndicatorTable.Create(
            [.. printed.Select(row => row.Unit)], Asem.Pillars.Select(
                (pillar, i) => KeyValuePair.Create(pillar, (IReadOnlyList<double>)[.. printed.Select(row => row.Pillars[i])])));

        var scores = Aggregation.Apply(table, tree, IndicatorWeights.Given(tree), new()).Table;

        Assert.All(printed.Index(), row =>
        {
            Assert.Equal(row.Item.Conn, scores[row.Index, "Conn"], 0.0101);
            Assert.Equal(row.Item.Sust, scores[row.Index, "Sust"], 0.0101);
            Assert.Equal(row.Item.Index, scores[row.Index, "Index"], 0.0101);
        });
    }

    [Fact]
    public void The_means_stand_in_their_order()
    {
        for (var number = 0; number < 50; number++)
        {
            var drawn = Drawn.Number(number);
            var scores = Normalisation.Apply(drawn.Table, drawn.Tree, new() { Low = 1 }).Table;
            var (arithmetic, geometric, harmonic) = (
                Index(AggregationMethod.Arithmetic), Index(AggregationMethod.Geometric), Index(AggregationMethod.Harmonic));

            Assert.All(
                Enumerable.Range(0, drawn.Table.Rows), row => Assert.True(arithmetic[row] >= geometric[row] - 1e-9 && geometric[row] >= harmonic[row] - 1e-9));

            double[] Index(AggregationMethod method) =>
                Aggregation.Apply(scores, drawn.Tree, IndicatorWeights.Given(drawn.Tree), new() { Method = method }).Table.Column("index").ToArray();
        }
    }

    [Fact]
    public void Weights_have_no_scale()
    {
        for (var number = 0; number < 30; number++)
        {
            var drawn = Drawn.Number(number, missing: 0.2);
            var random = new Random(number);
            var factor = drawn.Tree.Aggregates.ToDictionary(node => node.Code, _ => Math.Exp(8 * random.NextDouble() - 4));
            var other = IndicatorTree.Create(
                [.. drawn.Tree.Nodes.Select(node => node.Parent is null ? node : node with { Weight = node.Weight * factor[node.Parent] })]);

            Same(drawn.Make().Index, CompositeIndex.Make(drawn.Table, other).Require().Index);
        }
    }

    [Fact]
    public void A_better_value_never_lowers_the_index()
    {
        foreach (var method in new[] { AggregationMethod.Arithmetic, AggregationMethod.Geometric, AggregationMethod.Harmonic, AggregationMethod.Median })
        {
            for (var number = 0; number < 25; number++)
            {
                var drawn = Drawn.Number(number);
                var random = new Random(number);
                var scores = Normalisation.Apply(drawn.Table, drawn.Tree, new() { Low = 1 }).Table;
                var (row, code) = (random.Next(scores.Rows), drawn.Tree.Indicators[random.Next(drawn.Tree.Indicators.Count)].Code);
                var column = scores.Column(code).ToArray();
                column[row] += 5;

                var (before, after) = (Index(scores), Index(scores.With(code, column)));

                Assert.True(after[row] >= before[row] - 1e-12);
                Assert.All(Enumerable.Range(0, scores.Rows).Where(other => other != row), other => Assert.Equal(before[other], after[other]));

                double[] Index(IndicatorTable table) =>
                    Aggregation.Apply(table, drawn.Tree, IndicatorWeights.Given(drawn.Tree), new() { Method = method }).Table.Column("index").ToArray();
            }
        }
    }

    [Fact]
    public void Copeland_is_as_the_naive_rule()
    {
        for (var number = 0; number < 60; number++)
        {
            var drawn = Drawn.Number(number, missing: number % 2 * 0.2);
            var codes = drawn.Tree.Indicators.Select(node => node.Code).ToArray();
            var flat = IndicatorTree.Create(
                [new("index", null), .. drawn.Tree.Indicators.Select((node, i) => node with { Parent = "index", Weight = 1 + i % 3 })]);
            // A few whole values only, so that many pairs are equal.
            var coarse = codes.Aggregate(
                drawn.Table, (table, code) => table.With(code, [.. table.Column(code).ToArray().Select(value => Math.Round(value / 20))]));
            var scores = Normalisation.Apply(coarse, flat, new() { Method = NormalisationMethod.Rank }).Table;

            var ours = Aggregation.Apply(scores, flat, IndicatorWeights.Given(flat), new() { Method = AggregationMethod.Copeland }).Table;

            for (var unit = 0; unit < scores.Rows; unit++)
            {
                var points = 0;
                for (var other = 0; other < scores.Rows; other++)
                {
                    // Whole weights, so that equality is exact.
                    var better = codes.Where(code => scores[unit, code] > scores[other, code]).Sum(code => (int)flat[code].Weight);
                    var worse = codes.Where(code => scores[unit, code] < scores[other, code]).Sum(code => (int)flat[code].Weight);
                    points += better > worse ? 1 : better < worse ? -1 : 0;
                }

                Assert.Equal(codes.All(code => double.IsNaN(scores[unit, code])) ? double.NaN : points, ours[unit, "index"]);
            }
        }
    }

    [Fact]
    public void Copeland_ties_on_weights_that_are_equal_but_for_rounding()
    {
        var tree = IndicatorTree.Create([new("i", null), new("x", "i") { Weight = 0.1 }, new("y", "i") { Weight = 0.2 }, new("z", "i") { Weight = 0.3 }]);
        var table = IndicatorTable.Create(["a", "b"], [new("x", [2, 1]), new("y", [2, 1]), new("z", [1, 2])]);

        Assert.Equal(
            [0, 0], Aggregation.Apply(table, tree, IndicatorWeights.Given(tree), new() { Method = AggregationMethod.Copeland }).Table.Column("i").ToArray());
    }

    [Fact]
    public void An_incomplete_aggregate_rests_on_what_is_there_and_is_noted()
    {
        var table = IndicatorTable.Create(
            ["a", "b", "c"], [new("x", [20, double.NaN, double.NaN]), new("y", [80, 80, double.NaN]), new("z", [double.NaN, double.NaN, double.NaN])]);
        var weights = IndicatorWeights.Given(Three);

        var any = Aggregation.Apply(table, Three, weights, new());
        var most = Aggregation.Apply(table, Three, weights, new() { MinimumAvailability = 2.0 / 3 });

        Assert.Equal([60, 80, double.NaN], any.Table.Column("i").ToArray());
        Assert.Equal([AggregateNoteKind.Incomplete, AggregateNoteKind.Incomplete, AggregateNoteKind.TooFew], any.Notes.Select(note => note.Kind));
        Assert.Equal([60, double.NaN, double.NaN], most.Table.Column("i").ToArray());
        Assert.Equal([AggregateNoteKind.Incomplete, AggregateNoteKind.TooFew, AggregateNoteKind.TooFew], most.Notes.Select(note => note.Kind));
    }

    [Fact]
    public void A_mean_of_what_is_not_positive_does_not_exist()
    {
        var table = IndicatorTable.Create(["a", "b"], [new("x", [0, 1]), new("y", [1, 1]), new("z", [1, 1])]);

        var result = Aggregation.Apply(table, Three, IndicatorWeights.Given(Three), new() { Method = AggregationMethod.Geometric });

        Assert.Equal([double.NaN, 1], result.Table.Column("i").ToArray());
        Assert.Equal([new(0, "i", AggregateNoteKind.NotPositive, 1)], result.Notes);
    }

    [Fact]
    public void An_aggregate_may_have_a_method_of_its_own()
    {
        var tree = IndicatorTree.Create(
            [new("i", null) { Aggregation = AggregationMethod.Geometric }, new("a", "i"), new("x", "a"), new("y", "a"), new("z", "i")]);
        var table = IndicatorTable.Create(["u"], [new("x", [2]), new("y", [6]), new("z", [9])]);

        Assert.Equal(6, Aggregation.Apply(table, tree, IndicatorWeights.Given(tree), new()).Table[0, "i"], 1e-12);
    }

    private static void Same(ReadOnlySpan<double> left, ReadOnlySpan<double> right) =>
        Assert.All(left.ToArray().Zip(right.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
}
