using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Suoqiao.Tables;

/// <summary>How a workbook's cell styles show their numbers.</summary>
internal sealed partial class WorkbookStyles
{
    private static readonly SearchValues<char> DateLetters = SearchValues.Create("yYmMdDhHsS");

    private readonly List<NumberFormat?> formats = [];

    public static WorkbookStyles Read(XmlReader? reader)
    {
        var styles = new WorkbookStyles();
        var codes = new Dictionary<int, string>();
        var inCellFormats = false;
        while (reader?.Read() == true)
        {
            if (reader.LocalName == "cellXfs")
            {
                inCellFormats = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                codes[Number(reader, "numFmtId")] = reader.GetAttribute("formatCode") ?? "";
            }
            else if (inCellFormats && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                var format = Number(reader, "numFmtId");
                styles.formats.Add(codes.TryGetValue(format, out var code) ? FormatOf(code) : NumberFormat.BuiltIn(format));
            }
        }

        return styles;
    }

    /// <summary>How a style shows a number; null for plain digits.</summary>
    public NumberFormat? this[int style] => style < formats.Count ? formats[style] : null;

    private static NumberFormat? FormatOf(string code)
    {
        var letters = Literals().Replace(code, "").Split(';')[0];
        return !code.Contains("General", StringComparison.OrdinalIgnoreCase) && letters.AsSpan().ContainsAny(DateLetters)
            ? NumberFormat.Date(letters) : NumberFormat.Read(code);
    }

    private static int Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Quoted text, escaped characters, padding, and brackets such as [Red] or [$-804] but not [h], which is elapsed time.
    [GeneratedRegex("""
        "[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Literals();
}
