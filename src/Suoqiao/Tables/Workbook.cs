using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Suoqiao.Tables;

/// <summary>
/// Reads an xlsx file forward only: one row is in memory at a time (and a part of the shared texts). Numbers become plain decimal text, cells
/// styled as dates ISO text, so that a table reads the same from a workbook and from text.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const int MostColumns = 16_384;

    private readonly ZipArchive archive;
    private readonly SharedStrings strings;
    private readonly WorkbookStyles styles;
    private readonly bool counts1904;

    /// <exception cref="InvalidDataException">The file is no workbook.</exception>
    /// <exception cref="XmlException">A part is damaged.</exception>
    public Workbook(Stream stream)
    {
        archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var book = WorkbookXml.Relationships(archive, "").Values.FirstOrDefault(part => part.Type == "officeDocument").Target ?? "xl/workbook.xml";
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
    public IReadOnlyList<(string Name, string Path)> Sheets { get; }

    public IEnumerable<RawRow> Rows(string sheet)
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

    private static (IReadOnlyList<(string, string)> Sheets, bool Counts1904) ReadBook(XmlReader reader, Dictionary<string, (string Type, string Target)> parts)
    {
        var sheets = new List<(string Name, string Path, bool Hidden)>();
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
                sheets.Add((reader.GetAttribute("name") ?? "", part.Target, reader.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        }

        return ([.. sheets.OrderBy(sheet => sheet.Hidden).Select(sheet => (sheet.Name, sheet.Path))], counts1904);
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
            var cells = new List<string>();
            if (!reader.IsEmptyElement)
            {
                var depth = reader.Depth;
                while (reader.Read() && reader.Depth > depth)
                {
                    if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
                    {
                        ReadCell(reader, cells);
                    }
                }
            }

            return new RawRow(number, cells);
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException)
        {
            return null;
        }
    }

    private void ReadCell(XmlReader reader, List<string> cells)
    {
        var column = ColumnOf(reader.GetAttribute("r")) ?? cells.Count;
        var type = reader.GetAttribute("t");
        _ = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        var text = "";
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            while (reader.Read() && reader.Depth > depth)
            {
                text = reader is not { NodeType: XmlNodeType.Element } ? text
                    : reader.LocalName is "v" ? Value(WorkbookXml.TextOf(reader), type, style)
                    : reader.LocalName is "is" ? WorkbookXml.TextOf(reader)
                    : text;
            }
        }

        if (text.Length > 0 && column < MostColumns)
        {
            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = text;
        }
    }

    private string Value(string text, string? type, int style) => type switch
    {
        "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? strings[index] ?? "" : "",
        "b" => text == "1" ? "true" : "false",
        null or "n" => NumberText(text, styles.IsDateStyle(style)),
        _ => text,
    };

    private string NumberText(string text, bool isDate)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return text;
        }

        // 1462 days lie between the two origins; 2,958,466 is the first day of the year 10000.
        var serial = number + (counts1904 ? 1462 : 0);
        if (isDate && serial is >= 0 and < 2_958_466)
        {
            return MomentText(serial);
        }

        // A decimal keeps the fifteen digits that a spreadsheet shows, and writes no exponent.
        return Math.Abs(number) < 1e28 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string MomentText(double serial)
    {
        var moment = DateTime.FromOADate(serial).AddMilliseconds(500);
        moment = moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));
        var format = serial < 1 ? "HH:mm:ss" : moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss";
        return moment.ToString(format, CultureInfo.InvariantCulture);
    }

    private static int? ColumnOf(string? reference)
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
