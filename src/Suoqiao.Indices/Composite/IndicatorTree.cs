namespace Suoqiao.Indices.Composite;

/// <summary>The structure of an index: indicators at the bottom, aggregates above them, the index at the top. Branches may have different depths.</summary>
public sealed class IndicatorTree
{
    private readonly Dictionary<string, IndicatorNode> nodes;
    private readonly Dictionary<string, IReadOnlyList<IndicatorNode>> children;
    private readonly Dictionary<string, int> levels = [];

    private IndicatorTree(IReadOnlyList<IndicatorNode> lines)
    {
        Nodes = lines;
        nodes = lines.ToDictionary(node => node.Code);
        children = lines.Where(node => node.Parent is not null).GroupBy(node => node.Parent!)
            .ToDictionary(group => group.Key, IReadOnlyList<IndicatorNode> (group) => [.. group]);
        Root = lines.Single(node => node.Parent is null);
        Rise(Root);
        Indicators = [.. lines.Where(node => !children.ContainsKey(node.Code))];
        Aggregates = [.. lines.Where(node => children.ContainsKey(node.Code)).OrderBy(node => levels[node.Code])];
    }

    /// <summary>All lines in the order given.</summary>
    public IReadOnlyList<IndicatorNode> Nodes { get; }

    /// <summary>The index itself.</summary>
    public IndicatorNode Root { get; }

    /// <summary>The lines with nothing below them, in the order given.</summary>
    public IReadOnlyList<IndicatorNode> Indicators { get; }

    /// <summary>The other lines from the bottom up: each comes after all that stands below it.</summary>
    public IReadOnlyList<IndicatorNode> Aggregates { get; }

    /// <summary>The number of levels; indicators are on level 1.</summary>
    public int Levels => levels[Root.Code];

    /// <summary>What is wrong with a structure; nothing when it can be made.</summary>
    /// <param name="lines">The lines in any order.</param>
    /// <returns>The faults; empty when there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    public static IReadOnlyList<TreeFault> Check(IReadOnlyList<IndicatorNode> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return TreeCheck.Faults(lines);
    }

    /// <summary>Makes the structure. Cost: linear in the lines.</summary>
    /// <param name="lines">The lines in any order.</param>
    /// <returns>The structure.</returns>
    /// <exception cref="ArgumentException">The structure has faults, see <see cref="Check"/>.</exception>
    public static IndicatorTree Create(IReadOnlyList<IndicatorNode> lines)
    {
        var faults = Check(lines);
        return faults.Count == 0
            ? new IndicatorTree([.. lines])
            : throw new ArgumentException($"The structure has faults: {string.Join(", ", faults)}.", nameof(lines));
    }

    /// <summary>Whether there is a line of this code.</summary>
    /// <param name="code">A code.</param>
    /// <returns>True if there is.</returns>
    public bool Has(string code) => nodes.ContainsKey(code);

    /// <summary>The line of a code.</summary>
    /// <param name="code">The code of a line.</param>
    /// <exception cref="KeyNotFoundException">There is no such line.</exception>
    public IndicatorNode this[string code] => nodes[code];

    /// <summary>What stands directly below, in the order given; nothing for an indicator.</summary>
    /// <param name="code">The code of a line.</param>
    /// <returns>The lines below, or none.</returns>
    public IReadOnlyList<IndicatorNode> Children(string code) => children.GetValueOrDefault(code, []);

    /// <summary>1 for an indicator, otherwise one more than the highest level below.</summary>
    /// <param name="code">The code of a line.</param>
    /// <returns>The level, from 1.</returns>
    /// <exception cref="KeyNotFoundException">There is no such line.</exception>
    public int LevelOf(string code) => levels[code];

    /// <summary>All indicators below a line; an indicator itself when there is nothing below it.</summary>
    /// <param name="code">The code of a line.</param>
    /// <returns>The indicators, in the order of the structure.</returns>
    public IEnumerable<IndicatorNode> IndicatorsBelow(string code) =>
        children.TryGetValue(code, out var below) ? below.SelectMany(child => IndicatorsBelow(child.Code)) : [nodes[code]];

    private int Rise(IndicatorNode node) => levels[node.Code] = 1 + Children(node.Code).Select(Rise).DefaultIfEmpty(0).Max();
}
