namespace Suoqiao.Indices.Composite;

/// <summary>
/// Makes the aggregates of a structure from normalised indicators, from the bottom up. Sources: OECD/JRC Handbook (2008), step 6; Copeland
/// as in COINr (a_copeland), with the weights of a pair taken over the indicators that both units have.
/// </summary>
public static class Aggregation
{
    /// <summary>Aggregates every row. Cost: linear in the cells; Copeland takes n² times the children of the aggregate, a period.</summary>
    /// <param name="table">Normalised scores, with a column for each indicator.</param>
    /// <param name="tree">The structure.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="options">The method.</param>
    /// <returns>The scores of all aggregates, and what was missing.</returns>
    /// <exception cref="KeyNotFoundException">An indicator has no column.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static AggregationResult Apply(IndicatorTable table, IndicatorTree tree, IndicatorWeights weights, AggregationOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(options);
        var scores = tree.Indicators.ToDictionary(node => node.Code, node => table.Values(node.Code));
        var notes = new List<AggregateNote>();
        foreach (var node in tree.Aggregates)
        {
            var below = tree.Children(node.Code).Where(child => weights[child.Code] > 0).ToList();
            var part = new Part([.. below.Select(child => scores[child.Code])], [.. below.Select(child => weights[child.Code])]);
            scores[node.Code] = Scores(table, part, node, options, notes);
        }

        return new(table.With(tree.Aggregates.Select(node => KeyValuePair.Create(node.Code, scores[node.Code]))), notes);
    }

    internal static double[] Scores(IndicatorTable table, Part part, IndicatorNode node, AggregationOptions options, List<AggregateNote> notes)
    {
        var method = node.Aggregation ?? options.Method;
        var scores = new double[table.Rows];
        Array.Fill(scores, double.NaN);
        var available = Enumerable.Range(0, table.Rows).Select(part.Available).ToArray();
        foreach (var rows in table.RowsByPeriod())
        {
            part.Fill([.. rows.Where(row => IsEnough(available[row], options))], method, scores);
        }

        for (var row = 0; row < scores.Length; row++)
        {
            if (available[row] < 1 || double.IsNaN(scores[row]))
            {
                var kind = !IsEnough(available[row], options) ? AggregateNoteKind.TooFew
                    : double.IsNaN(scores[row]) ? AggregateNoteKind.NotPositive
                    : AggregateNoteKind.Incomplete;
                notes.Add(new(row, node.Code, kind, available[row]));
            }
        }

        return scores;
    }

    // Two of three children are two thirds, whatever the last digit of either.
    private static bool IsEnough(double available, AggregationOptions options) => available > 0 && available >= options.MinimumAvailability - 1e-12;
}
