using System.IO.Compression;
using System.Xml;

namespace Suoqiao.Tables;

/// <summary>
/// Reading the XML parts of a workbook forward only. Elements are told by local name, since the transitional and the strict format differ in namespace alone.
/// </summary>
internal static class WorkbookXml
{
    // Characters are judged by the cell that holds them (see PlainText), so that one of them does not cost the whole sheet.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        CloseInput = true,
        CheckCharacters = false,
    };

    public static XmlReader? Open(ZipArchive archive, string path) =>
        archive.GetEntry(path.TrimStart('/')) is { } entry ? XmlReader.Create(entry.Open(), Settings) : null;

    /// <summary>
    /// The text of an si or is element without its phonetic guides; leaves the reader at the element's end. Only what stands in t elements is text, the rest is
    /// the file's own layout; at the ends of a t element white space is text if the file says so.
    /// </summary>
    public static string TextOf(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (depth, text, phonetic) = (reader.Depth, "", 0);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.LocalName == "rPh" && reader is { NodeType: XmlNodeType.Element or XmlNodeType.EndElement, IsEmptyElement: false })
            {
                phonetic += reader.NodeType == XmlNodeType.Element ? 1 : -1;
            }
            else if (phonetic == 0 && reader is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                text += ContentOf(reader);
            }
        }

        return WorkbookText.Decode(text);
    }

    /// <summary>What stands in an element without children; leaves the reader at the element's end.</summary>
    public static string ContentOf(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (depth, text, isKept) = (reader.Depth, "", reader.XmlSpace == XmlSpace.Preserve);
        while (reader.Read() && reader.Depth > depth)
        {
            text += reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA ? reader.Value : "";
        }

        return isKept ? text : text.Trim(' ', '\t', '\r', '\n');
    }

    /// <summary>The target of each relationship of a part, by id, with its type's last word.</summary>
    public static Dictionary<string, (string Type, string Target)> Relationships(ZipArchive archive, string part)
    {
        var (folder, name) = (part[..(part.LastIndexOf('/') + 1)], part[(part.LastIndexOf('/') + 1)..]);
        var found = new Dictionary<string, (string, string)>();
        using var reader = Open(archive, $"{folder}_rels/{name}.rels");
        while (reader?.Read() == true)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
            {
                var type = reader.GetAttribute("Type") ?? "";
                var full = target.StartsWith('/') ? target[1..] : new Uri(new Uri($"file:///{folder}"), target).AbsolutePath[1..];
                found[id] = (type[(type.LastIndexOf('/') + 1)..], Uri.UnescapeDataString(full));
            }
        }

        return found;
    }
}
