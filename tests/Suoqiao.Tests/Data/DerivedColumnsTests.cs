using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Data;

/// <summary>Names are ordered by keys that are written with each row: the same order on both engines, and no page of a list misses one.</summary>
public sealed class DerivedColumnsTests(App app) : IClassFixture<App>
{
    private const string Column = "Organisations.NameOrder";

    private static readonly string[] Names = ["毕公司", "卞公司", "柴公司", "丛公司", "丰公司", "冯公司", "伏公司", "傅公司", "农公司", "Alpha", "beta"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_stand_by_pinyin_page_after_page_and_by_the_alphabet_in_English()
    {
        foreach (var name in Names.Reverse())
        {
            await app.AddOrganisationAsync(name, TestRegion.OtherCity);
        }

        using var visitor = app.CreateClient();

        Assert.Equal(Names, await WalkAsync(visitor, $"region={TestRegion.OtherCity}&sort=name"));
        Assert.Equal(Names, await WalkAsync(visitor, $"region={TestRegion.OtherCity}"));
        Assert.Equal(Names.Reverse(), await WalkAsync(visitor, $"region={TestRegion.OtherCity}&sort=-name"));
        Assert.Equal(["Alpha", "beta"], (await WalkAsync(visitor, $"region={TestRegion.OtherCity}&culture=en")).Take(2));
    }

    [Fact]
    public async Task A_name_that_changes_takes_its_keys_along_and_the_audit_tells_of_the_name_only()
    {
        var organisation = await app.AddOrganisationAsync("改名前（集团）");

        await app.DbAsync(async db =>
        {
            (await db.Organisations.SingleAsync(o => o.Id == organisation.Id, Ct)).Name = "改名后［集团］";
            return await db.SaveChangesAsync(Ct);
        });

        Assert.Equal(organisation.Id, await app.DbAsync(db => db.Organisations.Called("改名后(集团)").Select(o => o.Id).SingleAsync(Ct)));
        var id = organisation.Id.Value.ToString();
        Assert.Equal("Name", await app.DbAsync(db => db.Audit.Where(line => line.SubjectId == id && line.Action == AuditAction.Update)
            .Select(line => line.Detail).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Keys_of_another_collation_are_written_anew_when_the_database_is_opened()
    {
        var organisation = await app.AddOrganisationAsync("排序键");
        await app.DbAsync(async db =>
        {
            await db.Organisations.Where(o => o.Id == organisation.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.NameOrder, "00"), Ct);
            return await db.Set<DerivedVersion>().Where(v => v.Name == Column).ExecuteUpdateAsync(set => set.SetProperty(v => v.Version, "old"), Ct);
        });

        await app.Services.MigrateAsync(Ct);

        var (after, version) = await app.DbAsync(async db => (
            await db.Organisations.SingleAsync(o => o.Id == organisation.Id, Ct), await db.Set<DerivedVersion>().SingleAsync(v => v.Name == Column, Ct)));
        Assert.Equal((organisation.NameOrder, 1), (after.NameOrder, after.Version));
        Assert.NotEqual("old", version.Version);
    }

    private static async Task<List<string>> WalkAsync(HttpClient client, string query)
    {
        var (names, after) = (new List<string>(), "");
        while (true)
        {
            using var page = JsonDocument.Parse(await client.GetStringAsync($"/api/organisations?{query}&size=3{after}", Ct));
            List<JsonElement> items = [.. page.RootElement.GetProperty("items").EnumerateArray()];
            if (items.Count == 0)
            {
                return names;
            }

            names.AddRange(items.Select(item => item.GetProperty("name").GetString()!));
            after = $"&after={items[^1].GetProperty("id").GetString()}";
        }
    }
}
