using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

/// <summary>The examples of the README and of docs/indices-composite.md.</summary>
public sealed class CompositeExampleTests
{
    [Fact]
    public void An_index_of_three_counties()
    {
        var cancel = TestContext.Current.CancellationToken;
        var tree = IndicatorTree.Create(
        [
            new("index", null), new("input", "index") { Weight = 0.4 }, new("green", "index") { Weight = 0.6 },
            new("rd_spend", "input"), new("emissions", "green") { Direction = Direction.Negative },
        ]);
        var table = IndicatorTable.Create(["east", "west", "north"], [new("rd_spend", [3.1, 2.2, 1.2]), new("emissions", [0.61, 0.98, 0.55])]);
        var index = CompositeIndex.Make(table, tree, new() { Normalisation = new() { Low = 0, High = 100 } }).Require();
        var ranks = index.RankBy();
        var parts = Contributions.Of(index, row: 0)!;
        var intervals = Uncertainty.Analyse(index, new() { Runs = 1000, Seed = 1 }, cancel).Intervals;

        Assert.Equal([1, 3, 2], ranks);
        Assert.Equal(40 + 60 * (0.98 - 0.61) / (0.98 - 0.55), index.Index[0], 1e-12);
        Assert.Equal(index.Index[0], parts.Sum(part => part.Amount));
        Assert.Equal((1, 1, 1), (intervals[0].Low, intervals[0].Median, intervals[0].High));
    }

    [Fact]
    public void Every_step_by_itself()
    {
        var (figures, tree) = (Drawn.Number(1, missing: 0.1).Table, Drawn.Number(1, missing: 0.1).Tree);

        var screened = Screening.Apply(Denomination.Apply(figures, tree).Table, tree, new() { Minimum = 0.66 });
        var imputed = Imputation.Apply(screened.Table, tree, ImputationMethod.Median);
        var treated = OutlierTreatment.Apply(imputed.Table, tree, new());
        var normalised = Normalisation.Apply(treated.Table, tree, new() { Method = NormalisationMethod.MinMax });
        var weights = IndicatorWeights.Given(tree);
        var scores = Aggregation.Apply(normalised.Table, tree, weights, new() { Method = AggregationMethod.Arithmetic });

        var made = CompositeIndex.Make(
            figures, tree, new() { Screening = new() { Minimum = 0.66 }, Imputation = ImputationMethod.Median, Treatment = new() }).Require();
        Assert.Equal(made.Index.ToArray(), scores.Table.Column("index").ToArray());
    }
}
