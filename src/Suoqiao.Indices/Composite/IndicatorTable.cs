namespace Suoqiao.Indices.Composite;

/// <summary>
/// Figures of units (enterprises, counties, institutes): one row a unit, or a unit and a period for panel data; one column an indicator or a
/// denominator. A missing value is <see cref="double.NaN"/>. The table never changes; every step of an index gives a new one.
/// </summary>
/// <remarks>Memory: 8 bytes a cell. <see cref="With(string, ReadOnlySpan{double})"/> copies no other column, <see cref="Keep"/> copies the rows kept.</remarks>
public sealed class IndicatorTable
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string?>> NoGroups = new Dictionary<string, IReadOnlyList<string?>>();

    private readonly Dictionary<string, double[]> columns;

    private IndicatorTable(
        IReadOnlyList<string> units, IReadOnlyList<string>? periods, IReadOnlyList<string> codes, Dictionary<string, double[]> columns,
        IReadOnlyDictionary<string, IReadOnlyList<string?>> groups) =>
        (Units, Periods, Codes, this.columns, Groups) = (units, periods, codes, columns, groups);

    /// <summary>The unit of each row.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>The period of each row; null when the table is not a panel.</summary>
    public IReadOnlyList<string>? Periods { get; }

    /// <summary>The codes of the columns in their order.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Columns that sort the rows into groups (region, size, …), by name; null where a row belongs to no group.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> Groups { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows => Units.Count;

    /// <summary>Makes a table.</summary>
    /// <param name="units">The unit of each row.</param>
    /// <param name="columns">The columns by code, each with a value a row; <see cref="double.NaN"/> where it is missing.</param>
    /// <param name="periods">The period of each row for panel data.</param>
    /// <param name="groups">Columns of group names.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">A column is not as long as the units, a code or a row (unit and period) occurs twice, or a value is
    /// infinite.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IndicatorTable Create(
        IReadOnlyList<string> units, IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> columns, IReadOnlyList<string>? periods = null,
        IReadOnlyDictionary<string, IReadOnlyList<string?>>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(columns);
        RefuseOtherLength(periods, units.Count, nameof(periods));
        var rows = new HashSet<(string, string?)>();
        for (var row = 0; row < units.Count; row++)
        {
            if (!rows.Add((units[row], periods?[row])))
            {
                throw new ArgumentException($"The row '{units[row]}' '{periods?[row]}' occurs twice.", nameof(units));
            }
        }

        foreach (var group in groups?.Values ?? [])
        {
            RefuseOtherLength(group, units.Count, nameof(groups));
        }

        var table = new IndicatorTable([.. units], periods is null ? null : [.. periods], [], [], groups ?? NoGroups);
        var codes = new List<string>();
        var copied = new Dictionary<string, double[]>();
        foreach (var (code, values) in columns)
        {
            RefuseOtherLength(values, units.Count, nameof(columns));
            if (!copied.TryAdd(code, Finite([.. values])))
            {
                throw new ArgumentException($"The column '{code}' occurs twice.", nameof(columns));
            }

            codes.Add(code);
        }

        return new IndicatorTable(table.Units, table.Periods, codes, copied, table.Groups);
    }

    /// <summary>Whether there is a column of this code.</summary>
    /// <param name="code">The code of a column.</param>
    /// <returns>True if there is.</returns>
    public bool Has(string code) => columns.ContainsKey(code);

    /// <summary>The values of a column by row; <see cref="double.NaN"/> where one is missing.</summary>
    /// <param name="code">The code of a column.</param>
    /// <returns>The values, as many as there are rows.</returns>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public ReadOnlySpan<double> Column(string code) => columns[code];

    /// <summary>One value.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="code">The code of a column.</param>
    public double this[int row, string code] => columns[code][row];

    /// <summary>The table with a column added, or put in the place of the one with this code.</summary>
    /// <param name="code">The code of the column.</param>
    /// <param name="values">Its values by row.</param>
    /// <returns>The new table; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">There are not as many values as rows, or one is infinite.</exception>
    public IndicatorTable With(string code, ReadOnlySpan<double> values) => With([KeyValuePair.Create(code, values.ToArray())]);

    /// <summary>The table of some of the rows, in the order given.</summary>
    /// <param name="rows">Rows, from 0, each at most once.</param>
    /// <returns>The new table.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    public IndicatorTable Keep(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new IndicatorTable(
            [.. rows.Select(row => Units[row])],
            Periods is null ? null : [.. rows.Select(row => Periods[row])],
            Codes,
            columns.ToDictionary(column => column.Key, column => rows.Select(row => column.Value[row]).ToArray()),
            Groups.ToDictionary(group => group.Key, IReadOnlyList<string?> (group) => [.. rows.Select(row => group.Value[row])]));
    }

    /// <summary>The rows of each period in the order in which the periods first appear; all rows at once when there are none.</summary>
    /// <returns>The places of the rows, from 0, of one period after another.</returns>
    public IReadOnlyList<IReadOnlyList<int>> RowsByPeriod() =>
        [.. Enumerable.Range(0, Rows).GroupBy(row => Periods?[row]).Select(IReadOnlyList<int> (period) => [.. period])];

    internal double[] Values(string code) => columns[code];

    internal IndicatorTable With(IEnumerable<KeyValuePair<string, double[]>> changed)
    {
        var (codes, all) = (new List<string>(Codes), new Dictionary<string, double[]>(columns));
        foreach (var (code, values) in changed)
        {
            RefuseOtherLength(values, Rows, nameof(changed));
            if (!all.ContainsKey(code))
            {
                codes.Add(code);
            }

            all[code] = Finite(values);
        }

        return new IndicatorTable(Units, Periods, codes, all, Groups);
    }

    private static double[] Finite(double[] values) =>
        Array.Exists(values, double.IsInfinity) ? throw new ArgumentException("A value is infinite.", nameof(values)) : values;

    private static void RefuseOtherLength<T>(IReadOnlyCollection<T>? list, int length, string name)
    {
        if (list is not null && list.Count != length)
        {
            throw new ArgumentException($"There are {list.Count} entries for {length} rows.", name);
        }
    }
}
