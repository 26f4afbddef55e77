using System.IO.Compression;
using System.Text;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Tables;

/// <summary>Workbooks as other programs write them: shared texts with runs and phonetic guides, date styles, gaps.</summary>
[Trait("Database", "none")]
public sealed class WorkbookTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Styles = """
        <numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="[Red]0.00&quot;mm&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/></cellXfs>
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Cells_of_every_kind_are_read()
    {
        var book = Write(
            "<sst><si><t>编号</t></si><si><t>名称</t></si><si>"
                + "<r><t>高</t></r><r><t xml:space=\"preserve\">镍 </t></r><rPh sb=\"0\" eb=\"1\"><t>gao</t></rPh></si><si/></sst>",
            """
            <row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>截止日期</t></is></c><c r="E2" t="str"><f>"公"&amp;"开"</f><v>公开</v></c><c r="F2" t="inlineStr"><is><t>成熟度</t></is></c></row>
            <row r="5" spans="2:6"><c r="B5"><v>201710601862.3</v></c><c r="C5" t="s"><v>2</v></c><c r="D5" s="1"><v>46348</v></c><c r="E5" t="b"><v>1</v></c><c r="F5" s="2"><v>0.10000000000000001</v></c></row>
            <row><c><v>1</v></c><c><v>1E3</v></c><c t="inlineStr"><is><t>a_x000D__x005F_x0041_</t></is></c><c s="3"><v>46348.354340277780</v></c></row>
            <row r="9"/><row r="10"><c r="B10" s="1"/><c r="C10" t="s"><v>3</v></c></row>
            """);
        using var reader = TableReader.Open(book, "b.xlsx", SampleTable.Map());

        Assert.Equal(
            [
                (5, "201710601862.3", "高镍 ", "2026-11-22", "true", "0.1"),
                (6, "1000", "a\r_x0041_", "2026-11-22 08:30:15", "", ""),
            ],
            reader.Rows(Cancellation).Select(row => (row.Number, row["id"], row["title"], row["deadline"], row["isPublic"], row["readiness"])));
    }

    [Fact]
    public void Days_are_counted_from_1904_where_the_workbook_says_so()
    {
        var book = Write(
            "<sst/>",
            """
            <row><c t="inlineStr"><is><t>编号</t></is></c><c t="inlineStr"><is><t>名称</t></is></c><c t="inlineStr"><is><t>截止日期</t></is></c></row>
            <row><c><v>1</v></c><c><v>2</v></c><c s="1"><v>44886</v></c></row>
            """,
            """<workbookPr date1904="1"/>""");
        using var reader = TableReader.Open(book, "b.xlsx", SampleTable.Map());

        Assert.Equal(new DateOnly(2026, 11, 22), reader.Rows(Cancellation).Single().Date("deadline"));
    }

    [Fact]
    public void Damage_inside_the_sheet_is_a_fault_of_its_row()
    {
        var book = Write("<sst/>", """
            <row><c t="inlineStr"><is><t>编号</t></is></c><c t="inlineStr"><is><t>名称</t></is></c></row>
            <row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>1</v></x>
            """);
        using var reader = TableReader.Open(book, "b.xlsx", SampleTable.Map());

        Assert.Equal(
            [(2, null), (3, (RowFaultKind?)RowFaultKind.DamagedWorkbook)],
            reader.Rows(Cancellation).Select(row => (row.Number, row.Faults.SingleOrDefault()?.Kind)));
    }

    internal static MemoryStream Write(string strings, string rows, string properties = "")
    {
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put("_rels/.rels", $"""<Relationships><Relationship Id="a" Type="{office}/officeDocument" Target="/xl/book.xml"/></Relationships>""");
            Put("xl/_rels/book.xml.rels", $"""
                <Relationships><Relationship Id="s" Type="{office}/sharedStrings" Target="texts.xml"/><Relationship Id="f" Type="{office}/styles" Target="styles.xml"/>
                <Relationship Id="h" Type="{office}/worksheet" Target="sheets/hidden.xml"/><Relationship Id="v" Type="{office}/worksheet" Target="../xl/sheets/visible.xml"/></Relationships>
                """);
            Put(
                "xl/book.xml",
                $"""<workbook xmlns:r="{office}">{properties}<sheets><sheet name="参数" state="hidden" r:id="h"/>"""
                    + """<sheet name="需求" r:id="v"/></sheets></workbook>""");
            Put("xl/texts.xml", strings.Replace("<sst", $"<sst xmlns=\"{Main}\"", StringComparison.Ordinal));
            Put("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{Styles}</styleSheet>""");
            Put("xl/sheets/visible.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""");

            void Put(string path, string content)
            {
                using var entry = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        stream.Position = 0;
        return stream;
    }
}
