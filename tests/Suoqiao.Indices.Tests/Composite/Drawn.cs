using Suoqiao.Indices.Composite;

namespace Suoqiao.Indices.Tests.Composite;

/// <summary>Small random indices, the same for the same number.</summary>
internal sealed class Drawn
{
    private Drawn(IndicatorTable table, IndicatorTree tree) => (Table, Tree) = (table, tree);

    public IndicatorTable Table { get; }

    public IndicatorTree Tree { get; }

    /// <summary>Between 4 and 20 units, 2 to 4 groups of 1 to 5 indicators; a part of the values may be missing.</summary>
    public static Drawn Number(int number, double missing = 0, int? units = null)
    {
        var random = new Random(number);
        var nodes = new List<IndicatorNode> { new("index", null) };
        foreach (var group in Enumerable.Range(0, random.Next(2, 5)))
        {
            nodes.Add(new($"g{group}", "index") { Weight = 0.1 + random.NextDouble() });
            nodes.AddRange(Enumerable.Range(0, random.Next(1, 6)).Select(i => new IndicatorNode($"g{group}i{i}", $"g{group}")
            {
                Weight = 0.1 + random.NextDouble(),
                Direction = random.Next(3) == 0 ? Direction.Negative : Direction.Positive,
            }));
        }

        var rows = units ?? random.Next(4, 21);
        var tree = IndicatorTree.Create(nodes);
        var columns = tree.Indicators
            .Select(node => KeyValuePair.Create(node.Code, (IReadOnlyList<double>)[.. Enumerable.Range(0, rows).Select(Value)])).ToList();
        return new(IndicatorTable.Create([.. Enumerable.Range(0, rows).Select(row => $"u{row}")], columns), tree);

        double Value(int row) => row > 1 && random.NextDouble() < missing ? double.NaN : Math.Exp(2 * random.NextDouble()) * 10;
    }

    public CompositeResult Make(CompositeOptions? options = null) => CompositeIndex.Make(Table, Tree, options).Require();
}
