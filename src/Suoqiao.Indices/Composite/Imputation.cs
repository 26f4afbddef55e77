namespace Suoqiao.Indices.Composite;

/// <summary>Where an estimate of a missing value comes from. All look at one period at a time.</summary>
public enum ImputationMethod
{
    /// <summary>The mean of the indicator.</summary>
    Mean,

    /// <summary>The median of the indicator.</summary>
    Median,

    /// <summary>The mean of the indicator in the unit's group.</summary>
    GroupMean,

    /// <summary>The median of the indicator in the unit's group.</summary>
    GroupMedian,

    /// <summary>
    /// The expectation given the unit's other indicators under a joint normal distribution, by the EM algorithm (Dempster, Laird and Rubin 1977;
    /// Little and Rubin, section 11.2). It uses correlations, so it needs clearly more rows than indicators.
    /// </summary>
    ExpectationMaximisation,
}

/// <summary>A value that was imputed.</summary>
/// <param name="Row">The row of the table.</param>
/// <param name="Code">The indicator.</param>
/// <param name="Value">The value put in.</param>
/// <param name="From">How many values the estimate rests on.</param>
public sealed record ImputedCell(int Row, string Code, double Value, int From);

/// <summary>A value that is still missing since there is nothing to estimate it from.</summary>
/// <param name="Row">The row of the table.</param>
/// <param name="Code">The indicator.</param>
public sealed record StillMissing(int Row, string Code);

/// <summary>What imputation gives.</summary>
/// <param name="Table">The table with the estimates in it.</param>
/// <param name="Cells">Every value that was imputed.</param>
/// <param name="Missing">Every value that is still missing.</param>
public sealed record ImputationResult(IndicatorTable Table, IReadOnlyList<ImputedCell> Cells, IReadOnlyList<StillMissing> Missing);

/// <summary>Estimates missing values; each estimate is logged (OECD/JRC Handbook 2008, step 3; COINr's Impute).</summary>
public static class Imputation
{
    /// <summary>Imputes the indicators of the structure. Cost: linear in the cells; for EM, rows times the square of the indicators, a round.</summary>
    /// <param name="table">The figures, with a column for each indicator.</param>
    /// <param name="tree">The structure.</param>
    /// <param name="method">Where the estimates come from.</param>
    /// <param name="group">The column of groups, for the methods by group.</param>
    /// <returns>The table with its gaps filled, every value that was put in, and what is still missing.</returns>
    /// <exception cref="KeyNotFoundException">An indicator has no column.</exception>
    /// <exception cref="ArgumentException">A method by group has no group, or the table has no such one.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ImputationResult Apply(IndicatorTable table, IndicatorTree tree, ImputationMethod method, string? group = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(tree);
        IReadOnlyList<string?>? groups = null;
        if (method is ImputationMethod.GroupMean or ImputationMethod.GroupMedian && (group is null || !table.Groups.TryGetValue(group, out groups)))
        {
            throw new ArgumentException($"The table has no groups '{group}'.", nameof(group));
        }

        var cells = new List<ImputedCell>();
        var columns = tree.Indicators.ToDictionary(node => node.Code, node => table.Values(node.Code).ToArray());
        foreach (var rows in table.RowsByPeriod())
        {
            if (method == ImputationMethod.ExpectationMaximisation)
            {
                cells.AddRange(NormalImputation.Estimate(tree, columns, rows));
                continue;
            }

            foreach (
                var part in groups is null ? [[.. rows]] : rows.Where(row => groups[row] is not null).GroupBy(row => groups[row], (_, part) => part.ToArray()))
            {
                cells.AddRange(tree.Indicators.SelectMany(node => Middle(node.Code, columns[node.Code], part, method)));
            }
        }

        foreach (var cell in cells)
        {
            columns[cell.Code][cell.Row] = cell.Value;
        }

        return new(table.With(columns), cells, [.. columns.SelectMany(Missing)]);
    }

    private static IEnumerable<ImputedCell> Middle(string code, double[] column, int[] rows, ImputationMethod method)
    {
        var values = rows.Select(row => column[row]).ToArray();
        var from = Distribution.Count(values);
        if (from == 0 || from == rows.Length)
        {
            return [];
        }

        var middle = method is ImputationMethod.Mean or ImputationMethod.GroupMean ? Distribution.Mean(values) : Distribution.Median(values);
        return rows.Where(row => double.IsNaN(column[row])).Select(row => new ImputedCell(row, code, middle, from));
    }

    private static IEnumerable<StillMissing> Missing(KeyValuePair<string, double[]> column) =>
        column.Value.Index().Where(cell => double.IsNaN(cell.Item)).Select(cell => new StillMissing(cell.Index, column.Key));
}
