namespace Suoqiao.Indices.Composite;

/// <summary>
/// A tree of arithmetic, geometric and harmonic means over scores of which some may be missing, laid out to be computed again and again with other
/// weights. Which aggregates are missing does not depend on the weights, so it is known beforehand.
/// </summary>
internal sealed class MeanTree
{
    private readonly Branch[] branches;
    private readonly int rows;

    /// <param name="made">The index.</param>
    /// <param name="nodes">The lines whose weights are given to <see cref="Score"/>, in their order.</param>
    public MeanTree(CompositeResult made, IReadOnlyList<IndicatorNode> nodes)
    {
        rows = made.Scores.Rows;
        var place = nodes.Index().ToDictionary(node => node.Item.Code, node => node.Index);
        branches = [.. made.Tree.Aggregates.Select(node => Lay(made, node, place))];
    }

    /// <summary>Whether the index is of this kind.</summary>
    public static bool Fits(CompositeResult made) =>
        made.Tree.Aggregates.All(node => (node.Aggregation ?? made.Options.Aggregation.Method) <= AggregationMethod.Harmonic);

    /// <summary>Writes the scores of the index.</summary>
    public void Score(double[] weights, Span<double> scores)
    {
        var computed = new double[weights.Length][];
        var total = new double[rows];
        foreach (var branch in branches)
        {
            var sum = new double[rows];
            Array.Clear(total);
            foreach (var (child, known) in branch.Children)
            {
                Add(known ?? Transformed(computed[child], branch.Method), weights[child], sum, total);
            }

            for (var row = 0; row < rows; row++)
            {
                var mean = sum[row] / total[row];
                sum[row] = branch.IsMissing[row] ? double.NaN : branch.Method switch
                {
                    AggregationMethod.Geometric => Math.Exp(mean),
                    AggregationMethod.Harmonic => 1 / mean,
                    _ => mean,
                };
            }

            if (branch.Place < 0)
            {
                sum.CopyTo(scores);
            }
            else
            {
                computed[branch.Place] = sum;
            }
        }
    }

    private static void Add(double[] values, double weight, double[] sum, double[] total)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row]))
            {
                sum[row] += weight * values[row];
                total[row] += weight;
            }
        }
    }

    private static double[] Transformed(double[] values, AggregationMethod method) => method switch
    {
        AggregationMethod.Geometric => Array.ConvertAll(values, Math.Log),
        AggregationMethod.Harmonic => Array.ConvertAll(values, x => 1 / x),
        _ => values,
    };

    private static Branch Lay(CompositeResult made, IndicatorNode node, Dictionary<string, int> place)
    {
        var method = node.Aggregation ?? made.Options.Aggregation.Method;
        var children = made.Tree.Children(node.Code).Where(child => made.Weights[child.Code] > 0).Select(child =>
            (place[child.Code], made.Tree.Children(child.Code).Count == 0 ? Transformed(made.Normalisation.Table.Values(child.Code), method) : null));
        return new(place.GetValueOrDefault(node.Code, -1), method, [.. children], Array.ConvertAll(made.Scores.Values(node.Code), double.IsNaN));
    }

    private sealed record Branch(int Place, AggregationMethod Method, (int Child, double[]? Known)[] Children, bool[] IsMissing);
}
