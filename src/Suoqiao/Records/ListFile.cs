using Suoqiao.Tables;

namespace Suoqiao.Records;

/// <summary>One column of an exported list and where its value comes from.</summary>
internal sealed record FileColumn<T>(TableColumn Column, Func<T, object?> Value);

/// <summary>A list as a file.</summary>
internal static class ListFile
{
    /// <summary>More is refused: whoever wants everything takes the command line's export.</summary>
    public const int MostRows = 100_000;

    public static TableFormat FormatOf(string? format) =>
        string.Equals(format, "csv", StringComparison.OrdinalIgnoreCase) ? TableFormat.Delimited : TableFormat.Workbook;

    public static string NameOf(string list, TableFormat format, TimeProvider time) =>
        $"{list}-{time.GetLocalNow():yyyyMMdd}.{(format == TableFormat.Delimited ? "csv" : "xlsx")}";

    public static async Task WriteAsync<T>(
        Stream stream, TableFormat format, IReadOnlyList<FileColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        await using var writer = TableWriter.Create(stream, format, [.. columns.Select(c => c.Column)]);
        await foreach (var row in rows.WithCancellation(ct))
        {
            await writer.WriteAsync([.. columns.Select(c => c.Value(row))], ct);
        }

        await writer.CompleteAsync(ct);
    }
}
