namespace Suoqiao.Indices.Composite;

/// <summary>A value that could not be divided; it is missing afterwards.</summary>
/// <param name="Row">The row of the table.</param>
/// <param name="Code">The indicator.</param>
/// <param name="Denominator">The column it was to be divided by.</param>
/// <param name="IsZero">Whether the denominator is 0; otherwise it is missing.</param>
public sealed record Undivided(int Row, string Code, string Denominator, bool IsZero);

/// <summary>What denomination gives.</summary>
/// <param name="Table">The table with the indicators divided.</param>
/// <param name="Lost">Values that were there and could not be divided.</param>
public sealed record DenominationResult(IndicatorTable Table, IReadOnlyList<Undivided> Lost);

/// <summary>Makes units of different size comparable: exports per GDP, patents per head (OECD/JRC Handbook 2008, step 5, scaling).</summary>
public static class Denomination
{
    /// <summary>Divides each indicator that has a denominator by it. Cost: linear in the cells.</summary>
    /// <param name="table">The figures, with columns for indicators and denominators.</param>
    /// <param name="tree">The structure.</param>
    /// <returns>The table with the quotients in the place of the figures, and what could not be divided.</returns>
    /// <exception cref="KeyNotFoundException">An indicator or a denominator has no column.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static DenominationResult Apply(IndicatorTable table, IndicatorTree tree)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(tree);
        var lost = new List<Undivided>();
        var changed = new Dictionary<string, double[]>();
        foreach (var node in tree.Indicators.Where(node => node.Denominator is not null))
        {
            var (values, by) = (table.Values(node.Code), table.Values(node.Denominator!));
            var divided = changed[node.Code] = new double[values.Length];
            for (var row = 0; row < values.Length; row++)
            {
                divided[row] = by[row] == 0 ? double.NaN : values[row] / by[row];
                if (double.IsNaN(divided[row]) && !double.IsNaN(values[row]))
                {
                    lost.Add(new(row, node.Code, node.Denominator!, by[row] == 0));
                }
            }
        }

        return new(table.With(changed), lost);
    }
}
