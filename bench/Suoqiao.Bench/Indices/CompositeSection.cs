using System.Diagnostics;
using Suoqiao.Indices.Composite;

namespace Suoqiao.Bench.Indices;

/// <summary>Composite indicators: making one, and its uncertainty, beside a straightforward version written from the formulas.</summary>
internal static class CompositeSection
{
    public static void Run(Report report, int units, int indicators, int runs)
    {
        Report.Progress($"a composite indicator of {units} units and {indicators} indicators");
        var (table, tree) = Draw(units, indicators);
        var options = new CompositeOptions { Screening = new(), Imputation = ImputationMethod.Mean, Treatment = new(), Normalisation = new() { Low = 1 } };
        var (index, making) = Time(() => CompositeIndex.Make(table, tree, options).Require());
        report.Heading($"Composite indicators: {units:N0} units, {indicators} indicators");
        report.Say($"All steps from 3 % missing values to ranks: {Report.Number(making)} s.\n");

        var rows = new List<string[]>();
        foreach (var method in new[] { AggregationMethod.Arithmetic, AggregationMethod.Geometric, AggregationMethod.Harmonic })
        {
            Report.Progress($"{runs} runs, {method}");
            var made = CompositeIndex.Make(table, tree, options with { Aggregation = new() { Method = method } }).Require();
            var (result, ours) = Time(() => Uncertainty.Analyse(made, new() { Runs = runs, Seed = 1 }));
            var few = Math.Max(1, runs / 100);
            var (_, plain) = Time(() => Plain(made, method, few));
            plain *= (double)runs / few;
            rows.Add([
                $"{method}", Report.Number(ours), Report.Number(plain), Report.Number(plain / ours),
                Report.Number(result.Intervals.Average(interval => interval.High - interval.Low))]);
        }

        report.Table(["means", $"{runs:N0} runs, s", "straightforward, s", "times faster", "mean width of the rank intervals"], rows);
        report.Say($"Straightforward: LINQ over the tree, one thread, {Math.Max(1, runs / 100)} runs measured and scaled up.");
    }

    // The same experiment as one would write it at first: for each run new weights, for each unit and aggregate a weighted mean, then a sort.
    private static double Plain(CompositeResult index, AggregationMethod method, int runs)
    {
        var (random, tree, scores) = (new Random(1), index.Tree, index.Normalisation.Table);
        var ranks = new List<double>[scores.Rows];
        for (var run = 0; run < runs; run++)
        {
            var weights = tree.Nodes.ToDictionary(node => node.Code, node => node.Weight * (0.75 + 0.5 * random.NextDouble()));
            var values = Enumerable.Range(0, scores.Rows)
                .Select(row => (Row: row, Value: Score(tree.Root, row))).OrderByDescending(unit => unit.Value).ToList();
            foreach (var (rank, unit) in values.Index())
            {
                (ranks[unit.Row] ??= []).Add(rank + 1);
            }

            double Score(IndicatorNode node, int row)
            {
                var below = tree.Children(node.Code);
                if (below.Count == 0)
                {
                    return scores[row, node.Code];
                }

                var sum = below.Sum(child => weights[child.Code]);
                return method switch
                {
                    AggregationMethod.Geometric => Math.Exp(below.Sum(child => weights[child.Code] * Math.Log(Score(child, row))) / sum),
                    AggregationMethod.Harmonic => sum / below.Sum(child => weights[child.Code] / Score(child, row)),
                    _ => below.Sum(child => weights[child.Code] * Score(child, row)) / sum,
                };
            }
        }

        return ranks.Average(unit => unit.Order().ElementAt(unit.Count / 2));
    }

    private static (IndicatorTable Table, IndicatorTree Tree) Draw(int units, int indicators)
    {
        var random = new Random(1);
        var groups = Math.Max(1, indicators / 10);
        List<IndicatorNode> nodes = [new("index", null), .. Enumerable.Range(0, groups).Select(group => new IndicatorNode($"g{group}", "index"))];
        nodes.AddRange(Enumerable.Range(0, indicators).Select(
            i => new IndicatorNode($"i{i}", $"g{i % groups}") { Direction = i % 4 == 0 ? Direction.Negative : Direction.Positive }));
        var level = Enumerable.Range(0, units).Select(_ => random.NextDouble()).ToArray();
        var columns = Enumerable.Range(0, indicators).Select(i => KeyValuePair.Create($"i{i}", (IReadOnlyList<double>)[.. level.Select(unit =>
            random.NextDouble() < 0.03 ? double.NaN : (i % 4 == 0 ? -1 : 1) * (unit + random.NextDouble()))]));
        return (IndicatorTable.Create([.. level.Select((_, i) => $"u{i}")], columns), IndicatorTree.Create(nodes));
    }

    private static (T Result, double Seconds) Time<T>(Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        return (result, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
