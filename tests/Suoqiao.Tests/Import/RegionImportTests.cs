using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Features.Running.Regions;
using Suoqiao.Records;
using Suoqiao.Records.Files;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Import;

public sealed class RegionImportTests(App app) : IClassFixture<App>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tree_follows_from_the_codes_and_a_name_may_change_later()
    {
        var first = await ImportAsync("代码,名称,上级\n370000,山东省,\n370600,烟台市,\n370602,芝罘区,\n3706Z1,烟台开发区,\n110000,北京市,\n110101,东城区,\n");
        var again = await ImportAsync("代码,名称\n370602,芝罘新区\n370600,烟台市\n");

        Assert.Equal((6, 0, true), (first.New, first.Bad, first.Written));
        Assert.Equal((1, 1), (again.Changed, again.Same));
        var regions = await app.DbAsync(db => db.Regions.AsNoTracking().ToDictionaryAsync(region => region.Code, Ct));
        Assert.Equal(("/370000/370600/370602/", RegionKind.District, "芝罘新区"), (regions["370602"].Path, regions["370602"].Kind, regions["370602"].Name));
        Assert.Equal(("/370000/370600/3706Z1/", RegionKind.FunctionalZone), (regions["3706Z1"].Path, regions["3706Z1"].Kind));
        Assert.Equal("/110000/110101/", regions["110101"].Path);
    }

    [Fact]
    public async Task Only_the_administrator_changes_the_tree()
    {
        var viewer = new Viewer(null, "op", Role.Operator, null, "/990000/");

        var refusal = await app.AsAsync(viewer, async services => (await services.GetRequiredService<ImportFile>().HandleAsync(
            services.GetRequiredService<FileKinds>().At("regions")!, () => Table("代码,名称\n380000,某省\n"), new ImportInput(), _ => { }, null, Ct)).Refusal);

        Assert.IsType<Refusal.NotAllowed>(refusal);
    }

    private Task<ImportResult> ImportAsync(string csv) => app.AsAsync(
        Viewer.System,
        async services => (await services.GetRequiredService<ImportFile>().HandleAsync(
            services.GetRequiredService<FileKinds>().At("regions")!, () => Table(csv), new ImportInput(), fault => Assert.Fail($"{fault}"), null, Ct)).Result);

    private static TableReader Table(string csv) =>
        TableReader.Open(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), "regions.csv", RegionColumns.File.Columns());
}
