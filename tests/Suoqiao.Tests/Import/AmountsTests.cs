using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Records.Files;
using Suoqiao.Tables;

namespace Suoqiao.Tests.Import;

/// <summary>Amounts say in what they count, in header or cell; a bare number that nobody can mean is asked about.</summary>
public sealed class AmountsTests : IAsyncLifetime
{
    private readonly App app = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suoqiao-amounts-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await app.AddOrganisationAsync("云汀电池有限公司");

    public async ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("预算（万元）", "30-60", 300_000, 600_000)]
    [InlineData("预算（万元）", "0.5", 5_000, 5_000)]
    [InlineData("预算（元）", "300000", 300_000, 300_000)]
    [InlineData("Budget (10,000 yuan)", "30-60", 300_000, 600_000)]
    [InlineData("预算", "30-60万元", 300_000, 600_000)]
    [InlineData("预算", "30-60 CNY", 30, 60)]
    [InlineData("预算", "300000-600000", 300_000, 600_000)]
    [InlineData("预算", "30-60", null, null)]
    [InlineData("budget", "500", null, null)]
    [InlineData("需求预算", "", null, null, true)]
    public async Task A_budget_counts_in_the_unit_that_header_or_cell_names(string header, string cell, int? low, int? high, bool isTaken = false)
    {
        var (result, faults) = await ImportAsync($"编号,单位,名称,\"{header}\"\nn1,云汀电池有限公司,甲需求,{cell}\n");

        Assert.Equal(low is not null || isTaken, result.Written);
        Assert.Equal(low is null && !isTaken, faults.Any(fault => !fault.IsNotice && fault.Row == 2));
        var needs = await app.DbAsync(db => db.Needs.ToListAsync(Ct));
        Assert.All(needs, need => Assert.Equal((low * 100L, high * 100L), (need.BudgetMin, need.BudgetMax)));
    }

    [Fact]
    public async Task An_amount_too_large_for_the_unit_of_its_header_is_asked_about_and_taken()
    {
        var (result, faults) = await ImportAsync("编号,单位,名称,预算（万元）\nn1,云汀电池有限公司,甲需求,3000000\n");
        var (again, none) = await ImportAsync("编号,单位,名称,预算（万元）\nn1,云汀电池有限公司,甲需求,3000000\n");

        Assert.True(result.Written);
        Assert.True(Assert.Single(faults).IsNotice);
        Assert.Contains("30,000,000,000", faults[0].Arguments[0], StringComparison.Ordinal);
        Assert.Equal((1, 0), (again.Same, none.Count));
    }

    [Fact]
    public async Task A_template_names_the_unit_of_its_amounts_in_both_languages()
    {
        using var oper = await app.CreateClientAsync(Role.Operator);
        foreach (var (culture, header) in new[] { ("zh-CN", "预算（万元）"), ("en", "Budget (10,000 yuan)") })
        {
            var path = Path.Combine(folder.FullName, $"{culture}.xlsx");
            await File.WriteAllBytesAsync(path, await oper.GetByteArrayAsync($"/import/template/needs?culture={culture}", Ct), Ct);

            using var zip = System.IO.Compression.ZipFile.OpenRead(path);
            var texts = zip.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return reader.ReadToEnd();
            });
            Assert.Contains(header, string.Concat(texts), StringComparison.Ordinal);
        }
    }

    private Task<(ImportResult Result, List<RowFault> Faults)> ImportAsync(string text) =>
        app.AsAsync(Viewer.System, async services =>
        {
            var path = Path.Combine(folder.FullName, $"{Guid.CreateVersion7()}.csv");
            await File.WriteAllTextAsync(path, text, Ct);
            var of = services.GetRequiredService<FileKinds>().At("needs")!;
            var faults = new List<RowFault>();
            var (result, refusal) = await services.GetRequiredService<ImportFile>().HandleAsync(
                of, () => TableReader.Open(path, of.Columns()), new ImportInput(), faults.Add, null, Ct);
            Assert.Null(refusal);
            return (result, faults);
        });
}
