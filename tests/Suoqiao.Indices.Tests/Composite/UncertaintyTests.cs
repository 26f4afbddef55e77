using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

public sealed class UncertaintyTests
{
    private static readonly UncertaintyOptions Varied = new()
    {
        Runs = 200,
        Seed = 5,
        Normalisations = [new() { Low = 1 }, new() { Method = NormalisationMethod.PercentileRank, Low = 1 }],
        Aggregations = [AggregationMethod.Arithmetic, AggregationMethod.Geometric],
        MostWinsorised = [1, 5],
    };

    private static readonly CompositeOptions Positive = new() { Normalisation = new() { Low = 1 }, Treatment = new(), Imputation = ImputationMethod.Mean };

    [Fact]
    public void The_same_seed_gives_the_same_intervals_on_any_number_of_processors()
    {
        var made = Drawn.Number(4, missing: 0.1).Make(Positive);

        var once = Analyse(made, Varied with { Processors = 1 });
        var again = Analyse(made, Varied with { Processors = 4 });
        var other = Analyse(made, Varied with { Seed = 6 });

        Assert.Equal(once.Intervals, again.Intervals);
        Assert.NotEqual(once.Intervals, other.Intervals);
    }

    [Fact]
    public void Without_variation_every_run_is_the_index()
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
            for (var number = 0; number < 20; number++)
            {
                var made = Drawn.Number(number, missing: number % 2 * 0.2).Make(new()
                {
                    Normalisation = new() { Low = 1 },
                    Aggregation = new() { Method = method },
                });

                var result = Analyse(made, new() { Runs = 3, WeightNoise = 0 });

                Assert.All(result.Intervals, interval => Assert.Equal(
                    (interval.Nominal!.Value, interval.Nominal.Value, interval.Nominal.Value, interval.Nominal.Value), (
                        interval.Mean, interval.Low, interval.Median, interval.High)));
            }
        }
    }

    [Fact]
    public void Each_run_is_an_index_with_weights_that_differ_by_at_most_the_noise()
    {
        for (var number = 0; number < 60; number++)
        {
            // Complete and with gaps, all means of one kind and mixed, and with an indicator that weighs nothing.
            var drawn = Drawn.Number(number, missing: number % 2 * 0.3);
            var tree = IndicatorTree.Create([.. drawn.Tree.Nodes.Select((node, i) => drawn.Tree.Children(node.Code).Count > 0 && number % 3 == 0
                ? node with { Aggregation = (AggregationMethod)((i + number) % 3) }
                : node.Code == "g0i0" && drawn.Tree.Children("g0").Count > 1 ? node with { Weight = 0 } : node)]);
            var options = new CompositeOptions
            {
                Normalisation = new() { Low = 1 },
                Aggregation = new() { Method = (AggregationMethod)(number % 5), MinimumAvailability = number % 4 * 0.2 },
            };
            var made = CompositeIndex.Make(drawn.Table, tree, options).Require();
            var (way, _) = Way.Prepare(made, made.Options);
            var random = new RandomStream(9, (ulong)number);
            var weights = way!.Noisy(0.25, ref random);
            var nodes = made.Tree.Nodes.Where(node => node.Parent is not null).ToList();
            var scores = new double[made.Scores.Rows];

            way.Score(weights, scores);

            Assert.All(nodes.Zip(weights), pair => Assert.InRange(pair.Second, 0.75 * pair.First.Weight, 1.25 * pair.First.Weight));
            var naive = Aggregation.Apply(
                made.Normalisation.Table, made.Tree, made.Weights.With(
                    nodes.Zip(weights, (node, weight) => KeyValuePair.Create(node.Code, weight))), made.Options.Aggregation).Table;
            Assert.All(naive.Column("index").ToArray().Zip(scores), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }

    [Fact]
    public void Intervals_are_the_quantiles_of_the_ranks_of_the_runs()
    {
        var made = Drawn.Number(8).Make();
        var options = new UncertaintyOptions { Runs = 101, Seed = 3, WeightNoise = 0.9 };
        var (way, _) = Way.Prepare(made, made.Options);
        var ranks = Enumerable.Range(0, options.Runs).Select(run =>
        {
            var random = new RandomStream(3, (ulong)run);
            for (var i = 0; i < 4; i++)
            {
                random.Next();
            }

            var scores = new double[made.Scores.Rows];
            way!.Score(way.Noisy(0.9, ref random), scores);
            return Ranks.Descending(scores);
        }).ToList();

        var intervals = Analyse(made, options).Intervals;

        Assert.Contains(intervals, interval => interval.Low < interval.High);
        foreach (var interval in intervals)
        {
            var values = ranks.Select(run => (double)run[interval.Row]!.Value).ToArray();
            Assert.Equal(values.Average(), interval.Mean, 1e-9);
            Assert.Equal(Distribution.Quantile(values, 0.05), interval.Low, 1e-9);
            Assert.Equal(Distribution.Median(values), interval.Median, 1e-9);
            Assert.Equal(Distribution.Quantile(values, 0.95), interval.High, 1e-9);
        }
    }

    [Fact]
    public void A_unit_that_is_best_in_everything_is_first_whatever_is_varied()
    {
        var drawn = Drawn.Number(2);
        var best = drawn.Tree.Indicators.Aggregate(drawn.Table, (table, node) =>
        {
            var column = table.Column(node.Code).ToArray();
            column[0] = node.Direction == Direction.Positive ? column.Max() + 1 : column.Min() - 1;
            return table.With(node.Code, column);
        });
        var made = CompositeIndex.Make(best, drawn.Tree, Positive).Require();

        var interval = Analyse(made, Varied).Intervals[0];

        Assert.Equal((1, 1, 1), (interval.Low, interval.Median, interval.High));
    }

    [Fact]
    public void A_way_that_cannot_be_gone_is_refused()
    {
        var made = Drawn.Number(2).Make();

        var result = Analyse(made, new() { Aggregations = [AggregationMethod.Arithmetic, AggregationMethod.Geometric] });

        Assert.Empty(result.Intervals);
        Assert.All(result.Refusals, refusal => Assert.Equal(CompositeRefusalKind.NotPositive, refusal.Kind));
        Assert.NotEmpty(result.Refusals);
    }

    [Fact]
    public void Panels_are_ranked_by_period()
    {
        var tree = IndicatorTree.Create([new("i", null), new("x", "i"), new("y", "i")]);
        var panel = IndicatorTable.Create(
            ["a", "b", "a", "b", "c"], [new("x", [1, 2, 9, 8, 7]), new("y", [1, 2, 9, 8, 7])], periods: ["1", "1", "2", "2", "2"]);

        Assert.Equal([2, 1, 1, 2, 3], Analyse(CompositeIndex.Make(panel, tree).Require(), new() { Runs = 20 }).Intervals.Select(interval => interval.Median));
    }

    [Fact]
    public void Random_numbers_fill_the_unit_interval_evenly()
    {
        var random = new RandomStream(1, 1);
        var numbers = Enumerable.Range(0, 100_000).Select(_ => random.Next()).ToArray();

        Assert.All(numbers, number => Assert.InRange(number, 0, 0.9999999999999999));
        Assert.Equal(0.5, numbers.Average(), 5e-3);
        Assert.Equal(1 / 12.0, numbers.Average(number => (number - 0.5) * (number - 0.5)), 1e-3);
        Assert.InRange(numbers.Zip(numbers.Skip(1), (a, b) => (a - 0.5) * (b - 0.5)).Average(), -1e-3, 1e-3);
    }

    private static UncertaintyResult Analyse(CompositeResult made, UncertaintyOptions options) =>
        Uncertainty.Analyse(made, options, TestContext.Current.CancellationToken);
}
