namespace Suoqiao.Indices.Composite;

/// <summary>What becomes of the ranks when a line of the structure weighs nothing.</summary>
/// <param name="Code">The line.</param>
/// <param name="Ranks">The rank of each row without it.</param>
/// <param name="MeanChange">The mean absolute change of rank over the rows that have a rank both ways.</param>
public sealed record Removal(string Code, IReadOnlyList<int?> Ranks, double MeanChange)
{
    /// <summary>
    /// Removes each line of a level in turn; lines without which nothing would be left below their parent are left out. Source: COINr's
    /// remove_elements. Cost: an aggregation for each line.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="level">The level, 1 for indicators.</param>
    /// <returns>The removals, in the order of the structure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="index"/> is null.</exception>
    public static IReadOnlyList<Removal> Each(CompositeResult index, int level)
    {
        ArgumentNullException.ThrowIfNull(index);
        var nominal = index.RankBy();
        var tree = index.Tree;
        return
        [
            .. tree.Nodes.Where(node => node.Parent is not null && tree.LevelOf(node.Code) == level)
                .Where(node => tree.Children(node.Parent!).Any(other => other != node && index.Weights[other.Code] > 0))
                .Select(node => Without(index, node.Code, nominal)),
        ];
    }

    private static Removal Without(CompositeResult index, string code, IReadOnlyList<int?> nominal)
    {
        var weights = index.Weights.With([KeyValuePair.Create(code, 0.0)]);
        var scores = Aggregation.Apply(index.Normalisation.Table, index.Tree, weights, index.Options.Aggregation).Table;
        var ranks = CompositeResult.Place(scores, index.Tree.Root.Code);
        var changes = nominal.Zip(ranks).Where(pair => pair is { First: not null, Second: not null })
            .Select(pair => Math.Abs(pair.First!.Value - pair.Second!.Value)).ToList();
        return new(code, ranks, changes.Count == 0 ? double.NaN : changes.Average());
    }
}
