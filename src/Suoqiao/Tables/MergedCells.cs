using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Suoqiao.Tables;

/// <summary>
/// The merged ranges of a sheet, which give their value to every cell. They stand behind the rows, so that they are looked for among the bytes first:
/// parsing the sheet twice would double the time.
/// </summary>
internal sealed partial class MergedCells
{
    private readonly record struct Area(string Name, int FirstRow, int LastRow, int FirstColumn, int LastColumn);

    private const int LongestTag = 64;

    private readonly List<Area> areas;

    private MergedCells(List<Area> areas) => this.areas = areas;

    public static MergedCells Read(Stream sheet)
    {
        var areas = Ranges().Matches(Behind(sheet)).Select(match => AreaOf(match.Groups["range"].Value)).OfType<Area>();
        return new([.. areas.OrderBy(area => area.FirstRow)]);
    }

    /// <summary>The rows, each cell of a merged range with the value of its first.</summary>
    public IEnumerable<RawRow> Fill(IEnumerable<RawRow> rows)
    {
        var (next, widest, open) = (0, 0, new List<(Area Area, string Text, CellMark? Mark)>());
        foreach (var row in rows)
        {
            widest = Math.Max(widest, row.Cells.Count);
            open.RemoveAll(one => one.Area.LastRow < row.Number);
            for (; next < areas.Count && areas[next].FirstRow <= row.Number; next++)
            {
                var area = areas[next];
                if (area.FirstRow == row.Number && area.FirstColumn < row.Cells.Count && row.Cells[area.FirstColumn] is { Length: > 0 } text)
                {
                    open.Add((area, text, row.Marks?.GetValueOrDefault(area.FirstColumn)));
                }
            }

            yield return open.Count == 0 || row.IsBlank ? row : Filled(row, widest, open);
        }
    }

    // No further to the right than any row so far: a range may span the whole sheet.
    private static RawRow Filled(RawRow row, int widest, List<(Area Area, string Text, CellMark? Mark)> open)
    {
        var cells = row.Cells.Concat(Enumerable.Repeat("", widest - row.Cells.Count)).ToList();
        var marks = new Dictionary<int, CellMark>(row.Marks ?? new Dictionary<int, CellMark>());
        foreach (var (area, text, mark) in open)
        {
            for (var column = area.FirstColumn; column <= Math.Min(area.LastColumn, widest - 1); column++)
            {
                cells[column] = text;
                marks[column] = (mark ?? new CellMark()) with { Merged = area.Name };
            }
        }

        return row with { Cells = cells, Marks = marks };
    }

    /// <summary>The end of the sheet's part, from behind the rows to the end of the merged ranges.</summary>
    private static string Behind(Stream sheet)
    {
        var (buffer, kept) = (new byte[1 << 16], 0);
        for (int read; (read = sheet.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var span = buffer.AsSpan(0, kept + read);
            if (EndOfRows(span) is var at and >= 0)
            {
                return UpToRanges(sheet, Encoding.UTF8.GetString(span[at..]));
            }

            kept = Math.Min(span.Length, LongestTag);
            span[^kept..].CopyTo(buffer);
        }

        return "";
    }

    // </sheetData>, whatever prefix the file gives the namespace.
    private static int EndOfRows(ReadOnlySpan<byte> span)
    {
        for (var (from, at) = (0, 0); (at = span[from..].IndexOf("sheetData>"u8)) >= 0; from += at + 1)
        {
            var tag = span[..(from + at)].LastIndexOf((byte)'<');
            if (tag >= 0 && span[tag + 1] == '/')
            {
                return tag;
            }
        }

        return -1;
    }

    private static string UpToRanges(Stream sheet, string start)
    {
        var behind = new StringBuilder(start);
        using var reader = new StreamReader(sheet, Encoding.UTF8);
        var buffer = new char[1 << 14];
        for (var text = start; !text.Contains("/mergeCells>", StringComparison.Ordinal) && reader.Read(buffer) is var read and > 0;)
        {
            behind.Append(buffer, 0, read);
            text = behind.ToString(Math.Max(0, behind.Length - read - 16), Math.Min(behind.Length, read + 16));
        }

        return behind.ToString();
    }

    private static Area? AreaOf(string range) =>
        Workbook.ColumnOf(range) is not { } first || range.Split(':') is not [var from, var to] || Workbook.ColumnOf(to) is not { } last
        || RowOf(from) is not { } top || RowOf(to) is not { } bottom || bottom < top || last < first ? null : new(range, top, bottom, first, last);

    private static int? RowOf(string cell) =>
        int.TryParse(cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;

    [GeneratedRegex("""
        <(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*["'](?<range>[A-Z]+[0-9]+:[A-Z]+[0-9]+)["']
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Ranges();
}
