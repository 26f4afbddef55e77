namespace Suoqiao.Tables;

/// <summary>A column as a table has it: which one it is, how its header reads, where it stands.</summary>
internal sealed record TableHeader(ColumnName Column, string Text, int Index);

/// <summary>The header row of a table, as far as the map knows its columns.</summary>
internal sealed record TableHeaders(
    int Row, IReadOnlyList<string> Cells, Dictionary<string, TableHeader> Known, IReadOnlyList<(TableHeader First, string Second)> Ambiguous)
{
    /// <summary>Titles and remarks often stand above the header; it is looked for in so many rows.</summary>
    public const int RowsSearched = 10;

    /// <summary>The row that looks most like a header: it lacks the fewest required columns, then knows the most.</summary>
    public static TableHeaders? Find(IEnumerable<RawRow> rows, ColumnMap columns) => rows
        .Take(RowsSearched)
        .Where(row => row.Broken is null)
        .Select(row => Read(row, columns))
        .Where(headers => headers.Known.Count > 0)
        .OrderBy(headers => headers.Missing(columns).Count()).ThenByDescending(headers => headers.Known.Count).ThenBy(headers => headers.Row)
        .FirstOrDefault();

    public IEnumerable<ColumnName> Missing(ColumnMap columns) => columns.Columns.Where(column => column.Required && !Known.ContainsKey(column.Key));

    public IEnumerable<string> Unknown(ColumnMap columns) => Cells.Where(cell => !string.IsNullOrWhiteSpace(cell) && columns.Find(cell) is null);

    private static TableHeaders Read(RawRow row, ColumnMap columns)
    {
        var known = new Dictionary<string, TableHeader>();
        var ambiguous = new List<(TableHeader, string)>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (columns.Find(row.Cells[i]) is { } column && !known.TryAdd(column.Key, new TableHeader(column, row.Cells[i].Trim(), i)))
            {
                ambiguous.Add((known[column.Key], row.Cells[i].Trim()));
            }
        }

        return new TableHeaders(row.Number, row.Cells, known, ambiguous);
    }
}
