using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Suoqiao.Tables;

/// <summary>
/// Reads an xlsx file forward only: one row is in memory at a time (and a part of the shared texts). Numbers become plain decimal text with the zeros and
/// words that their cell shows, cells styled as dates ISO text, so that a table reads the same from a workbook and from text.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const int MostColumns = 16_384;

    /// <summary>So many digits of a number does a spreadsheet program keep.</summary>
    private const int DigitsKept = 15;

    private readonly ZipArchive archive;
    private readonly SharedStrings strings;
    private readonly WorkbookStyles styles;
    private readonly bool counts1904;
    private readonly Dictionary<string, MergedCells> merged = [];

    /// <exception cref="InvalidDataException">The file is no workbook.</exception>
    /// <exception cref="XmlException">A part is damaged.</exception>
    public Workbook(Stream stream)
    {
        archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var book = PathOf(archive);
        var parts = WorkbookXml.Relationships(archive, book);
        using (var reader = WorkbookXml.Open(archive, book) ?? throw new InvalidDataException("The file holds no workbook."))
        {
            (Sheets, counts1904) = ReadBook(reader, parts);
        }

        using var texts = Part("sharedStrings");
        strings = texts is null ? new SharedStrings() : SharedStrings.Read(texts);
        using var formats = Part("styles");
        styles = WorkbookStyles.Read(formats);

        XmlReader? Part(string type) => parts.Values.FirstOrDefault(part => part.Type == type).Target is { } path ? WorkbookXml.Open(archive, path) : null;
    }

    /// <summary>The sheets in order, hidden ones last.</summary>
    public IReadOnlyList<Sheet> Sheets { get; }

    /// <summary>Whether an archive is a workbook of the format that this reads.</summary>
    public static bool IsIn(ZipArchive archive) =>
        archive.GetEntry(PathOf(archive)) is { } book && !book.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)
        && !archive.Entries.Any(entry => entry.FullName.StartsWith("word/", StringComparison.Ordinal)
            || entry.FullName.StartsWith("ppt/", StringComparison.Ordinal));

    public IEnumerable<RawRow> Rows(Sheet sheet) => MergedOf(sheet.Path).Fill(Read(sheet.Path));

    private static string PathOf(ZipArchive archive) =>
        WorkbookXml.Relationships(archive, "").Values.FirstOrDefault(part => part.Type == "officeDocument").Target ?? "xl/workbook.xml";

    private MergedCells MergedOf(string path)
    {
        if (!merged.TryGetValue(path, out var cells))
        {
            using var stream = archive.GetEntry(path.TrimStart('/'))?.Open() ?? Stream.Null;
            merged[path] = cells = MergedCells.Read(stream);
        }

        return cells;
    }

    private IEnumerable<RawRow> Read(string sheet)
    {
        using var reader = WorkbookXml.Open(archive, sheet);
        var number = 0;
        while (reader is not null && MoveToRow(reader) is var found and not false)
        {
            if (found is null || ReadRow(reader, number) is not { } row)
            {
                yield return new RawRow(number + 1, [], RowFaultKind.DamagedWorkbook);
                yield break;
            }

            number = row.Number;
            yield return row;
        }
    }

    public void Dispose()
    {
        strings.Dispose();
        archive.Dispose();
    }

    private static (IReadOnlyList<Sheet> Sheets, bool Counts1904) ReadBook(XmlReader reader, Dictionary<string, (string Type, string Target)> parts)
    {
        var sheets = new List<Sheet>();
        var counts1904 = false;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                counts1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && RelationshipOf(reader) is { } id
                && parts.TryGetValue(id, out var part) && part.Type == "worksheet")
            {
                sheets.Add(new(reader.GetAttribute("name") ?? "", part.Target, reader.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        }

        return ([.. sheets.OrderBy(sheet => sheet.IsHidden)], counts1904);
    }

    private static string? RelationshipOf(XmlReader reader)
    {
        string? id = null;
        while (reader.MoveToNextAttribute())
        {
            id = reader is { LocalName: "id", Prefix.Length: > 0 } ? reader.Value : id;
        }

        reader.MoveToElement();
        return id;
    }

    /// <summary>Whether there is a further row; null when the part is damaged.</summary>
    private static bool? MoveToRow(XmlReader reader)
    {
        try
        {
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" })
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException)
        {
            return null;
        }
    }

    private RawRow? ReadRow(XmlReader reader, int before)
    {
        try
        {
            var number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated > before
                ? stated
                : before + 1;
            var (cells, marks) = (new List<string>(), (Dictionary<int, CellMark>?)null);
            if (!reader.IsEmptyElement)
            {
                var depth = reader.Depth;
                while (reader.Read() && reader.Depth > depth)
                {
                    if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
                    {
                        ReadCell(reader, cells, ref marks);
                    }
                }
            }

            return new RawRow(number, cells, null, marks);
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException)
        {
            return null;
        }
    }

    private void ReadCell(XmlReader reader, List<string> cells, ref Dictionary<int, CellMark>? marks)
    {
        var column = ColumnOf(reader.GetAttribute("r")) ?? cells.Count;
        var type = reader.GetAttribute("t");
        _ = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        var (text, mark, isFormula, isKnown) = ("", (CellMark?)null, false, false);
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                switch (reader.NodeType == XmlNodeType.Element ? reader.LocalName : "")
                {
                    case "v":
                        var stored = WorkbookXml.ContentOf(reader);
                        isKnown = stored.Length > 0 || type == "str";
                        (text, mark) = Value(stored, type, style);
                        break;
                    case "is":
                        text = WorkbookXml.TextOf(reader);
                        break;
                    case "f":
                        isFormula = true;
                        break;
                }
            }
        }

        mark = isFormula && !isKnown ? new CellMark { Fault = RowFaultKind.FormulaWithoutValue } : mark;
        if ((text.Length > 0 || mark is not null) && column < MostColumns)
        {
            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = text;
            if (mark is not null)
            {
                (marks ??= [])[column] = mark;
            }
        }
    }

    private (string Text, CellMark? Mark) Value(string text, string? type, int style) => type switch
    {
        "s" => (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? strings[index] ?? "" : "", null),
        "b" => (text == "1" ? "true" : "false", null),
        null or "n" => Number(text, styles[style]),
        _ => (WorkbookText.Decode(text), null),
    };

    private (string Text, CellMark? Mark) Number(string text, NumberFormat? format)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return (text, null);
        }

        // 1462 days lie between the two origins; 2,958,466 is the first day of the year 10000.
        var serial = number + (counts1904 ? 1462 : 0);
        if (format is { IsDate: true } && serial is >= 0 and < 2_958_466)
        {
            var moment = MomentText(serial);
            return serial < 1 || format.DayLength == 10 ? (moment, null) : (moment[..format.DayLength], new CellMark { Stored = moment });
        }

        var isWhole = number == Math.Truncate(number) && Math.Abs(number) >= 1e15;
        var ownDigits = text.AsSpan().TrimStart('-');
        var isWritten = isWhole && ownDigits.IndexOfAnyExceptInRange('0', '9') < 0;

        // A program that writes more digits than a spreadsheet keeps means them; a spreadsheet has put zeros, or an exponent, for what it lost.
        var isCut = isWhole && (!isWritten || ownDigits[DigitsKept..].IndexOfAnyExcept('0') < 0);

        // A decimal keeps the fifteen digits that a spreadsheet shows, and writes no exponent.
        var plain = isWritten || (text.Length > 20 && !text.Contains('E', StringComparison.OrdinalIgnoreCase)) ? text
            : Math.Abs(number) < 1e28 ? ((decimal)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
        var shown = format is null or { IsDate: true } ? plain : format.Show(plain);
        return (shown, isCut || shown.Length != plain.Length ? new CellMark { Stored = plain, IsCut = isCut } : null);
    }

    private static string MomentText(double serial)
    {
        var moment = DateTime.FromOADate(serial).AddMilliseconds(500);
        moment = moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));
        var format = serial < 1 ? "HH:mm:ss" : moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss";
        return moment.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>The column of a cell's name, from 0.</summary>
    internal static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetterUpper(c) || column > MostColumns)
            {
                break;
            }

            column = column * 26 + c - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }
}

/// <summary>A sheet of a workbook.</summary>
internal readonly record struct Sheet(string Name, string Path, bool IsHidden);
