using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Hosting;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Records.Files;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Import;

/// <summary>What is exported of the demonstration region comes in again as the same.</summary>
public sealed class RoundTripTests : IAsyncDisposable
{
    private readonly App app = App.WithDemonstration();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suoqiao-export-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("organisations", "Workbook", true, true)]
    [InlineData("needs", "Workbook", true, false)]
    [InlineData("needs", "Delimited", false, true)]
    [InlineData("offers", "Workbook", true, false)]
    [InlineData("offers", "Delimited", false, false)]
    [InlineData("experts", "Delimited", false, false)]
    public async Task An_export_comes_in_again_as_the_same(string kind, string format, bool forPeople, bool personal)
    {
        var path = await ExportAsync(kind, Enum.Parse<TableFormat>(format), forPeople, personal);
        var file = app.Services.GetRequiredService<FileKinds>().At(kind)!;

        var faults = new List<RowFault>();
        var (result, refusal) = await app.AsAsync(Viewer.System, services => services.GetRequiredService<ImportFile>().HandleAsync(
            file, () => TableReader.Open(path, file.Columns()), new ImportInput(), faults.Add, null, Ct));

        Assert.Null(refusal);
        Assert.Empty(faults);
        Assert.Equal(new ImportResult(0, 0, result.Rows, 0, 0, Written: false), result);
        Assert.InRange(result.Rows, 50, int.MaxValue);
    }

    /// <summary>Every kind that has a list to download, in both formats and languages.</summary>
    public static TheoryData<string, string, string> Downloads =>
        [.. from kind in Cli.Console.Declared<Kind>().Select(kind => kind.Path).Intersect(Cli.Console.Declared<FileKind>().Select(file => file.Path))
            from format in new[] { "xlsx", "csv" }
            from language in new[] { "zh-CN", "en" } select (kind, format, language)];

    [Theory]
    [MemberData(nameof(Downloads))]
    public async Task What_a_list_downloads_comes_in_again_as_the_same(string kind, string format, string language)
    {
        using var client = await app.SignInAsync("admin", LoadDemonstration.Password);
        var path = Path.Combine(folder.FullName, $"list.{format}");
        await File.WriteAllBytesAsync(path, await client.GetByteArrayAsync($"/{kind}/export?format={format}&status=all&culture={language}", Ct), Ct);
        var file = app.Services.GetRequiredService<FileKinds>().At(kind)!;
        using var read = TableReader.Open(path, file.Columns());
        var known = await app.DbAsync(db => app.Services.GetRequiredService<Kinds>().All.Single(one => one.Path == kind).All(db).CountAsync(Ct));

        var faults = new List<RowFault>();
        var (result, refusal) = await app.AsAsync(Viewer.System, services => services.GetRequiredService<ImportFile>().HandleAsync(
            file, () => TableReader.Open(path, file.Columns()), new ImportInput(), faults.Add, null, Ct));

        Assert.Null(refusal);
        Assert.Empty(faults);
        Assert.Empty(read.Notices);
        Assert.Equal(new ImportResult(0, 0, known, 0, 0, Written: false), result);
    }

    [Theory]
    [InlineData("organisations", "公司")]
    [InlineData("needs", "技术")]
    [InlineData("offers", "技术")]
    [InlineData("experts", "研究")]
    public async Task What_is_found_by_words_is_downloaded_as_whole_as_the_list(string kind, string words)
    {
        using var client = await app.SignInAsync("admin", LoadDemonstration.Password);

        var all = await DownloadAsync(client, kind, "");
        var found = await DownloadAsync(client, kind, $"&q={words}");

        Assert.InRange(found.Count, 1, all.Count);
        Assert.Subset(all, found);
    }

    [Fact]
    public async Task Contacts_are_masked_unless_asked_for_and_their_reading_is_recorded()
    {
        var phone = await app.DbAsync(db => db.Needs.Where(n => n.ExternalId == "a-need-001").Select(n => n.Contact.Phone).SingleAsync(Ct));

        var masked = await File.ReadAllTextAsync(await ExportAsync("needs", TableFormat.Delimited, false, personal: false), Ct);
        var recorded = await ReadingsAsync();
        var shown = await File.ReadAllTextAsync(await ExportAsync("needs", TableFormat.Delimited, false, personal: true), Ct);

        Assert.DoesNotContain(phone, masked, StringComparison.Ordinal);
        Assert.Contains(phone, shown, StringComparison.Ordinal);
        Assert.Equal(0, recorded);
        Assert.Equal(await app.DbAsync(db => db.Needs.CountAsync(n => n.Contact.Phone != "", Ct)), await ReadingsAsync());
        Assert.Equal(2, await app.DbAsync(db => db.Audit.CountAsync(entry => entry.Action == AuditAction.Export && entry.Subject == "Need", Ct)));
    }

    [Fact]
    public async Task Cooperations_are_written_with_their_parties()
    {
        using var table = TableReader.Open(
            await ExportAsync("cooperations", TableFormat.Workbook, true, false),
            new ColumnMap().Column("id", "编号").Column("stage", "阶段").Column("supplier", "供给单位"));

        var rows = table.Rows(Ct).ToList();

        Assert.Equal(await app.DbAsync(db => db.Cooperations.CountAsync(Ct)), rows.Count);
        Assert.All(rows, row => Assert.NotEmpty(row["supplier"]));
    }

    private async Task<HashSet<string>> DownloadAsync(HttpClient client, string kind, string filter)
    {
        var columns = app.Services.GetRequiredService<FileKinds>().At(kind)!.Columns();
        using var table = TableReader.Open(new MemoryStream(await client.GetByteArrayAsync($"/{kind}/export?format=csv{filter}", Ct)), "list.csv", columns);
        return [.. table.Rows(Ct).Select(row => string.Join('\t', columns.Columns.Select(column => row[column.Key])))];
    }

    private Task<int> ReadingsAsync() => app.DbAsync(db => db.Audit.CountAsync(entry => entry.Action == AuditAction.ReadPersonal, Ct));

    private Task<string> ExportAsync(string kind, TableFormat format, bool forPeople, bool personal) => app.AsAsync(Viewer.System, async services =>
    {
        var exported = services.GetServices<ExportKind>().Single(e => e.Path == kind);
        var path = Path.Combine(folder.FullName, $"{kind}-{personal}.{(format == TableFormat.Workbook ? "xlsx" : "csv")}");
        await using var table = TableWriter.Create(path, format, exported.Header(forPeople ? FileLanguage.Chinese : FileLanguage.Programs));
        await services.GetRequiredService<ExportRecords>().HandleAsync(exported, table, forPeople, personal, Ct);
        await table.CompleteAsync(Ct);
        return path;
    });
}
