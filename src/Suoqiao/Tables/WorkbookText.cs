using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Suoqiao.Tables;

/// <summary>The escapes of characters that XML cannot carry: _xHHHH_ (ECMA-376 part 1, 22.9.2.19, ST_Xstring).</summary>
internal static partial class WorkbookText
{
    public static string Decode(string text) => !text.Contains("_x", StringComparison.Ordinal)
        ? text
        : Escapes().Replace(text, match => ((char)ushort.Parse(match.ValueSpan.Slice(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    public static string Encode(string text)
    {
        var escaped = text.Contains("_x", StringComparison.Ordinal) ? Escapes().Replace(text, match => "_x005F" + match.Value) : text;
        StringBuilder? safe = null;
        for (var i = 0; i < escaped.Length; i++)
        {
            var isPair = i + 1 < escaped.Length && char.IsSurrogatePair(escaped[i], escaped[i + 1]);
            if (isPair || (XmlConvert.IsXmlChar(escaped[i]) && escaped[i] != '\r'))
            {
                safe?.Append(escaped, i, isPair ? 2 : 1);
                i += isPair ? 1 : 0;
            }
            else
            {
                safe ??= new StringBuilder(escaped, 0, i, escaped.Length + 16);
                safe.Append(CultureInfo.InvariantCulture, $"_x{(int)escaped[i]:X4}_");
            }
        }

        return safe?.ToString() ?? escaped;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();
}
