using System.Numerics;

namespace Suoqiao.Indices.Composite;

/// <summary>One way to make an index, ready to be aggregated again and again with other weights.</summary>
internal sealed class Way
{
    private readonly CompositeResult made;
    private readonly IndicatorNode[] nodes;
    private readonly AggregationMethod? single;
    private readonly double[][]? transformed;
    private readonly MeanTree? means;

    private Way(CompositeResult made)
    {
        this.made = made;
        nodes = [.. made.Tree.Nodes.Where(node => node.Parent is not null)];
        Nominal = [.. nodes.Select(node => made.Weights[node.Code])];
        var method = made.Options.Aggregation.Method;
        var isSingle = method <= AggregationMethod.Harmonic && made.Tree.Aggregates.All(node => (node.Aggregation ?? method) == method)
            && made.Tree.Indicators.All(node => !made.Normalisation.Table.Values(node.Code).Any(double.IsNaN)) && made.Tree.Aggregates.Count > 0;
        single = isSingle ? made.Tree.Aggregates[0].Aggregation ?? method : null;
        transformed = isSingle ? Transformed() : null;
        means = !isSingle && made.Tree.Aggregates.Count > 0 && MeanTree.Fits(made) ? new(made, nodes) : null;
    }

    /// <summary>The weights of the index by line, the root left out.</summary>
    public double[] Nominal { get; }

    public static (Way? Way, IReadOnlyList<CompositeRefusal> Refusals) Prepare(CompositeResult index, CompositeOptions options) =>
        CompositeIndex.Make(index.Raw, index.Tree, options) switch
        {
            CompositeOutcome.Made made => (new Way(made.Result), []),
            CompositeOutcome.Refused refused => (null, refused.Reasons),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Weights with noise drawn from a stream.</summary>
    public double[] Noisy(double noise, ref RandomStream random)
    {
        var weights = new double[Nominal.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Nominal[i] * (1 + noise * (2 * random.Next() - 1));
        }

        return weights;
    }

    /// <summary>Writes the scores of the index under other weights.</summary>
    public void Score(double[] weights, Span<double> scores)
    {
        if (transformed is not null)
        {
            Fast(weights, scores);
            return;
        }

        if (means is not null)
        {
            means.Score(weights, scores);
            return;
        }

        var changed = made.Weights.With(nodes.Select((node, i) => KeyValuePair.Create(node.Code, weights[i])));
        Aggregation.Apply(made.Normalisation.Table, made.Tree, changed, made.Options.Aggregation).Table.Column(made.Tree.Root.Code).CopyTo(scores);
    }

    // Means of one kind in each other are one such mean with the products of the weights: Σ w·g(x) and then g⁻¹.
    private void Fast(double[] weights, Span<double> scores)
    {
        var effective = Effective(weights);
        for (var row = 0; row < scores.Length; row++)
        {
            var sum = Dot(transformed![row], effective);
            scores[row] = single switch
            {
                AggregationMethod.Geometric => Math.Exp(sum),
                AggregationMethod.Harmonic => 1 / sum,
                _ => sum,
            };
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (lanes, at) = (Vector<double>.Zero, 0);
        for (; at <= left.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            lanes += new Vector<double>(left[at..]) * new Vector<double>(right[at..]);
        }

        var sum = Vector.Sum(lanes);
        for (; at < left.Length; at++)
        {
            sum += left[at] * right[at];
        }

        return sum;
    }

    private double[] Effective(double[] weights)
    {
        var changed = made.Weights.With(nodes.Select((node, i) => KeyValuePair.Create(node.Code, weights[i])));
        var effective = changed.Effective();
        return [.. made.Tree.Indicators.Select(node => effective[node.Code])];
    }

    private double[][] Transformed() =>
    [
        .. Enumerable.Range(0, made.Scores.Rows)
            .Select(row => made.Tree.Indicators.Select(node => made.Normalisation.Table[row, node.Code]).Select(x => single switch
        {
            AggregationMethod.Geometric => Math.Log(x),
            AggregationMethod.Harmonic => 1 / x,
            _ => x,
        }).ToArray()),
    ];
}
