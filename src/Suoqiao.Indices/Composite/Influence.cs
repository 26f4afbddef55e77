namespace Suoqiao.Indices.Composite;

/// <summary>What a line of the structure means for the index in fact, beside what its weight says.</summary>
/// <param name="Code">The line.</param>
/// <param name="Level">Its level, 1 for indicators.</param>
/// <param name="Weight">Its weight beside its siblings as it was used.</param>
/// <param name="Effective">Its nominal weight in the index: the product of the shares down to it.</param>
/// <param name="Correlation">Pearson's correlation of its scores with the index.</param>
/// <param name="Explained">
/// The square of that correlation: the share of the index's variance that the line explains alone when the relation is linear (Paruolo, Saisana and
/// Saltelli, JRSS A 176 (2013) 609–634).
/// </param>
/// <param name="VarianceShare">
/// Effective weight · covariance with the index / variance of the index: the part of the index's variance that comes through this line. For complete
/// scores and arithmetic means the parts of the lines of a level sum to 1; null otherwise.
/// </param>
public sealed record Influence(string Code, int Level, double Weight, double Effective, double Correlation, double Explained, double? VarianceShare)
{
    /// <summary>The influence of every line but the index itself, in the order of the structure. Cost: linear in the cells.</summary>
    /// <param name="index">The index.</param>
    /// <returns>The influences.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="index"/> is null.</exception>
    public static IReadOnlyList<Influence> Of(CompositeResult index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var (scores, tree, root) = (index.Scores, index.Tree, index.Tree.Root.Code);
        var effective = index.Weights.Effective();
        var total = scores.Column(root);
        var isLinear = tree.Aggregates.All(node => (node.Aggregation ?? index.Options.Aggregation.Method) == AggregationMethod.Arithmetic)
            && index.Aggregation.Notes.Count == 0;
        var list = new List<Influence>();
        foreach (var node in tree.Nodes.Where(node => node.Parent is not null))
        {
            var values = scores.Column(node.Code);
            var correlation = Distribution.Correlation(values, total);
            var share = effective[node.Code] * correlation * Distribution.StandardDeviation(values) / Distribution.StandardDeviation(total);
            list.Add(new(
                node.Code, tree.LevelOf(node.Code), index.Weights[node.Code], effective[node.Code], correlation, correlation * correlation,
                !isLinear ? null : Distribution.StandardDeviation(values) == 0 ? 0 : share));
        }

        return list;
    }
}
