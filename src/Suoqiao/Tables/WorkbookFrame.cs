using System.IO.Compression;
using System.Text;

namespace Suoqiao.Tables;

/// <summary>The parts of an xlsx file beside its sheets (ECMA-376 part 1): content types, relationships, workbook, styles.</summary>
internal static class WorkbookFrame
{
    public const int PlainStyle = 0;
    public const int HeaderStyle = 1;
    public const int DateStyle = 2;
    public const int MomentStyle = 3;
    public const int TextStyle = 4;

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Styles = $"""
        {Declaration}
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>
        <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """;

    public static void Write(ZipArchive archive, int sheets)
    {
        Put(archive, "xl/styles.xml", Styles);
        Put(archive, "xl/workbook.xml", $"""
            {Declaration}
            <workbook xmlns="{Main}" xmlns:r="{Office}"><sheets>{Each(sheets, i => $"""<sheet name="Sheet{i}" sheetId="{i}" r:id="rId{i}"/>""")}</sheets></workbook>
            """);
        Put(archive, "xl/_rels/workbook.xml.rels", $"""
            {Declaration}
            <Relationships xmlns="{Package}/relationships">{Each(sheets, i => $"""<Relationship Id="rId{i}" Type="{Office}/worksheet" Target="worksheets/sheet{i}.xml"/>""")}<Relationship Id="rId{sheets + 1}" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """);
        Put(archive, "_rels/.rels", $"""
            {Declaration}
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        const string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        Put(archive, "[Content_Types].xml", $"""
            {Declaration}
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{Each(sheets, i => $"""<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{kind}.worksheet+xml"/>""")}</Types>
            """);
    }

    private static string Each(int sheets, Func<int, string> part) => string.Concat(Enumerable.Range(1, sheets).Select(part));

    private static void Put(ZipArchive archive, string path, string content)
    {
        using var stream = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes(content));
    }
}
