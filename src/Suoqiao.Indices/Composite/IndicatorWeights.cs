namespace Suoqiao.Indices.Composite;

/// <summary>What each line of a structure weighs beside its siblings. Only the proportions count: all weights times ten are the same weights.</summary>
public sealed class IndicatorWeights
{
    private readonly IndicatorTree tree;
    private readonly Dictionary<string, double> weights;

    private IndicatorWeights(IndicatorTree tree, Dictionary<string, double> weights) => (this.tree, this.weights) = (tree, weights);

    /// <summary>The weight of a line.</summary>
    /// <param name="code">The code of a line.</param>
    /// <exception cref="KeyNotFoundException">There is no such line.</exception>
    public double this[string code] => weights[code];

    /// <summary>The weights that the structure gives.</summary>
    /// <param name="tree">The structure.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tree"/> is null.</exception>
    public static IndicatorWeights Given(IndicatorTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return new(tree, tree.Nodes.ToDictionary(node => node.Code, node => node.Weight));
    }

    /// <summary>The same weight for all siblings, on every level.</summary>
    /// <param name="tree">The structure.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tree"/> is null.</exception>
    public static IndicatorWeights Equal(IndicatorTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return new(tree, tree.Nodes.ToDictionary(node => node.Code, _ => 1.0));
    }

    /// <summary>These weights with some of them changed.</summary>
    /// <param name="changed">New weights by code, 0 or more.</param>
    /// <returns>The new weights; these stay as they are.</returns>
    /// <exception cref="ArgumentException">A code is not in the structure, a weight is negative or not finite, or all children of an aggregate weigh
    /// nothing.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="changed"/> is null.</exception>
    public IndicatorWeights With(IEnumerable<KeyValuePair<string, double>> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var all = new Dictionary<string, double>(weights);
        foreach (var (code, weight) in changed)
        {
            if (!tree.Has(code) || !double.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentException($"'{code}' cannot weigh {weight}.", nameof(changed));
            }

            all[code] = weight;
        }

        return tree.Aggregates.FirstOrDefault(node => tree.Children(node.Code).All(child => all[child.Code] == 0)) is { } empty
            ? throw new ArgumentException($"Nothing below '{empty.Code}' weighs anything.", nameof(changed))
            : new(tree, all);
    }

    /// <summary>
    /// The nominal weight of each line in the index: its share among its siblings times that of everything above it. They sum to 1 over the
    /// indicators (and over each level of an even structure).
    /// </summary>
    /// <returns>The weights in the index by the code of the line.</returns>
    public IReadOnlyDictionary<string, double> Effective()
    {
        var effective = new Dictionary<string, double> { [tree.Root.Code] = 1 };
        foreach (var node in tree.Aggregates.Reverse())
        {
            var below = tree.Children(node.Code);
            var sum = below.Sum(child => weights[child.Code]);
            foreach (var child in below)
            {
                effective[child.Code] = effective[node.Code] * (weights[child.Code] / sum);
            }
        }

        return effective;
    }
}
