using System.Text;
using System.Xml;

namespace Suoqiao.Tables;

/// <summary>
/// Opens a table file (delimited text or xlsx, told by content) and streams its rows in bounded memory. What is wrong with the file or its header
/// is in <see cref="Faults"/>; then there are no rows to read.
/// </summary>
internal sealed class TableReader : IDisposable
{
    private static readonly char[] Delimiters = [',', '\t', ';', '，', '|'];

    private readonly ColumnMap columns;
    private readonly List<RowFault> findings = [];
    private Stream? stream;
    private Workbook? workbook;
    private IEnumerable<RawRow> rows = [];
    private TableHeaders? headers;
    private bool isText;

    private TableReader(string file, ColumnMap columns) => (File, this.columns) = (file, columns);

    /// <summary>The file's name, as messages call it.</summary>
    public string File { get; }

    public IReadOnlyList<RowFault> Faults => [.. findings.Where(finding => !finding.IsNotice)];

    public IReadOnlyList<RowFault> Notices => [.. findings.Where(finding => finding.IsNotice)];

    public static TableReader Open(string path, ColumnMap columns, string? sheet = null)
    {
        var reader = new TableReader(Path.GetFileName(path), columns);
        try
        {
            reader.stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            reader.Fault(RowFaultKind.FileMissing, 0, null, path);
            return reader;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            reader.Fault(RowFaultKind.FileUnreadable, 0, null, refused.Message);
            return reader;
        }

        reader.Recognise(sheet);
        return reader;
    }

    /// <param name="stream">A stream that can seek; it is closed with the reader.</param>
    /// <param name="file">The name by which messages call it.</param>
    /// <param name="columns">The columns that the caller understands.</param>
    /// <param name="sheet">The sheet of a workbook; the first visible one if null.</param>
    public static TableReader Open(Stream stream, string file, ColumnMap columns, string? sheet = null)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("The stream has to be able to seek.", nameof(stream));
        }

        var reader = new TableReader(file, columns) { stream = stream };
        reader.Recognise(sheet);
        return reader;
    }

    /// <summary>The rows below the header, blank ones left out.</summary>
    /// <exception cref="InvalidOperationException">The table has faults.</exception>
    public IEnumerable<TableRow> Rows(CancellationToken cancellation)
    {
        if (headers is null || Faults.Count > 0)
        {
            throw new InvalidOperationException("The table cannot be read; see its faults.");
        }

        return Below(headers, cancellation);
    }

    public void Dispose()
    {
        workbook?.Dispose();
        stream?.Dispose();
    }

    private IEnumerable<TableRow> Below(TableHeaders header, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (row.Number > header.Row && !row.IsBlank)
            {
                yield return new TableRow(File, header.Known, Judge(row, header));
            }
        }
    }

    // In text a surplus cell means that a delimiter inside a cell was not quoted; in a workbook it is a remark beside the table.
    private RawRow Judge(RawRow row, TableHeaders header) =>
        isText && row.Broken is null && row.Cells.Skip(header.Cells.Count).Any(cell => !string.IsNullOrWhiteSpace(cell))
            ? row with { Broken = RowFaultKind.SurplusCells }
            : row;

    private void Recognise(string? sheet)
    {
        Span<byte> start = stackalloc byte[8];
        var length = stream!.ReadAtLeast(start, 8, throwOnEndOfStream: false);
        stream.Position = 0;
        switch (start[..length])
        {
            case [0x50, 0x4B, 0x03, 0x04, ..]:
                RecogniseWorkbook(sheet);
                break;
            case [0xD0, 0xCF, 0x11, 0xE0, ..]:
                Fault(RowFaultKind.OldWorkbook, 0, null);
                return;
            default:
                RecogniseText();
                break;
        }

        if (findings.Count == 0)
        {
            Judge();
        }
    }

    private void RecogniseWorkbook(string? sheet)
    {
        try
        {
            workbook = new Workbook(stream!);
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException)
        {
            Fault(RowFaultKind.DamagedWorkbook, 0, null);
            return;
        }

        var found = workbook.Sheets.FirstOrDefault(candidate => sheet is null || string.Equals(candidate.Name, sheet, StringComparison.OrdinalIgnoreCase));
        if (found.Path is null)
        {
            Fault(RowFaultKind.UnknownSheet, 0, null, sheet ?? "", string.Join("、", workbook.Sheets.Select(known => known.Name)));
            return;
        }

        rows = workbook.Rows(found.Path);
        headers = TableHeaders.Find(rows, columns);
    }

    private void RecogniseText()
    {
        if (TextDecoding.Detect(stream!, out var line) is not { } encoding)
        {
            Fault(RowFaultKind.UnknownEncoding, 0, null, line.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        isText = true;
        var best = Delimiters
            .Select(delimiter => Delimited(encoding, delimiter))
            .Select(reading => (Rows: reading, Headers: TableHeaders.Find(reading, columns)))
            .OrderBy(reading => reading.Headers?.Missing(columns).Count() ?? int.MaxValue)
            .ThenByDescending(reading => reading.Headers?.Known.Count ?? 0)
            .ThenByDescending(reading => reading.Headers?.Cells.Count ?? 0)
            .First();
        (rows, headers) = best;
    }

    private IEnumerable<RawRow> Delimited(Encoding encoding, char delimiter)
    {
        stream!.Position = 0;
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        foreach (var row in new DelimitedRows(text, delimiter).Read())
        {
            yield return row;
        }
    }

    private void Judge()
    {
        if (headers is null)
        {
            if (rows.All(row => row.IsBlank))
            {
                Fault(RowFaultKind.EmptyTable, 0, null);
                return;
            }

            headers = new TableHeaders(1, [], [], []);
        }

        foreach (var missing in headers.Missing(columns))
        {
            Fault(RowFaultKind.MissingColumn, headers.Row, null, missing.Headers[0], string.Join("、", missing.Headers));
        }

        foreach (var (first, second) in headers.Ambiguous)
        {
            Fault(RowFaultKind.AmbiguousColumn, headers.Row, second, first.Text, second);
        }

        foreach (var unknown in headers.Unknown(columns))
        {
            Fault(RowFaultKind.UnknownColumn, headers.Row, unknown.Trim(), unknown.Trim());
        }
    }

    private void Fault(RowFaultKind kind, int row, string? column, params string[] arguments) =>
        findings.Add(new RowFault(File, row, column, kind, arguments));
}
