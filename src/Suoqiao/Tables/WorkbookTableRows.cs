using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Suoqiao.Tables;

/// <summary>
/// Rows as an xlsx file, written forward only into the archive: the packaging library keeps a whole sheet in memory until it is closed, this keeps a row.
/// Texts are inline, so that no program takes them for formulas. What exceeds a sheet goes on in a further one.
/// </summary>
internal sealed class WorkbookTableRows : TableRows
{
    /// <summary>Rows of a sheet and characters of a cell in every spreadsheet program (ECMA-376 sets none; the programs do).</summary>
    public const int MostRows = 1_048_576;

    /// <summary>See <see cref="MostRows"/>; longer texts end in an ellipsis there.</summary>
    public const int LongestText = 32_767;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly ZipArchive archive;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly string[] letters;
    private XmlWriter sheet;
    private int sheets;
    private int row;

    public WorkbookTableRows(Stream stream, IReadOnlyList<TableColumn> columns)
    {
        this.columns = columns;
        letters = [.. Enumerable.Range(0, columns.Count).Select(Letters)];
        archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        sheet = BeginSheet();
    }

    public override void Write(IReadOnlyList<object?> values)
    {
        if (row == MostRows)
        {
            EndSheet();
            sheet = BeginSheet();
        }

        BeginRow();
        for (var i = 0; i < columns.Count; i++)
        {
            WriteCell(i, values[i]);
        }

        sheet.WriteEndElement();
    }

    public override void Finish()
    {
        EndSheet();
        WorkbookFrame.Write(archive, sheets);
        archive.Dispose();
    }

    public override void Dispose()
    {
        sheet.Dispose();
        archive.Dispose();
    }

    private static string Letters(int column) =>
        (column >= 26 ? Letters(column / 26 - 1) : "") + (char)('A' + column % 26);

    private void WriteCell(int i, object? value)
    {
        switch (columns[i].Kind, value)
        {
            case (_, null):
                break;
            case (ColumnKind.Text, string text):
                WriteText(i, text, WorkbookFrame.TextStyle);
                break;
            case (ColumnKind.Number, _) when NumberText(value) is { } number:
                WriteValue(i, number, WorkbookFrame.PlainStyle);
                break;
            case (ColumnKind.Date, DateOnly date):
                WriteMoment(i, date.ToDateTime(TimeOnly.MinValue), WorkbookFrame.DateStyle);
                break;
            case (ColumnKind.Moment, DateTimeOffset moment):
                WriteMoment(i, moment.DateTime, WorkbookFrame.MomentStyle);
                break;
            case (ColumnKind.YesNo, bool yes):
                WriteValue(i, yes ? "1" : "0", WorkbookFrame.PlainStyle, "b");
                break;
            default:
                throw NotOf(columns[i], value);
        }
    }

    // A spreadsheet counts days from 1900 and believes that 1900 was a leap year; only from March 1900 on do all programs agree.
    private void WriteMoment(int i, DateTime moment, int style)
    {
        if (moment.Year > 1900)
        {
            WriteValue(i, moment.ToOADate().ToString("R", CultureInfo.InvariantCulture), style);
        }
        else
        {
            WriteText(i, moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), WorkbookFrame.TextStyle);
        }
    }

    private void WriteValue(int i, string value, int style, string? type = null)
    {
        BeginCell(i, style, type);
        sheet.WriteElementString("v", Main, value);
        sheet.WriteEndElement();
    }

    private void WriteText(int i, string text, int style)
    {
        BeginCell(i, style, "inlineStr");
        sheet.WriteStartElement("is", Main);
        sheet.WriteStartElement("t", Main);
        sheet.WriteAttributeString("xml", "space", null, "preserve");
        sheet.WriteString(WorkbookText.Encode(
            text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 2]) ? LongestText - 2 : LongestText - 1)] + "…"));
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    private void BeginCell(int i, int style, string? type)
    {
        sheet.WriteStartElement("c", Main);
        sheet.WriteAttributeString("r", letters[i] + row.ToString(CultureInfo.InvariantCulture));
        sheet.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        if (type is not null)
        {
            sheet.WriteAttributeString("t", type);
        }
    }

    private void BeginRow()
    {
        row++;
        sheet.WriteStartElement("row", Main);
        sheet.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
    }

    private XmlWriter BeginSheet()
    {
        (sheets, row) = (sheets + 1, 0);
        var stream = archive.CreateEntry($"xl/worksheets/sheet{sheets}.xml", CompressionLevel.Fastest).Open();
        sheet = XmlWriter.Create(
            stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true, NewLineHandling = NewLineHandling.None });
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteRaw(
            """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"""
            + "</sheetView></sheetViews>");
        sheet.WriteStartElement("cols", Main);
        for (var i = 0; i < columns.Count; i++)
        {
            sheet.WriteStartElement("col", Main);
            sheet.WriteAttributeString("min", (i + 1).ToString(CultureInfo.InvariantCulture));
            sheet.WriteAttributeString("max", (i + 1).ToString(CultureInfo.InvariantCulture));
            sheet.WriteAttributeString("width", columns[i].Width.ToString(CultureInfo.InvariantCulture));
            sheet.WriteAttributeString("customWidth", "1");
            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
        sheet.WriteStartElement("sheetData", Main);
        BeginRow();
        for (var i = 0; i < columns.Count; i++)
        {
            WriteText(i, columns[i].Header, WorkbookFrame.HeaderStyle);
        }

        sheet.WriteEndElement();
        return sheet;
    }

    private void EndSheet()
    {
        sheet.WriteEndElement();
        sheet.WriteStartElement("autoFilter", Main);
        sheet.WriteAttributeString("ref", $"A1:{letters[^1]}{row}");
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Dispose();
    }
}
