using System.Diagnostics.CodeAnalysis;

namespace Suoqiao.Indices.Prices;

/// <summary>A node of a classification.</summary>
/// <param name="Code">Its code, unique in the classification.</param>
/// <param name="Parent">The code of the node above; null at the root.</param>
/// <param name="Weight">Of a leaf: its value (or share) in the weight period, finite and greater than 0. Nodes above have the weight of their parts.</param>
public sealed record ClassificationNode(string Code, string? Parent, double Weight = 0);

/// <summary>What a part adds to the change of the node above it between two periods.</summary>
/// <param name="Code">The part.</param>
/// <param name="Weight">Its price-updated weight in the first of the periods, within the node above.</param>
/// <param name="Value">Its contribution to the change as a part of 1.</param>
public readonly record struct PartContribution(string Code, double Weight, double Value);

/// <summary>
/// Indices of a classification from those of its leaves and fixed weights of a weight period (CPI Manual 2020, ch. 9): the Lowe index, in which weights are
/// price-updated, that is valued at the prices of the period from which a change is measured.
/// </summary>
public sealed class IndexTree
{
    private readonly Dictionary<string, ClassificationNode> nodes;
    private readonly ILookup<string?, ClassificationNode> parts;
    private readonly IReadOnlyDictionary<string, double[]> values;
    private readonly IReadOnlyList<string> periods;

    private IndexTree(
        Dictionary<string, ClassificationNode> nodes,
        ILookup<string?, ClassificationNode> parts,
        IReadOnlyDictionary<string, double[]> values,
        IReadOnlyList<string> periods) =>
        (this.nodes, this.parts, this.values, this.periods) = (nodes, parts, values, periods);

    /// <summary>Builds the tree; its cost grows with nodes × periods.</summary>
    /// <param name="classification">The nodes, in any order.</param>
    /// <param name="leaves">The index of each leaf; all over the same periods.</param>
    /// <param name="weightPeriod">The period at whose prices the weights are. The leaves' indices may have any base.</param>
    /// <param name="tree">The tree, if it is sound.</param>
    /// <param name="refusal">What is wrong with it.</param>
    /// <returns>Whether the tree could be built.</returns>
    public static bool TryBuild(
        IReadOnlyList<ClassificationNode> classification, IReadOnlyDictionary<string, IndexSeries> leaves, string weightPeriod,
        [NotNullWhen(true)] out IndexTree? tree, [NotNullWhen(false)] out IndexRefusal? refusal)
    {
        tree = null;
        var nodes = new Dictionary<string, ClassificationNode>(StringComparer.Ordinal);
        var parts = classification.OrderBy(node => node.Code, StringComparer.Ordinal).ToLookup(node => node.Parent, StringComparer.Ordinal);
        refusal = classification.Count == 0 ? new IndexRefusal(RefusalReason.NoData)
            : classification.FirstOrDefault(node => !nodes.TryAdd(node.Code, node)) is { } twice ? new IndexRefusal(RefusalReason.BrokenTree, Item: twice.Code)
            : classification.FirstOrDefault(node => node.Parent is { } above && !nodes.ContainsKey(above)) is { } orphan
                ? new IndexRefusal(RefusalReason.BrokenTree, Item: orphan.Code)
            : Judge(nodes, parts, leaves, weightPeriod);
        if (refusal is not null)
        {
            return false;
        }

        var periods = leaves[nodes.Keys.First(code => !parts.Contains(code))].Points.Select(point => point.Period).ToList();
        var values = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var root in parts[null])
        {
            Value(root, parts, leaves, weightPeriod, periods, values);
        }

        if (values.FirstOrDefault(node => node.Value.Any(value => !(value > 0) || !double.IsFinite(value))).Key is { } beyond)
        {
            refusal = new IndexRefusal(RefusalReason.Overflow, Item: beyond);
            return false;
        }

        tree = new IndexTree(nodes, parts, values, periods);
        return true;
    }

    /// <summary>The index of a node, 1 at a reference period.</summary>
    /// <param name="code">The node.</param>
    /// <param name="reference">The reference period.</param>
    /// <returns>The series, or why there is none.</returns>
    public IndexOutcome Index(string code, string reference) =>
        !values.TryGetValue(code, out var own) ? new IndexRefusal(RefusalReason.UnknownItem, Item: code)
        : PlaceOf(reference) is not { } place ? new IndexRefusal(RefusalReason.UnknownPeriod, reference)
        : new IndexSeries([.. own.Select((value, i) => new IndexPoint(periods[i], i == place ? 1 : value / own[place]))]);

    /// <summary>What the parts of a node add to its change between two periods; they add up exactly to it.</summary>
    /// <param name="code">The node.</param>
    /// <param name="from">The first period, at whose prices the weights are.</param>
    /// <param name="to">The second period.</param>
    /// <param name="contributions">One a part, in the order of codes.</param>
    /// <returns>Why there are none, or null.</returns>
    public IndexRefusal? Contributions(string code, string from, string to, out IReadOnlyList<PartContribution> contributions)
    {
        contributions = [];
        if (!nodes.ContainsKey(code) || !parts.Contains(code))
        {
            return new IndexRefusal(RefusalReason.UnknownItem, Item: code);
        }

        if (PlaceOf(from) is not { } first || PlaceOf(to) is not { } second)
        {
            return new IndexRefusal(RefusalReason.UnknownPeriod, PlaceOf(from) is null ? from : to);
        }

        var below = parts[code].ToList();
        var total = values[code][first];
        var changes = below.Select(part => (values[part.Code][second] - values[part.Code][first]) / total).ToArray();
        ExactSum.Fit(changes, (values[code][second] / total) - 1);
        contributions = [.. below.Select((part, i) => new PartContribution(part.Code, values[part.Code][first] / total, changes[i]))];
        return null;
    }

    private int? PlaceOf(string period)
    {
        for (var i = 0; i < periods.Count; i++)
        {
            if (string.Equals(periods[i], period, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return null;
    }

    private static IndexRefusal? Judge(
        Dictionary<string, ClassificationNode> nodes,
        ILookup<string?, ClassificationNode> parts,
        IReadOnlyDictionary<string, IndexSeries> leaves,
        string weightPeriod)
    {
        IReadOnlyList<string>? periods = null;
        foreach (var node in nodes.Values.OrderBy(node => node.Code, StringComparer.Ordinal))
        {
            if (IsBelowItself(node, nodes) || (!parts.Contains(node.Code) && !leaves.ContainsKey(node.Code)))
            {
                return new IndexRefusal(RefusalReason.BrokenTree, Item: node.Code);
            }

            if (parts.Contains(node.Code))
            {
                continue;
            }

            var own = leaves[node.Code].Points.Select(point => point.Period).ToList();
            periods ??= own;
            if (!(node.Weight > 0) || !double.IsFinite(node.Weight))
            {
                return new IndexRefusal(RefusalReason.BadWeight, Item: node.Code);
            }

            if (!own.SequenceEqual(periods) || !own.Contains(weightPeriod))
            {
                return new IndexRefusal(
                    RefusalReason.UnknownPeriod,
                    own.Contains(weightPeriod) ? own.Except(periods).Concat(periods.Except(own)).FirstOrDefault() : weightPeriod,
                    Item: node.Code);
            }
        }

        return null;
    }

    private static bool IsBelowItself(ClassificationNode node, Dictionary<string, ClassificationNode> nodes)
    {
        var above = node;
        for (var steps = 0; above.Parent is not null; steps++)
        {
            if (steps > nodes.Count)
            {
                return true;
            }

            above = nodes[above.Parent];
        }

        return false;
    }

    /// <summary>The value of the weight period's quantities at the prices of each period.</summary>
    private static double[] Value(
        ClassificationNode node, ILookup<string?, ClassificationNode> parts, IReadOnlyDictionary<string, IndexSeries> leaves, string weightPeriod,
        IReadOnlyList<string> periods, Dictionary<string, double[]> values)
    {
        var own = new double[periods.Count];
        if (!parts.Contains(node.Code))
        {
            var series = leaves[node.Code];
            var level = series[weightPeriod]!.Value;
            own = [.. series.Points.Select(point => node.Weight * (point.Value / level))];
        }
        else
        {
            var below = parts[node.Code].Select(part => Value(part, parts, leaves, weightPeriod, periods, values)).ToList();
            own = [.. periods.Select((_, i) => Sum.Of([.. below.Select(part => part[i])]))];
        }

        return values[node.Code] = own;
    }
}
