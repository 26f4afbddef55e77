using System.IO.Compression;
using System.Text;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Tables;

[Trait("Database", "none")]
public sealed class TableReaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static TableReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task Same_needs_in_every_encoding_delimiter_and_format_give_the_same_rows()
    {
        string[][] table = [SampleTable.Headers, .. SampleTable.Rows];
        var expected = SampleTable.Rows.Select((row, i) => $"{i + 2}: {string.Join(" ¦ ", row)} ¦  ¦ ").ToList();
        var columns = SampleTable.Headers.Select(header => new TableColumn(header, header)).ToList();
        expected[2] = expected[2].Replace("'=", "=", StringComparison.Ordinal);
        string[][] neutral = [.. SampleTable.Rows.Select(row => row.Select(cell => cell.Replace("'=", "=", StringComparison.Ordinal)).ToArray())];

        var read = new Dictionary<string, TableReader>
        {
            ["GB18030"] = SampleTable.OpenText(SampleTable.Delimited(',', table), Encoding.GetEncoding("GB18030")),
            ["UTF-8"] = SampleTable.OpenText(SampleTable.Delimited(',', table), new UTF8Encoding(false)),
            ["UTF-8 with mark"] = SampleTable.OpenText(SampleTable.Delimited(',', table)),
            ["UTF-16"] = SampleTable.OpenText(SampleTable.Delimited('\t', table), Encoding.Unicode),
            ["semicolons"] = SampleTable.OpenText(SampleTable.Delimited(';', table)),
            ["xlsx"] = TableReader.Open(await SampleTable.WriteAsync(TableFormat.Workbook, columns, neutral), "needs.xlsx", SampleTable.Map()),
            ["csv as written"] = TableReader.Open(await SampleTable.WriteAsync(TableFormat.Delimited, columns, neutral), "needs.csv", SampleTable.Map()),
        };

        Assert.All(read, one =>
        {
            using var reader = one.Value;
            Assert.Equal(expected, SampleTable.Read(reader));
        });
    }

    [Fact]
    public void Row_numbers_are_the_spreadsheets_whatever_the_line_breaks()
    {
        using var reader = SampleTable.OpenText("编号,名称\n1,\"两\n行\n名称\"\n\n2,乙\r3,丙\r\n");

        Assert.Equal([(2, "两\n行\n名称"), (4, "乙"), (5, "丙")], reader.Rows(Cancellation).Select(row => (row.Number, row["title"])));
    }

    [Fact]
    public void Header_is_found_below_a_title_and_by_many_spellings()
    {
        using var reader = SampleTable.OpenText("2026年企业技术需求汇总表,,\n填表单位：,,\n ＩＤ ,需求 名称*,投入预算（万元）\n1,甲,300\n");

        var row = Assert.Single(reader.Rows(Cancellation));

        Assert.Equal((4, "1", "甲", 3_000_000m), (row.Number, row["id"], row["title"], row.Money("budget")!.Low!.Value.Amount));
    }

    [Fact]
    public void Missing_column_is_an_error_that_names_the_accepted_headers()
    {
        using var reader = SampleTable.OpenText("编号,描述\n1,甲\n");

        var fault = Assert.Single(reader.Faults);

        Assert.Equal((RowFaultKind.MissingColumn, 1), (fault.Kind, fault.Row));
        Assert.Contains("名称、标题、需求名称、title", fault.ToRemedy(SampleTable.Texts()), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => reader.Rows(Cancellation));
    }

    [Fact]
    public void Two_headers_of_one_column_are_an_error()
    {
        using var reader = SampleTable.OpenText("编号,名称,标题\n1,甲,乙\n");

        Assert.Equal((RowFaultKind.AmbiguousColumn, "标题"), (Assert.Single(reader.Faults).Kind, reader.Faults[0].Column));
    }

    [Fact]
    public void Unknown_column_is_a_notice()
    {
        using var reader = SampleTable.OpenText("编号,名称,经办人\n1,甲,乙\n");

        Assert.Empty(reader.Faults);
        Assert.Equal((RowFaultKind.UnknownColumn, "经办人"), (Assert.Single(reader.Notices).Kind, reader.Notices[0].Column));
        Assert.Equal("甲", Assert.Single(reader.Rows(Cancellation))["title"]);
    }

    [Fact]
    public void Unknown_column_that_looks_like_a_known_one_is_told_its_name_unless_the_table_has_that()
    {
        using var reader = SampleTable.OpenText("编号,名称,企业的名称,投入的预算,名称二,行业,行业2\n1,甲,,,,,\n");

        Assert.Equal(["企业名称", "投入预算", null, null], reader.Notices.Select(notice => notice.Arguments.ElementAtOrDefault(1)));
        Assert.Equal("是否为“投入预算”？如需导入，请改成这个列名", SampleTable.In("zh-CN", () => reader.Notices[1].ToRemedy(SampleTable.Texts())));
    }

    [Fact]
    public void Malformed_quotes_break_their_row_only_and_unclosed_ones_the_rest()
    {
        using var reader = SampleTable.OpenText("编号,名称\n1,\"甲\"乙\n2,5\"屏\n3,丙,丁\n4,\"戊\n5,己\n");

        var rows = reader.Rows(Cancellation).ToList();

        Assert.Equal(
            [(2, RowFaultKind.MalformedQuotes), (3, null), (4, RowFaultKind.SurplusCells), (5, (RowFaultKind?)RowFaultKind.UnclosedQuotes)],
            rows.Select(row => (row.Number, row.Faults.SingleOrDefault()?.Kind)));
        Assert.Equal("5\"屏", rows[1]["title"]);
    }

    [Fact]
    public void Quote_that_is_never_closed_does_not_fill_the_memory()
    {
        using var reader = SampleTable.OpenText($"编号,名称\n1,\"{new string('甲', 3_000_000)}");

        Assert.Equal(RowFaultKind.UnclosedQuotes, Assert.Single(Assert.Single(reader.Rows(Cancellation)).Faults).Kind);
    }

    [Fact]
    public void Files_that_cannot_be_read_say_why()
    {
        Assert.Equal(RowFaultKind.FileMissing, Fault(TableReader.Open("/nowhere/needs.csv", SampleTable.Map())));
        Assert.Equal(RowFaultKind.EmptyTable, Fault(SampleTable.OpenText("")));
        Assert.Equal(RowFaultKind.OldWorkbook, Fault(OpenBytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0])));
        Assert.Equal(RowFaultKind.DamagedWorkbook, Fault(OpenBytes([0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5])));
        Assert.Equal(RowFaultKind.UnknownEncoding, Fault(OpenBytes([.. "id,title\n"u8, 0xFF, 0xFF, 0x0A])));
    }

    [Theory]
    [InlineData("\uFEFF\r\n<HTML><body><table><tr><td>编号", RowFaultKind.WebPage)]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE html><html>", RowFaultKind.WebPage)]
    [InlineData("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", RowFaultKind.XmlWorkbook)]
    [InlineData("%PDF-1.7", RowFaultKind.PdfFile)]
    [InlineData("{\\rtf1", RowFaultKind.WordFile)]
    [InlineData("[\n {\"id\":1}]", RowFaultKind.OtherFile)]
    [InlineData("PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", RowFaultKind.PackedFile)]
    public void A_file_of_another_kind_is_named_whatever_its_name_ends_in(string content, object kind) =>
        Assert.Equal(kind, Fault(OpenBytes(Encoding.UTF8.GetBytes(content))));

    [Theory]
    [InlineData("mimetype content.xml", RowFaultKind.OpenDocument)]
    [InlineData("[Content_Types].xml word/document.xml", RowFaultKind.WordFile)]
    [InlineData("[Content_Types].xml xl/workbook.bin", RowFaultKind.BinaryWorkbook)]
    [InlineData("需求.xlsx", RowFaultKind.PackedFile)]
    public void An_archive_that_is_no_workbook_is_named(string entries, object kind)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            entries.Split(' ').ToList().ForEach(entry => archive.CreateEntry(entry));
        }

        Assert.Equal(kind, Fault(OpenBytes(stream.ToArray())));
    }

    [Theory]
    [InlineData("EncryptedPackage", RowFaultKind.LockedWorkbook)]
    [InlineData("WordDocument", RowFaultKind.WordFile)]
    [InlineData("Workbook", RowFaultKind.OldWorkbook)]
    public void Old_compound_files_are_told_apart_by_their_parts(string part, object kind) =>
        Assert.Equal(kind, Fault(OpenBytes([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes(part)])));

    [Fact]
    public void Line_where_the_encoding_breaks_is_told()
    {
        using var reader = OpenBytes([.. "编号,名称\n1,甲\n2,"u8, 0xFF, 0x0A]);

        Assert.Contains("第 3 行", SampleTable.In("zh-CN", () => reader.Faults[0].ToMessage(SampleTable.Texts())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_is_chosen_by_name_and_an_unknown_one_told()
    {
        var stream = await SampleTable.WriteAsync(TableFormat.Workbook, [new("id", "编号"), new("title", "名称")], [["1", "甲"]]);

        using var reader = TableReader.Open(new MemoryStream(stream.ToArray()), "needs.xlsx", SampleTable.Map(), "sheet1");
        using var other = TableReader.Open(stream, "needs.xlsx", SampleTable.Map(), "汇总");

        Assert.Single(reader.Rows(Cancellation));
        Assert.Equal([RowFaultKind.UnknownSheet], other.Faults.Select(fault => fault.Kind));
        Assert.Equal(["汇总", "Sheet1"], other.Faults[0].Arguments);
    }

    private static TableReader OpenBytes(byte[] bytes) => TableReader.Open(new MemoryStream(bytes), "needs.csv", SampleTable.Map());

    private static RowFaultKind Fault(TableReader reader)
    {
        using (reader)
        {
            return Assert.Single(reader.Faults).Kind;
        }
    }
}
