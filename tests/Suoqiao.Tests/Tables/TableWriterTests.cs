using System.Diagnostics;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Tables;

[Trait("Database", "none")]
public sealed class TableWriterTests
{
    private static readonly TableColumn[] Columns =
    [
        new("id", "编号"), new("title", "名称", Width: 40), new("readiness", "成熟度", ColumnKind.Number), new("deadline", "截止日期", ColumnKind.Date),
        new("description", "描述", ColumnKind.Moment), new("isPublic", "公开", ColumnKind.YesNo),
    ];

    private static readonly object?[][] Rows =
    [
        ["1", "=HYPERLINK(\"http://x\")", 7, new DateOnly(2026, 11, 22), new DateTimeOffset(2026, 11, 22, 8, 30, 15, TimeSpan.FromHours(8)), true],
        ["2", "两\n行, \"引号\" _x0041_ \u0001 𠮷", 0.1m, new DateOnly(1899, 1, 1), null, false],
        ["3", null, -1234567.25, null, null, null],
    ];

    private static readonly Arbitrary<string> AnyText = Arb.From(
        from parts in Gen.ListOf(Gen.OneOf(
            Gen.Elements(
                "=", "+", "-", "@", "'", "\"", "\"\"", ",", ";", "\t", "\r", "\n", "\r\n", " ", "　",
                "_x0041_", "_x", "\0", "\u0001", "\uFFFE", "𠮷", "é", "＝", "桥", "&<>", "]]>", "\u2028", "5\" 屏"),
            ArbMap.Default.GeneratorFor<char>().Where(c => !char.IsSurrogate(c)).Select(c => c.ToString())))
        select string.Concat(parts));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TableFormat.Workbook)]
    [InlineData(TableFormat.Delimited)]
    public void Any_text_that_is_written_is_read_again(object format) =>
        Prop.ForAll(Arb.From(Gen.ListOf(AnyText.Generator)), texts =>
        {
            var stream = SampleTable.WriteAsync((TableFormat)format, Columns[..2], texts.Select((text, i) => new object?[] { $"{i}", text }))
                .GetAwaiter().GetResult();
            using var reader = TableReader.Open(stream, "t", SampleTable.Map());
            return reader.Rows(Cancellation).Select(row => row["title"]).SequenceEqual(texts);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(TableFormat.Workbook)]
    [InlineData(TableFormat.Delimited)]
    public async Task Typed_values_are_read_again(object format)
    {
        using var reader = TableReader.Open(await SampleTable.WriteAsync((TableFormat)format, Columns, Rows), "t", SampleTable.Map());

        var read = reader.Rows(Cancellation).Select(row =>
            (row["title"], row.Decimal("readiness"), row.Date("deadline"), row["description"], row.YesNo("isPublic"))).ToList();

        Assert.Equal(
            [
                ("=HYPERLINK(\"http://x\")", 7m, new DateOnly(2026, 11, 22), "2026-11-22 08:30:15", true),
                ("两\n行, \"引号\" _x0041_ \u0001 𠮷", 0.1m, new DateOnly(1899, 1, 1), "", false),
                ("", -1234567.25m, (DateOnly?)null, "", (bool?)null),
            ],
            read);
    }

    [Fact]
    public async Task Workbook_is_valid_and_keeps_kinds_apart()
    {
        using var document = SpreadsheetDocument.Open(await SampleTable.WriteAsync(TableFormat.Workbook, Columns, Rows), isEditable: false);

        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, Cancellation).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Equal("A1:F4", sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.AutoFilter>().Single().Reference);
        Assert.Empty(sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
        Assert.Equal("46348", sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single(cell => cell.CellReference == "D2").CellValue!.Text);
    }

    [Fact]
    public async Task Json_is_an_array_of_objects()
    {
        using var json = await JsonDocument.ParseAsync(await SampleTable.WriteAsync(TableFormat.Json, Columns, Rows), cancellationToken: Cancellation);

        Assert.Equal(3, json.RootElement.GetArrayLength());
        var first = json.RootElement[0];
        Assert.Equal(
            ("=HYPERLINK(\"http://x\")", 7, "2026-11-22", true),
            (first.GetProperty("title").GetString(), first.GetProperty("readiness").GetInt32(),
                first.GetProperty("deadline").GetString(), first.GetProperty("isPublic").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, json.RootElement[2].GetProperty("title").ValueKind);
    }

    [Fact]
    public async Task Texts_that_look_like_formulas_are_neutral_in_delimited_text()
    {
        var stream = await SampleTable.WriteAsync(
            TableFormat.Delimited, [new("id", "编号"), new("n", "数", ColumnKind.Number)], [["=1+1", -5], ["@x", 1], ["'=y", 2]]);

        Assert.Equal("\uFEFF编号,数\r\n'=1+1,-5\r\n'@x,1\r\n''=y,2\r\n", System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public async Task File_appears_only_when_it_is_complete()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var path = Path.Combine(folder, "out.xlsx");
        await File.WriteAllTextAsync(path, "before", Cancellation);

        await using (var broken = TableWriter.Create(path, TableFormat.Workbook, Columns))
        {
            await broken.WriteAsync(Rows[0], Cancellation);
            await Assert.ThrowsAsync<ArgumentException>(async () => await broken.WriteAsync(["1", 5, null, null, null, null], Cancellation));
        }

        Assert.Equal("before", await File.ReadAllTextAsync(path, Cancellation));
        await using (var whole = TableWriter.Create(path, TableFormat.Workbook, Columns))
        {
            await whole.WriteAsync(Rows[0], Cancellation);
            await whole.CompleteAsync(Cancellation);
            Assert.Equal(1, whole.Count);
        }

        using (var reader = TableReader.Open(path, SampleTable.Map()))
        {
            Assert.Single(reader.Rows(Cancellation));
        }

        Assert.Equal([path], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Text_longer_than_a_cell_ends_in_an_ellipsis()
    {
        using var reader = TableReader.Open(
            await SampleTable.WriteAsync(TableFormat.Workbook, Columns[..2], [["1", new string('桥', 40_000)]]), "t", SampleTable.Map());

        Assert.Equal(new string('桥', 32_766) + "…", reader.Rows(Cancellation).Single()["title"]);
    }

    [Fact]
    public async Task Another_program_reads_the_workbook_as_it_was_written()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var path = Path.Combine(folder, "out.xlsx");
        await using (var writer = TableWriter.Create(path, TableFormat.Workbook, Columns))
        {
            foreach (var row in Rows)
            {
                await writer.WriteAsync(row, Cancellation);
            }

            await writer.CompleteAsync(Cancellation);
        }

        await ConvertAsync(path, folder);

        using var reader = TableReader.Open(Path.Combine(folder, "out.csv"), SampleTable.Map());
        var read = reader.Rows(Cancellation).ToList();
        Assert.Equal(["=HYPERLINK(\"http://x\")", "两\n行, \"引号\" _x0041_ \u0001 𠮷", ""], read.Select(row => row["title"]));
        Assert.Equal([7m, 0.1m, -1234567.25m], read.Select(row => row.Decimal("readiness")));
        Assert.Equal([new DateOnly(2026, 11, 22), new DateOnly(1899, 1, 1), null], read.Select(row => row.Date("deadline")));
        Assert.Equal("2026-11-22 08:30:15", read[0]["description"]);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ConvertAsync(string workbook, string folder)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(one => Path.Combine(one, "soffice")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "LibreOffice is not installed.");
        using var process = Process.Start(new ProcessStartInfo(
            program!,
            [
                $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1",
                "--outdir", folder, workbook,
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
    }
}
