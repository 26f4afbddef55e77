using System.Globalization;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>Writes a table of figures at full precision: to a file, as JSON for programs, or to the screen.</summary>
internal static class IndexTable
{
    public static async Task WriteAsync(
        string? path, bool asJson, IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        if (path is not null)
        {
            await TableWriter.SaveAsync(path, columns, rows, ct);
            return;
        }

        if (!asJson)
        {
            Print(columns, rows);
            return;
        }

        await using var output = Console.OpenStandardOutput();
        await using var writer = TableWriter.Create(output, TableFormat.Json, columns);
        foreach (var row in rows)
        {
            await writer.WriteAsync(row, ct);
        }

        await writer.CompleteAsync(ct);
    }

    public static void Print(IEnumerable<TableColumn> columns, IEnumerable<IReadOnlyList<object?>> rows) =>
        Screen.Table([.. columns.Select(column => column.Header)], rows.Select(IReadOnlyList<string> (row) => [.. row.Select(Plain)]));

    private static string Plain(object? value) =>
        value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
