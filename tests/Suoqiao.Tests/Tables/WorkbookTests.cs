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
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/><xf numFmtId="57"/></cellXfs>
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
                (5, "201710601862.3", "高镍 ", "2026-11-22", "true", "0.10mm"),
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

    [Fact]
    public void Numbers_are_read_with_their_own_digits_and_lost_ones_told()
    {
        // 9.1330106123456704E+17 is how a spreadsheet stores a code of eighteen digits that was typed as a number.
        var book = Write("<sst/>", Header + """
            <row r="2"><c r="A2"><v>1742398765432109001</v></c><c r="B2" t="inlineStr"><is><t>甲</t></is></c></row>
            <row r="3"><c r="A3"><v>9.1330106123456704E+17</v></c><c r="B3" t="inlineStr"><is><t>乙</t></is></c></row>
            <row r="4"><c r="A4"><v>1234567890123450</v></c><c r="B4" t="inlineStr"><is><t>丙</t></is></c></row>
            <row r="5"><c r="A5"><v>123456789012345</v></c><c r="B5"><v>0.30000000000000004</v></c></row>
            """);
        using var reader = TableReader.Open(book, "b.xlsx", SampleTable.Map());

        var rows = reader.Rows(Cancellation).ToList();

        Assert.Equal(["1742398765432109001", null, null, "123456789012345"], rows.Select(row => row.Text("id", 50)));
        Assert.Equal([2, 3, 4, 5], rows.Select(row => row.Number));
        Assert.Equal([RowFaultKind.DigitsLost, RowFaultKind.DigitsLost], rows.SelectMany(row => row.Faults).Select(fault => fault.Kind));
        Assert.Equal("0.3", rows[3]["title"]);
    }

    [Theory]
    [InlineData("0000", "7", "0007")]
    [InlineData("\"N-\"000", "7", "N-007")]
    [InlineData("000\\-0000", "5551234", "555-1234")]
    [InlineData("0.00", "2026.1", "2026.10")]
    [InlineData("0\"万元\"", "300", "300万元")]
    [InlineData("0%", "0.5", "50%")]
    [InlineData("#,##0.00_);[Red]\\(#,##0.00\\)", "1234.5", "1234.50")]
    [InlineData("[$¥-804]#,##0", "1234", "¥1234")]
    [InlineData("General\"件\"", "12.5", "12.5件")]
    [InlineData("0.0", "3.14159", "3.14159")]
    [InlineData("0,\"千\"", "12345", "12345")]
    [InlineData("[DBNum1]General", "12", "12")]
    public void What_a_format_says_with_zeros_words_and_signs_is_read_and_nothing_is_rounded(string format, string stored, string shown) =>
        Assert.Equal(shown, NumberFormat.Read(format)?.Show(stored) ?? stored);

    [Fact]
    public void A_month_is_a_month_to_who_reads_text_and_a_day_to_who_reads_days()
    {
        // 46327 is 2026-11-01; format 171 shows 0.10mm of 0.1.
        var book = Write("<sst/>", Header.Replace("</row>", """<c r="C1" t="inlineStr"><is><t>截止日期</t></is></c><c r="D1" t="inlineStr"><is><t>成熟度</t></is></c></row>""",
            StringComparison.Ordinal) + """<row r="2"><c r="A2" s="4"><v>46327</v></c><c r="B2" s="2"><v>0.1</v></c><c r="C2" s="4"><v>46327</v></c><c r="D2" s="2"><v>5</v></c></row>""");
        using var reader = TableReader.Open(book, "b.xlsx", SampleTable.Map());

        var row = Assert.Single(reader.Rows(Cancellation));

        Assert.Equal(
            ("2026-11", "0.10mm", new DateOnly(2026, 11, 1), 5), (row.Text("id", 50), row.Text("title", 50), row.Date("deadline"), row.Integer("readiness")));
        Assert.Empty(row.Faults);
    }

    [Fact]
    public void A_merged_cell_gives_its_value_to_every_row_and_one_across_columns_is_a_fault()
    {
        var book = Write("<sst/>", """
            <row r="1"><c r="A1" t="inlineStr"><is><t>企业需求汇总</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>编号</t></is></c><c r="B2" t="inlineStr"><is><t>名称</t></is></c><c r="C2" t="inlineStr"><is><t>单位</t></is></c></row>
            <row r="3"><c r="A3"><v>1</v></c><c r="B3" t="inlineStr"><is><t>甲</t></is></c><c r="C3" t="inlineStr"><is><t>云汀</t></is></c></row>
            <row r="4"><c r="A4"><v>2</v></c><c r="B4" t="inlineStr"><is><t>乙</t></is></c><c r="C4"/></row>
            <row r="5"><c r="A5" t="inlineStr"><is><t>二、装备</t></is></c></row>
            <row r="6"><c r="A6"><v>3</v></c><c r="B6" t="inlineStr"><is><t>丙</t></is></c></row>
            """, behind: """<autoFilter ref="A2:C6"/><mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="C3:C4"/><mergeCell ref="A5:C5"/></mergeCells><pageMargins/>""");
        using var reader = TableReader.Open(book, "b.xlsx", SampleTable.Map());

        var rows = reader.Rows(Cancellation).ToList();

        Assert.Equal([(3, "云汀"), (4, "云汀"), (5, ""), (6, "")], rows.Select(row => (row.Number, row["organisation"])));
        var fault = Assert.Single(rows.SelectMany(row => row.Faults));
        Assert.Equal((5, RowFaultKind.MergedAcross, "A5:C5"), (fault.Row, fault.Kind, fault.Arguments[0]));
        Assert.Equal("C3:C4", rows[1].MergedRange("organisation"));
    }

    [Fact]
    public void A_header_in_two_rows_is_one_header_merged_or_not()
    {
        string[] merged = ["A1:A2", "B1:B2", "C1:D1", "E1:E2"];
        foreach (var ranges in new[] { merged, [] })
        {
            var book = Write("<sst/>", """
                <row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="B1" t="inlineStr"><is><t>名称</t></is></c><c r="C1" t="inlineStr"><is><t>企业</t></is></c><c r="E1" t="inlineStr"><is><t>预算</t></is></c></row>
                <row r="2"><c r="C2" t="inlineStr"><is><t>名称</t></is></c><c r="D2" t="inlineStr"><is><t>行业</t></is></c><c r="E2" t="inlineStr"><is><t>（万元）</t></is></c></row>
                <row r="3"><c r="A3"><v>1</v></c><c r="B3" t="inlineStr"><is><t>甲</t></is></c><c r="C3" t="inlineStr"><is><t>云汀</t></is></c><c r="D3" t="inlineStr"><is><t>C3841</t></is></c><c r="E3"><v>30</v></c></row>
                """.Replace("（万元）", ranges.Length > 0 ? "" : "（万元）", StringComparison.Ordinal),
                behind: $"<mergeCells>{string.Concat(ranges.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>");
            using var reader = TableReader.Open(book, "b.xlsx", SampleTable.Map());

            Assert.Empty(reader.Notices);
            var row = Assert.Single(reader.Rows(Cancellation));
            Assert.Equal((3, "甲", "云汀", "C3841"), (row.Number, row["title"], row["organisation"], row.Industry("industry")!.Value.Value));
        }

        using var said = SampleTable.OpenText("编号,名称\nid,title\n1,甲\n");
        Assert.Equal("1", Assert.Single(said.Rows(Cancellation))["id"]);
    }

    [Fact]
    public void The_first_visible_sheet_whose_header_fits_is_read_and_the_others_are_told()
    {
        var table = Header + """<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>甲</t></is></c></row>""";
        const string words = """<row r="1"><c r="A1" t="inlineStr"><is><t>填表说明</t></is></c></row>""";
        (string, string, string)[] sheets =
            [("旧表", "hidden", table), ("说明", "", words), ("第一批", "", table), ("第二批", "", table), ("空", "", ""), ("选项", "hidden", words)];
        using var reader = TableReader.Open(Book("<sst/>", "", sheets), "b.xlsx", SampleTable.Map());
        using var chosen = TableReader.Open(Book("<sst/>", "", sheets), "b.xlsx", SampleTable.Map(), "第二批");
        using var wrong = TableReader.Open(Book("<sst/>", "", sheets), "b.xlsx", SampleTable.Map(), "说明");

        Assert.Single(reader.Rows(Cancellation));
        var notice = Assert.Single(reader.Notices);
        Assert.Equal((RowFaultKind.SheetsLeftOut, "说明、第二批、旧表", "第一批"), (notice.Kind, notice.Arguments[0], notice.Arguments[1]));
        Assert.Single(chosen.Rows(Cancellation));
        Assert.Empty(chosen.Notices);
        Assert.Contains(wrong.Faults, fault => fault.Kind == RowFaultKind.MissingColumn);
    }

    [Fact]
    public void A_cell_without_a_value_of_its_formula_or_with_an_error_or_a_forbidden_character_is_a_fault_of_its_column()
    {
        var book = Write("<sst><si><r><t>\n      高\n    </t></r>\n    <r><rPr/><t xml:space=\"preserve\">镍 </t></r></si></sst>", Header.Replace("</row>",
            """<c r="C1" t="inlineStr"><is><t>预算</t></is></c><c r="D1" t="inlineStr"><is><t>描述</t></is></c><c r="E1" t="inlineStr"><is><t>备注</t></is></c></row>""",
            StringComparison.Ordinal) + """
            <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v> 0 </v></c><c r="C2"><f>10*3</f></c><c r="D2" t="str"><f>""</f><v></v></c><c r="E2"><f>1</f></c></row>
            <row r="3"><c r="A3"><v>2</v></c><c r="B3" t="s"><v>0</v></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D3" t="inlineStr"><is><t>a_x0000_b</t></is></c></row>
            <row r="4"><c r="A4"><v>3</v></c><c r="B4" t="s"><v>0</v></c><c r="C4"><f>1</f><v/></c><c r="D4" t="inlineStr"><is><t>&#xFFFF;</t></is></c></row>
            """);
        using var reader = TableReader.Open(book, "b.xlsx", SampleTable.Map());

        var rows = reader.Rows(Cancellation).ToList();
        rows.ForEach(row => _ = (row.Money("budget"), row.Text("description", 50)));

        Assert.Equal(["高镍 ", "高镍 ", "高镍 "], rows.Select(row => row["title"]));
        Assert.Equal(
            [
                (2, "预算", RowFaultKind.FormulaWithoutValue), (3, "描述", RowFaultKind.ForbiddenCharacter), (3, "预算", RowFaultKind.FormulaError),
                (4, "预算", RowFaultKind.FormulaWithoutValue), (4, "描述", RowFaultKind.ForbiddenCharacter),
            ],
            rows.SelectMany(row => row.Faults).Select(fault => (fault.Row, fault.Column, fault.Kind)));
    }

    private const string Header = """<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="B1" t="inlineStr"><is><t>名称</t></is></c></row>""";

    internal static MemoryStream Write(string strings, string rows, string properties = "", string behind = "") =>
        Book(strings, properties, [("参数", "hidden", ""), ("需求", "", $"{rows}</sheetData>{behind}")]);

    internal static MemoryStream Book(string strings, string properties, (string Name, string State, string Rows)[] sheets)
    {
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put("_rels/.rels", $"""<Relationships><Relationship Id="a" Type="{office}/officeDocument" Target="/xl/book.xml"/></Relationships>""");
            Put("xl/_rels/book.xml.rels", $"""
                <Relationships><Relationship Id="s" Type="{office}/sharedStrings" Target="texts.xml"/><Relationship Id="f" Type="{office}/styles" Target="styles.xml"/>
                {string.Concat(sheets.Index().Select(sheet => $"""<Relationship Id="h{sheet.Index}" Type="{office}/worksheet" Target="../xl/sheets/sheet{sheet.Index}.xml"/>"""))}</Relationships>
                """);
            Put(
                "xl/book.xml",
                $"""<workbook xmlns:r="{office}">{properties}<sheets>"""
                    + string.Concat(sheets.Index().Select(sheet => $"""<sheet name="{sheet.Item.Name}" state="{sheet.Item.State}" r:id="h{sheet.Index}"/>"""))
                    + "</sheets></workbook>");
            Put("xl/texts.xml", strings.Replace("<sst", $"<sst xmlns=\"{Main}\"", StringComparison.Ordinal));
            Put("xl/styles.xml", $"""<styleSheet xmlns="{Main}">{Styles}</styleSheet>""");
            foreach (var (index, (_, _, rows)) in sheets.Index())
            {
                var end = rows.Contains("</sheetData>", StringComparison.Ordinal) ? "" : "</sheetData>";
                Put($"xl/sheets/sheet{index}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}{end}</worksheet>""");
            }

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
