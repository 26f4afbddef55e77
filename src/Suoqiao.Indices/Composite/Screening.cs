namespace Suoqiao.Indices.Composite;

/// <summary>Options of screening.</summary>
public sealed record ScreeningOptions
{
    /// <summary>The share of all indicators that a row needs, 0 to 1; two thirds unless set (COINr's default).</summary>
    public double Minimum { get; init; } = 2.0 / 3;

    /// <summary>The share of the indicators below each aggregate that a row needs, 0 to 1; 0 unless set: no aggregate is looked at by itself.</summary>
    public double MinimumPerAggregate { get; init; }

    /// <summary>Units that stay whatever they lack.</summary>
    public IReadOnlyCollection<string> Keep { get; init; } = [];
}

/// <summary>A row that was screened out.</summary>
/// <param name="Row">Its row in the table that was screened.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Period">The period of panel data.</param>
/// <param name="Code">The aggregate below which too much is missing.</param>
/// <param name="Availability">The share that is there.</param>
public sealed record ScreenedOut(int Row, string Unit, string? Period, string Code, double Availability);

/// <summary>What screening gives.</summary>
/// <param name="Table">The rows that stay.</param>
/// <param name="Out">Every row that was screened out, with the aggregate that decided.</param>
public sealed record ScreeningResult(IndicatorTable Table, IReadOnlyList<ScreenedOut> Out);

/// <summary>Leaves out units of which too little is known (OECD/JRC Handbook 2008, step 2; COINr's Screen).</summary>
public static class Screening
{
    /// <summary>Screens every row. Cost: the cells times the levels of the structure.</summary>
    /// <param name="table">The figures, with a column for each indicator.</param>
    /// <param name="tree">The structure.</param>
    /// <param name="options">What is enough.</param>
    /// <returns>The table of the rows that stay, and why the others do not.</returns>
    /// <exception cref="KeyNotFoundException">An indicator has no column.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ScreeningResult Apply(IndicatorTable table, IndicatorTree tree, ScreeningOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(options);
        var screened = Enumerable.Range(0, table.Rows).Where(row => !options.Keep.Contains(table.Units[row]))
            .Select(row => Judge(table, tree, options, row)).OfType<ScreenedOut>().ToList();
        var gone = screened.Select(row => row.Row).ToHashSet();
        return new(table.Keep([.. Enumerable.Range(0, table.Rows).Where(row => !gone.Contains(row))]), screened);
    }

    /// <summary>The share of the indicators below a line that a row has, 0 to 1.</summary>
    /// <param name="table">The figures.</param>
    /// <param name="tree">The structure.</param>
    /// <param name="row">The row, from 0.</param>
    /// <param name="code">The line; the index for all indicators.</param>
    /// <returns>The share.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double Availability(IndicatorTable table, IndicatorTree tree, int row, string code)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(tree);
        return tree.IndicatorsBelow(code).Average(node => double.IsNaN(table[row, node.Code]) ? 0.0 : 1.0);
    }

    private static ScreenedOut? Judge(IndicatorTable table, IndicatorTree tree, ScreeningOptions options, int row)
    {
        foreach (var node in tree.Aggregates.Reverse().DefaultIfEmpty(tree.Root))
        {
            var availability = Availability(table, tree, row, node.Code);
            if (availability < (node.Parent is null ? Math.Max(options.Minimum, options.MinimumPerAggregate) : options.MinimumPerAggregate) - 1e-12)
            {
                return new(row, table.Units[row], table.Periods?[row], node.Code, availability);
            }
        }

        return null;
    }
}
