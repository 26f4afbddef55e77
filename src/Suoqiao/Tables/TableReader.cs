using System.IO.Compression;
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
    /// <param name="sheet">The sheet of a workbook; if null the first visible one whose header fits.</param>
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

    /// <summary>The rows, none where the table has faults.</summary>
    /// <param name="told">Gets what is found in the table, and in each row once the reader is done with it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public IEnumerable<TableRow> Rows(List<RowFault> told, CancellationToken cancellation)
    {
        told.AddRange(findings);
        foreach (var row in Faults.Count > 0 ? [] : Rows(cancellation))
        {
            yield return row;
            told.AddRange(row.Faults);
        }
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
        Span<byte> start = stackalloc byte[4];
        var length = stream!.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (FileSignature.IsArchive(start[..length]))
        {
            RecogniseWorkbook(sheet);
        }
        else if (FileSignature.Of(stream) is { } other)
        {
            Fault(other, 0, null);
        }
        else
        {
            RecogniseText();
        }

        if (Faults.Count == 0)
        {
            Judge();
        }
    }

    private void RecogniseWorkbook(string? sheet)
    {
        try
        {
            using (var archive = new ZipArchive(stream!, ZipArchiveMode.Read, leaveOpen: true))
            {
                if (!Workbook.IsIn(archive))
                {
                    Fault(FileSignature.Of(archive), 0, null);
                    return;
                }
            }

            workbook = new Workbook(stream!);
            ChooseSheet(workbook, sheet);
        }
        catch (Exception damage) when (damage is InvalidDataException or XmlException)
        {
            Fault(RowFaultKind.DamagedWorkbook, 0, null);
        }
    }

    private void ChooseSheet(Workbook book, string? name)
    {
        var sheets = book.Sheets.Where(sheet => name is null || string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase))
            .Take(name is null ? int.MaxValue : 1).Select(sheet => (Sheet: sheet, Headers: TableHeaders.Find(book.Rows(sheet), columns))).ToList();
        if (sheets.Count == 0)
        {
            Fault(RowFaultKind.UnknownSheet, 0, null, name ?? "", string.Join("、", book.Sheets.Select(known => known.Name)));
            return;
        }

        // What is hidden was not meant to be read, unless there is nothing else or somebody names it.
        var taken = sheets.OrderBy(each => each.Sheet.IsHidden).ThenBy(each => each.Headers?.Missing(columns).Count() ?? int.MaxValue)
            .ThenByDescending(each => Fits(each.Headers) ? 0 : each.Headers?.Known.Count ?? 0).First();
        (rows, headers) = (book.Rows(taken.Sheet), taken.Headers);
        var others = sheets.Where(each => each.Sheet != taken.Sheet && (each.Sheet.IsHidden ? Fits(each.Headers) : !IsEmpty(book.Rows(each.Sheet)))).ToList();
        if (others.Count > 0)
        {
            Fault(RowFaultKind.SheetsLeftOut, 0, null, string.Join("、", others.Select(other => other.Sheet.Name)), taken.Sheet.Name);
        }

        bool Fits(TableHeaders? found) => found?.Missing(columns).Any() == false && found.Ambiguous.Count == 0;

        static bool IsEmpty(IEnumerable<RawRow> found) => found.Take(TableHeaders.RowsSearched).All(row => row.IsBlank);
    }

    private void RecogniseText()
    {
        var found = TextDecoding.Detect(stream!);
        if (found.Encoding is not { } encoding)
        {
            findings.Add(found.Fault(File));
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
        using var text = TextDecoding.Open(stream!, encoding);
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
            string[] near = columns.Nearest(unknown, headers.Known.Keys) is { } header ? [header] : [];
            Fault(RowFaultKind.UnknownColumn, headers.Row, unknown.Trim(), [unknown.Trim(), .. near]);
        }
    }

    private void Fault(RowFaultKind kind, int row, string? column, params string[] arguments) =>
        findings.Add(new RowFault(File, row, column, kind, arguments));
}
