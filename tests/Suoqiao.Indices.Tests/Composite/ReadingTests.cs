using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

/// <summary>What can be read from an index once it is made: influence, contributions, removal, profiles.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void Variance_shares_of_a_level_add_up_to_one()
    {
        for (var number = 0; number < 40; number++)
        {
            var made = Drawn.Number(number).Make();
            var influence = Influence.Of(made);

            Assert.Equal(1, influence.Where(line => line.Level == 1).Sum(line => line.VarianceShare!.Value), 1e-9);
            Assert.Equal(1, influence.Where(line => line.Level == 2).Sum(line => line.VarianceShare!.Value), 1e-9);
            Assert.Equal(1, influence.Where(line => line.Level == 1).Sum(line => line.Effective), 1e-12);
            Assert.All(influence, line => Assert.Equal(line.Correlation * line.Correlation, line.Explained));
        }

        Assert.All(
            Influence.Of(Drawn.Number(1).Make(new() { Normalisation = new() { Low = 1 }, Aggregation = new() { Method = AggregationMethod.Geometric } })),
            line => Assert.Null(line.VarianceShare));
    }

    [Fact]
    public void Contributions_to_a_score_add_up_to_the_last_bit()
    {
        for (var number = 0; number < 2000; number++)
        {
            var made = Drawn.Number(number, missing: number % 2 * 0.2).Make();
            for (var row = 0; row < made.Scores.Rows; row++)
            {
                var parts = Contributions.Of(made, row);

                if (double.IsNaN(made.Index[row]))
                {
                    Assert.Null(parts);
                    continue;
                }

                Assert.Equal(made.Index[row], parts!.Sum(part => part.Amount));
                Assert.Equal(made.Index[row], parts!.Reverse().Sum(part => part.Amount));
                Assert.All(parts!, part => Assert.True(double.IsNaN(made.Scores[row, part.Code]) ? part.Amount == 0 : part.Amount >= -1e-12));
            }
        }
    }

    [Fact]
    public void The_contribution_of_an_indicator_is_its_score_times_its_weight_in_the_index()
    {
        for (var number = 0; number < 20; number++)
        {
            var made = Drawn.Number(number).Make();
            var effective = made.Weights.Effective();

            Assert.All(Contributions.Of(made, 2)!, part => Assert.Equal(effective[part.Code] * made.Scores[2, part.Code], part.Amount, 1e-9));
        }
    }

    [Fact]
    public void Contributions_to_a_difference_add_up_for_every_mixture_of_means()
    {
        var exact = 0;
        for (var number = 0; number < 2000; number++)
        {
            var drawn = Drawn.Number(number);
            var random = new Random(number);
            var mixed = IndicatorTree.Create(
                [.. drawn.Tree.Nodes.Select(node => drawn.Tree.Children(node.Code).Count == 0 ? node : node with
                {
                    Aggregation = (AggregationMethod)random.Next(3),
                })]);
            var made = CompositeIndex.Make(drawn.Table, mixed, new() { Normalisation = new() { Low = 1 } }).Require();
            var (row, reference) = (random.Next(made.Scores.Rows), random.Next(made.Scores.Rows));

            var parts = Contributions.Between(made, row, reference)!;
            var back = Contributions.Between(made, reference, row)!;

            var (difference, absolute) = (made.Index[row] - made.Index[reference], parts.Sum(part => Math.Abs(part.Amount)));
            Assert.Equal(difference, parts.Sum(part => part.Amount), absolute * Math.Pow(2, -52));
            Assert.Equal(parts.Sum(part => part.Amount), parts.Reverse().Sum(part => part.Amount));
            exact += difference == parts.Sum(part => part.Amount) ? 1 : 0;
            Assert.All(parts.Zip(back), pair => Assert.Equal(pair.First.Amount, -pair.Second.Amount, 1e-9));
            Assert.All(parts, part => Assert.True(part.Amount * (made.Scores[row, part.Code] - made.Scores[reference, part.Code]) >= -1e-9));
        }

        Assert.InRange(exact, 600, 2000);
    }

    [Fact]
    public void A_difference_in_one_indicator_is_the_contribution_of_that_one()
    {
        var tree = IndicatorTree.Create([new("i", null) { Aggregation = AggregationMethod.Geometric }, new("x", "i"), new("y", "i")]);
        var table = IndicatorTable.Create(["a", "b"], [new("x", [4, 4]), new("y", [9, 1])]);
        var made = CompositeIndex.Make(table, tree, new() { Normalisation = new() { Method = NormalisationMethod.None } }).Require();

        Assert.Equal([new("x", 0), new("y", 4)], Contributions.Between(made, 0, 1)!.Select(part => part with { Amount = Math.Round(part.Amount, 12) }));
    }

    [Fact]
    public void Contributions_that_are_not_defined_are_not_given()
    {
        var drawn = Drawn.Number(1);
        var geometric = drawn.Make(new() { Normalisation = new() { Low = 1 }, Aggregation = new() { Method = AggregationMethod.Geometric } });
        var copeland = drawn.Make(new() { Aggregation = new() { Method = AggregationMethod.Copeland } });
        var code = drawn.Tree.Indicators[0].Code;
        var hole = drawn.Table.Column(code).ToArray();
        hole[0] = double.NaN;
        var gap = CompositeIndex.Make(drawn.Table.With(code, hole), drawn.Tree).Require();

        Assert.Null(Contributions.Of(geometric, 0));
        Assert.Null(Contributions.Between(copeland, 0, 1));
        Assert.Null(Contributions.Between(gap, 0, 1));
        Assert.NotNull(Contributions.Between(gap, 2, 1));
    }

    [Fact]
    public void Removing_a_line_is_making_the_index_without_it()
    {
        for (var number = 0; number < 30; number++)
        {
            var drawn = Drawn.Number(number);
            var made = drawn.Make();
            foreach (var removal in Removal.Each(made, 1))
            {
                var without = CompositeIndex.Make(drawn.Table, IndicatorTree.Create([.. drawn.Tree.Nodes.Where(node => node.Code != removal.Code)])).Require();

                Assert.Equal(without.RankBy(), removal.Ranks);
                Assert.Equal(made.RankBy().Zip(without.RankBy(), (a, b) => Math.Abs(a!.Value - b!.Value)).Average(), removal.MeanChange, 1e-12);
            }
        }
    }

    [Fact]
    public void Strengths_are_the_best_ranks_and_shared_last_places_say_nothing()
    {
        var tree = IndicatorTree.Create(
            [new("i", null), new("best", "i"), new("low", "i") { Direction = Direction.Negative }, new("yes", "i"), new("worst", "i"), new("second", "i")]);
        var table = IndicatorTable.Create(
            ["a", "b", "c"], [new("best", [3, 2, 1]), new("low", [2, 1, 3]), new("yes", [0, 0, 1]), new("worst", [1, 2, 3]), new("second", [2, 3, 1])]);

        var profile = Profile.Of(table, tree, 0, count: 2);

        Assert.Equal([new("best", 1, 3, 3), new("low", 2, 3, 2)], profile.Strengths);
        Assert.Equal([new("low", 2, 3, 2), new("second", 2, 3, 2)], profile.Weaknesses);
    }
}
