using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

public sealed class SensitivityTests
{
    [Fact]
    public void The_indices_of_ishigamis_function_are_those_known()
    {
        // Ishigami and Homma 1990, a = 7, b = 0.1: S = 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437 (Saltelli et al., Global Sensitivity Analysis, 2008).
        var (_, first, total) = Sensitivity.Estimate(3, 60_000, 1, point =>
        {
            var x = point.Select(u => Math.PI * (2 * u - 1)).ToArray();
            return Math.Sin(x[0]) + 7 * Math.Pow(Math.Sin(x[1]), 2) + 0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]);
        }, cancel: TestContext.Current.CancellationToken);

        Assert.All(first.Zip([0.3139, 0.4424, 0.0]), pair => Assert.Equal(pair.Second, pair.First, 0.015));
        Assert.All(total.Zip([0.5576, 0.4424, 0.2437]), pair => Assert.Equal(pair.Second, pair.First, 0.015));
    }

    [Fact]
    public void What_is_not_varied_has_no_index_and_what_alone_varies_explains_all()
    {
        var made = Drawn.Number(6).Make(new() { Normalisation = new() { Low = 1 } });

        var weights = Analyse(made, new() { Runs = 400, WeightNoise = 0.9 });
        var both = Analyse(made, new() { Runs = 400, WeightNoise = 0.2, Aggregations = [AggregationMethod.Arithmetic, AggregationMethod.Harmonic] });
        var none = Analyse(made, new() { Runs = 10, WeightNoise = 0 });

        Assert.Equal("weights", weights.Indices.Single().Name);
        Assert.Equal(1, weights.Indices[0].Total, 0.15);
        Assert.Equal(["aggregation", "weights"], both.Indices.Select(index => index.Name));
        Assert.Empty(none.Indices);
        Assert.Equal(
            both.Indices,
            Analyse(
                made,
                new() { Runs = 400, WeightNoise = 0.2, Aggregations = [AggregationMethod.Arithmetic, AggregationMethod.Harmonic], Processors = 1 }).Indices);
    }

    private static SensitivityResult Analyse(CompositeResult made, UncertaintyOptions options) =>
        Sensitivity.Analyse(made, options, TestContext.Current.CancellationToken);
}
