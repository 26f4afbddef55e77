namespace Suoqiao.Tables;

/// <summary>A column as a table has it: which one it is, how its header reads, where it stands.</summary>
internal sealed record TableHeader(ColumnName Column, string Text, int Index);

/// <summary>The header of a table, as far as the map knows its columns. It may stand in two rows, groups above and columns below.</summary>
/// <param name="Row">The row where it ends.</param>
/// <param name="Cells">What each column is called.</param>
/// <param name="Known">The columns that the map knows, by key.</param>
/// <param name="Ambiguous">Columns that say the same.</param>
internal sealed record TableHeaders(
    int Row, IReadOnlyList<string> Cells, Dictionary<string, TableHeader> Known, IReadOnlyList<(TableHeader First, string Second)> Ambiguous)
{
    /// <summary>Titles and remarks often stand above the header; it is looked for in so many rows.</summary>
    public const int RowsSearched = 10;

    /// <summary>The row, or the two rows, that look most like a header: they lack the fewest required columns, then know the most.</summary>
    public static TableHeaders? Find(IEnumerable<RawRow> rows, ColumnMap columns)
    {
        var first = rows.Take(RowsSearched).Where(row => row.Broken is null).ToList();
        var pairs = first.Zip(first.Skip(1)).Where(pair => pair.Second.Number == pair.First.Number + 1).ToList();
        var found = first.Select(row => Read(row.Number, row.Cells, columns))
            .Concat(pairs
                .Select(pair => Together(pair.First.Cells, pair.Second.Cells, columns) is { } cells ? Read(pair.Second.Number, cells, columns) : null)
                .OfType<TableHeaders>())
            .Where(headers => headers.Known.Count > 0)
            .OrderBy(headers => headers.Missing(columns).Count()).ThenByDescending(headers => headers.Known.Count).ThenBy(headers => headers.Ambiguous.Count)
            .ThenBy(headers => headers.Row)
            .FirstOrDefault();
        return found is not null && pairs.Exists(pair => pair.First.Number == found.Row && found.IsSaidAgain(pair.Second.Cells, columns))
            ? found with { Row = found.Row + 1 } : found;
    }

    public IEnumerable<ColumnName> Missing(ColumnMap columns) => columns.Columns.Where(column => column.Required && !Known.ContainsKey(column.Key));

    public IEnumerable<string> Unknown(ColumnMap columns) => Cells.Where(cell => !string.IsNullOrWhiteSpace(cell) && columns.Find(cell) is null);

    private static TableHeaders Read(int number, IReadOnlyList<string> cells, ColumnMap columns)
    {
        var known = new Dictionary<string, TableHeader>();
        var ambiguous = new List<(TableHeader, string)>();
        for (var i = 0; i < cells.Count; i++)
        {
            if (columns.Find(cells[i]) is { } column && !known.TryAdd(column.Key, new TableHeader(column, cells[i].Trim(), i)))
            {
                ambiguous.Add((known[column.Key], cells[i].Trim()));
            }
        }

        return new TableHeaders(number, cells, known, ambiguous);
    }

    /// <summary>Two rows as one header: 联系人 above 姓名 is 联系人姓名. Null where the lower one is no part of it.</summary>
    private static List<string>? Together(IReadOnlyList<string> upper, IReadOnlyList<string> lower, ColumnMap columns)
    {
        var (together, group) = (new List<string>(), "");
        for (var i = 0; i < Math.Max(upper.Count, lower.Count); i++)
        {
            var (above, below) = (Cell(upper, i), Cell(lower, i));
            group = above.Length > 0 ? above : below.Length > 0 ? group : "";
            var both = group + below;
            if (below.Length == 0 || below == above)
            {
                together.Add(above);
            }
            else if (columns.Find(both) is not null)
            {
                together.Add(both);
            }
            else if (columns.Find(above) is { Required: true })
            {
                // Each row has a value in such a column: this is the first of them.
                return null;
            }
            else
            {
                together.Add(columns.Find(below) is not null ? below : both);
            }
        }

        return together;

        static string Cell(IReadOnlyList<string> cells, int i) => i < cells.Count ? cells[i].Trim() : "";
    }

    /// <summary>Whether a row says the header once more, as in another language.</summary>
    private bool IsSaidAgain(IReadOnlyList<string> cells, ColumnMap columns)
    {
        var said = cells.Index().Where(cell => !string.IsNullOrWhiteSpace(cell.Item)).ToList();
        return said.Count > 1 && said.Count >= Known.Count
            && said.TrueForAll(cell => columns.Find(cell.Item) is { } column && Known.TryGetValue(column.Key, out var known) && known.Index == cell.Index);
    }
}
