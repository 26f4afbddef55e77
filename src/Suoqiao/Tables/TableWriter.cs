namespace Suoqiao.Tables;

/// <summary>
/// Writes a table row by row in bounded memory. Nothing is visible at the destination before <see cref="CompleteAsync"/>: rows go to a temporary file
/// which then takes the destination's place, or is copied to the destination stream. Disposing without completing leaves the destination alone.
/// </summary>
internal sealed class TableWriter : IAsyncDisposable
{
    private readonly string temporary;
    private readonly string? path;
    private readonly Stream? target;
    private readonly int width;
    private readonly FileStream file;
    private readonly TableRows rows;

    private TableWriter(string folder, string? path, Stream? target, TableFormat format, IReadOnlyList<TableColumn> columns, bool isMarked = true)
    {
        (this.path, this.target, width) = (path, target, columns.Count);
        temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        rows = format switch
        {
            TableFormat.Workbook => new WorkbookTableRows(file, columns),
            TableFormat.Delimited => new DelimitedTableRows(file, columns, isMarked),
            TableFormat.Json => new JsonTableRows(file, columns),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        };
    }

    /// <summary>How many rows were written, the header left out.</summary>
    public long Count { get; private set; }

    public static TableWriter Create(string path, TableFormat format, IReadOnlyList<TableColumn> columns, bool isMarked = true)
    {
        var full = Path.GetFullPath(path);
        return new TableWriter(Path.GetDirectoryName(full)!, full, null, format, columns, isMarked);
    }

    /// <summary>Writes a whole table to a file whose name's ending says the format; delimited text without a byte order mark, as it is for programs.</summary>
    public static async Task SaveAsync(
        string path, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct, bool isMarked = false)
    {
        await using var writer = Create(path, FormatOf(path)!.Value, columns, isMarked);
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            await writer.WriteAsync(row, ct);
        }

        await writer.CompleteAsync(ct);
    }

    public static TableWriter Create(Stream target, TableFormat format, IReadOnlyList<TableColumn> columns) =>
        new(Path.GetTempPath(), null, target, format, columns);

    /// <summary>The format that a file name's ending asks for, or null.</summary>
    public static TableFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".XLSX" => TableFormat.Workbook,
        ".CSV" => TableFormat.Delimited,
        ".JSON" => TableFormat.Json,
        _ => null,
    };

    /// <summary>The media type of a format, for downloads.</summary>
    public static string MediaTypeOf(TableFormat format) => format switch
    {
        TableFormat.Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        TableFormat.Delimited => "text/csv",
        TableFormat.Json => "application/json",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <param name="values">A value of the column's kind, or null, for each column.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="ArgumentException">There are not as many values as columns, or one is of another kind.</exception>
    public ValueTask WriteAsync(IReadOnlyList<object?> values, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (values.Count != width)
        {
            throw new ArgumentException($"{width} values are needed, not {values.Count}.", nameof(values));
        }

        rows.Write(values);
        Count++;
        return ValueTask.CompletedTask;
    }

    /// <summary>Finishes the table and puts it in its place.</summary>
    public async Task CompleteAsync(CancellationToken cancellation = default)
    {
        rows.Finish();
        await file.FlushAsync(cancellation);
        if (target is not null)
        {
            file.Position = 0;
            await file.CopyToAsync(target, cancellation);
            return;
        }

        file.Flush(flushToDisk: true);
        await file.DisposeAsync();
        File.Move(temporary, path!, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (file.CanWrite)
        {
            rows.Dispose();
        }

        await file.DisposeAsync();
        File.Delete(temporary);
    }
}
