using System.Buffers;
using System.Globalization;
using System.Text;

namespace Suoqiao.Tables;

/// <summary>
/// Rows as RFC 4180 with a byte order mark, by which spreadsheet programs know UTF-8; or without it and with plain line feeds, for other programs.
/// </summary>
internal sealed class DelimitedTableRows : TableRows
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n\t;");

    private readonly StreamWriter writer;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly string lineEnd;

    public DelimitedTableRows(Stream stream, IReadOnlyList<TableColumn> columns, bool isMarked = true)
    {
        (this.columns, lineEnd) = (columns, isMarked ? "\r\n" : "\n");
        writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: isMarked), 1 << 16, leaveOpen: true);
        WriteCells([.. columns.Select(column => CellText.Neutralise(column.Header))]);
    }

    public override void Write(IReadOnlyList<object?> values)
    {
        var cells = new string[columns.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Cell(columns[i], values[i]);
        }

        WriteCells(cells);
    }

    public override void Finish() => writer.Flush();

    public override void Dispose() => writer.Dispose();

    private static string Cell(TableColumn column, object? value) => (column.Kind, value) switch
    {
        (_, null) => "",
        (ColumnKind.Text, string text) => CellText.Neutralise(text),
        (ColumnKind.Number, _) when NumberText(value) is { } number => number,
        (ColumnKind.Date, DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (ColumnKind.Moment, DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        (ColumnKind.YesNo, bool yes) => yes ? "true" : "false",
        _ => throw NotOf(column, value),
    };

    private void WriteCells(string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            var cell = cells[i];
            if (cell.AsSpan().ContainsAny(Quoted) || (cell.Length > 0 && (char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1]))))
            {
                writer.Write('"');
                writer.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }
            else
            {
                writer.Write(cell);
            }
        }

        writer.Write(lineEnd);
    }
}
