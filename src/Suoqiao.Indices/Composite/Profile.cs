namespace Suoqiao.Indices.Composite;

/// <summary>A strength or weakness of a unit.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Rank">The unit's rank in it among the rows of its period, 1 the best.</param>
/// <param name="Of">How many rows have a value.</param>
/// <param name="Value">The value as given, before denomination.</param>
public sealed record Standing(string Code, int Rank, int Of, double Value);

/// <summary>Where a unit stands best and worst.</summary>
/// <param name="Strengths">The indicators with the best ranks, the best first.</param>
/// <param name="Weaknesses">The indicators with the worst ranks, the worst last.</param>
public sealed record Profile(IReadOnlyList<Standing> Strengths, IReadOnlyList<Standing> Weaknesses)
{
    /// <summary>
    /// The strengths and weaknesses of a row, turned by direction. Indicators in which it shares the worst rank with others below it are no strength
    /// and no weakness (a yes-or-no indicator says nothing there), as in COINr's get_str_weak. Equal ranks stand in the order of the structure.
    /// </summary>
    /// <param name="table">The figures to rank by: raw, denominated or normalised.</param>
    /// <param name="tree">The structure.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="count">How many of each.</param>
    /// <param name="turned">Whether the values are turned already, as normalised ones are.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Profile Of(IndicatorTable table, IndicatorTree tree, int row, int count = 5, bool turned = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(tree);
        var rows = table.RowsByPeriod().First(period => period.Contains(row));
        var standings = tree.Indicators.Where(node => !double.IsNaN(table[row, node.Code])).Select(node => (Node: node, Ranks: Ranked(node))).ToList();
        var telling = standings.Where(standing => standing.Ranks[row] < standing.Ranks.Values.Max())
            .Select(standing => new Standing(standing.Node.Code, standing.Ranks[row], standing.Ranks.Count, table[row, standing.Node.Code]))
            .OrderBy(standing => standing.Rank).ToList();
        return new([.. telling.Take(count)], [.. telling.TakeLast(count)]);

        Dictionary<int, int> Ranked(IndicatorNode node)
        {
            var ranks = Composite.Ranks.Descending([.. rows.Select(other => table[other, node.Code] * (turned ? 1 : (int)node.Direction))]);
            return rows.Zip(ranks).Where(place => place.Second is not null).ToDictionary(place => place.First, place => place.Second!.Value);
        }
    }
}
