using System.Globalization;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.IndexFiles;

/// <summary>Writes a table of figures at full precision: to a file, as JSON for programs, or to the screen.</summary>
internal static class IndexTable
{
    public static async Task WriteAsync(
        string? path, bool asJson, IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        var format = path is null ? asJson ? TableFormat.Json : (TableFormat?)null : TableWriter.FormatOf(path);
        if (format is not { } known)
        {
            Screen.Table([.. columns.Select(column => column.Header)], rows.Select(IReadOnlyList<string> (row) => [.. row.Select(Plain)]));
            return;
        }

        await using var output = path is null ? Console.OpenStandardOutput() : Stream.Null;
        await using var writer = path is null ? TableWriter.Create(output, known, columns) : TableWriter.Create(path, known, columns, !IsAscii(columns, rows));
        foreach (var row in rows)
        {
            await writer.WriteAsync(row, ct);
        }

        await writer.CompleteAsync(ct);
    }

    private static bool IsAscii(IEnumerable<TableColumn> columns, IEnumerable<IReadOnlyList<object?>> rows) =>
        columns.All(column => System.Text.Ascii.IsValid(column.Header)) && rows.All(row => row.OfType<string>().All(text => System.Text.Ascii.IsValid(text)));

    private static string Plain(object? value) => value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
