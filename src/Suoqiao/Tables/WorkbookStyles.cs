using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Suoqiao.Tables;

/// <summary>Which of a workbook's cell styles show their number as a date.</summary>
internal sealed partial class WorkbookStyles
{
    private static readonly SearchValues<char> DateLetters = SearchValues.Create("yYmMdDhHsS");

    private readonly HashSet<int> dates = [];

    public static WorkbookStyles Read(XmlReader? reader)
    {
        var styles = new WorkbookStyles();
        var formats = new Dictionary<int, string>();
        var (inCellFormats, index) = (false, 0);
        while (reader?.Read() == true)
        {
            if (reader.LocalName == "cellXfs")
            {
                inCellFormats = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                formats[Number(reader, "numFmtId")] = reader.GetAttribute("formatCode") ?? "";
            }
            else if (inCellFormats && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Number(reader, "numFmtId");
                if (formats.TryGetValue(format, out var code) ? IsDate(code) : IsDate(format))
                {
                    styles.dates.Add(index);
                }

                index++;
            }
        }

        return styles;
    }

    public bool IsDateStyle(int style) => dates.Contains(style);

    // ECMA-376 part 1, 18.8.30: the built-in formats, with those of the Chinese locale (27–36, 50–58).
    private static bool IsDate(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDate(string code) =>
        !code.Contains("General", StringComparison.OrdinalIgnoreCase) && Literals().Replace(code, "").AsSpan().ContainsAny(DateLetters);

    private static int Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Quoted text, escaped characters, padding, and brackets such as [Red] or [$-804] but not [h], which is elapsed time.
    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Literals();
}
