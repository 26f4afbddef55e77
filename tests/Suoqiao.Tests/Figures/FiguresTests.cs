using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Records;
using Suoqiao.Tests.Demonstration;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Figures;

public sealed class FiguresTests(DemonstrationApp demonstration) : IClassFixture<DemonstrationApp>
{
    private readonly App app = demonstration.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly string[] Regions = ["990000", "990100", "990102", "990103", "990104", "990121", "9901Z1"];

    /// <summary>Every role that sees figures, at home in the province, the city and two of its districts, asks for every figure of every region.</summary>
    [Theory]
    [InlineData("12m")]
    [InlineData("all")]
    public async Task A_figure_is_the_same_for_everybody_and_equal_to_the_rows_seen_and_told_as_unseen(string period)
    {
        // Some needs are kept by their organisations, so that not even the region's staff opens all.
        await app.DbAsync(db => db.Needs.Where(n => n.Title.Length % 5 == 0)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.Visibility, Visibility.Organisation), Ct));
        var paths = await app.DbAsync(db => db.Regions.ToDictionaryAsync(r => r.Code, r => r.Path, Ct));
        var homes = new[] { "990000", "990100", "990102", "9901Z1" };
        var viewers = new[] { Role.Operator, Role.TechnologyManager, Role.Reader }
            .SelectMany(role => homes.Select(home => Of(role, paths[home]))).Prepend(Of(Role.Administrator, paths["990102"]));
        var found = new List<(string Region, string Figure, int Count, int Seen)>();
        foreach (var viewer in viewers)
        {
            foreach (var code in Regions)
            {
                var rows = await app.AsAsync(viewer, services => WalkAsync(services, code, period));
                Assert.Equal(viewer.SeesEverything || paths[code].StartsWith(viewer.RegionPath, StringComparison.Ordinal), rows is not null);
                found.AddRange(rows ?? []);
            }
        }

        Assert.All(found.GroupBy(f => (f.Region, f.Figure)), one => Assert.Single(one.Select(f => f.Count).Distinct()));
        Assert.All(found, f => Assert.InRange(f.Seen, 0, f.Count));
        Assert.Contains(found, f => f is { Region: "9901Z1", Figure: "signed", Count: > 0, Seen: 0 });
        Assert.Contains(found, f => f is { Region: "990100", Figure: "contracts", Count: > 8 } && f.Seen == f.Count);
        Assert.Equal(Regions.Length * Figure.Every.Count(), found.Select(f => (f.Region, f.Figure)).Distinct().Count());
    }

    private async Task<List<(string Region, string Figure, int Count, int Seen)>?> WalkAsync(IServiceProvider services, string code, string period)
    {
        var (db, figures, current) = (
            services.GetRequiredService<AppDb>(), services.GetRequiredService<RegionFigures>(), services.GetRequiredService<CurrentViewer>());
        if (await db.RegionAsync(current.Value, code, Ct) is not { } place)
        {
            return null;
        }

        var time = Period.Of(period, app.Time.GetUtcNow(), app.Time.LocalTimeZone);
        var (picture, scope) = (await figures.DrawAsync(place, time, Ct), figures.ScopeOf(place, time));
        var found = new List<(string Region, string Figure, int Count, int Seen)>();
        foreach (var figure in Figure.Every)
        {
            var (count, rows) = (await figure.All(db, scope).CountAsync(Ct), await figure.Rows(db, scope).ToListAsync(Ct));
            Assert.All(picture.Bridge.Concat(picture.Figures).Where(c => c.Figure == figure), c => Assert.Equal(count, c.Count));
            found.Add((code, figure.Key, count, rows.Count));
        }

        // The districts' table, the reasons and the industries count the same rows in groups.
        found.AddRange(picture.Regions.SelectMany(child => RegionFigures.RegionColumns.Select((key, i) => (child.Key, key, child.Counts[i], 0))));
        Assert.Equal(found.Single(f => f.Region == code && f.Figure == "declined").Count, picture.Declines.Sum(d => d.Counts[0]));
        foreach (var industry in picture.Industries)
        {
            Assert.Equal(industry.Counts[0], await Figure.Find("needs")!.All(db, scope with { Part = industry.Key }).CountAsync(Ct));
        }

        return found;
    }

    [Fact]
    public async Task What_contracts_are_worth_is_told_unless_it_would_tell_a_single_hidden_value()
    {
        var city = (await app.DbAsync(db => db.Regions.SingleAsync(r => r.Code == "990100", Ct))).Path;
        var (open, reader) = (await CityAsync("all", Of(Role.Operator, city)), await CityAsync("all", Of(Role.Reader, city)));

        Assert.All(open.Regions, r => Assert.False(r.Contracts!.IsWithheld));
        Assert.Equal(open.Contracts, reader.Contracts);
        Assert.Equal(
            await app.DbAsync(db => db.Cooperations.SumAsync(c => c.ContractValue, Ct)), open.Contracts.Value);
        Assert.All(open.Regions.Zip(reader.Regions), pair =>
            Assert.True(pair.Second.Contracts!.IsWithheld || pair.First.Contracts == pair.Second.Contracts, pair.First.Name));
        var told = reader.Regions.Where(r => !r.Contracts!.IsWithheld).ToList();
        Assert.All(told, r => Assert.False(r.Contracts!.Valued is 1 or 2, r.Name));
        Assert.False(reader.Contracts.Valued - told.Sum(r => r.Contracts!.Valued) is 1 or 2);
        Assert.Contains(told, r => r.Contracts!.Valued > 0);
        Assert.Contains(reader.Regions, r => r.Contracts!.IsWithheld);
    }

    [Fact]
    public async Task The_list_behind_a_figure_says_how_many_one_may_not_open()
    {
        using var reader = await app.CreateClientAsync(Role.Reader, "990100");
        using var staff = await app.CreateClientAsync(Role.Operator, "990100");

        var (seen, all) = (await reader.GetPageAsync("/figures/contracts?period=all"), await staff.GetPageAsync("/figures/contracts?period=all"));

        Assert.Equal(seen.QuerySelector("h1")!.ParentElement!.TextContent, all.QuerySelector("h1")!.ParentElement!.TextContent);
        Assert.Equal("共 12 条，均为您无权查看的记录，仅计数。", seen.QuerySelector("main .notice")!.TextContent.Trim());
        Assert.Null(all.QuerySelector("main .notice"));
        Assert.Equal(12, all.QuerySelectorAll("main tbody tr").Length);
        var part = (await reader.GetFromJsonAsync<JsonElement>("/api/figures/contracts?period=all", Ct))!;
        Assert.Equal((12, 12, 0), (part.GetProperty("total").GetInt32(), part.GetProperty("unseen").GetInt32(), part.GetProperty("items").GetArrayLength()));
        var figures = await reader.GetFromJsonAsync<JsonElement>("/api/figures?period=all", Ct);
        Assert.Equal(12, figures.EnumerateArray().Single(f => f.GetProperty("key").GetString() == "contracts").GetProperty("count").GetInt32());
        using var elsewhere = await app.CreateClientAsync(Role.Reader, "990102");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await elsewhere.GetAsync("/api/figures?region=990103", Ct)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await elsewhere.GetAsync("/figures/needs?region=990100", Ct)).StatusCode);
    }

    [Fact]
    public async Task The_month_that_is_not_over_is_marked_in_the_table_of_the_chart_and_in_its_drawing()
    {
        using var reader = await app.CreateClientAsync(Role.Reader, "990100");

        var page = await reader.GetPageAsync("/figures");

        var months = page.QuerySelector(".chart-data table")!.QuerySelectorAll("tbody th").Select(th => th.TextContent).ToList();
        Assert.Equal(["2026-11（未完）"], months.Where(m => m.Contains("未完", StringComparison.Ordinal)));
        Assert.Equal("2026-11（未完）", months[^1]);
        Assert.Contains("\"unfinished\":11", page.QuerySelector("suoqiao-chart")!.GetAttribute("data-spec")!, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".figure .trend"), trend => Assert.NotNull(trend.QuerySelector("path.open")));
        Assert.Contains("本期尚未结束", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_is_shown_only_with_the_same_stretch_of_a_year_that_the_records_cover()
    {
        Assert.All((await CityAsync("2026")).Figures, f => Assert.Null(f.Before));
        var (from, to) = Period.Of("2026", App.Start, app.Time.LocalTimeZone).YearBefore(App.Start, app.Time.LocalTimeZone)!.Value;
        Assert.Equal((new(2024, 12, 31, 16, 0, 0, TimeSpan.Zero), App.Start.AddYears(-1)), (from, to));
        Assert.Null(Period.Of("all", App.Start, app.Time.LocalTimeZone).YearBefore(App.Start, app.Time.LocalTimeZone));

        await using var older = App.WithDemonstration();
        await older.DbAsync(async db =>
        {
            var offers = await db.Offers.OrderBy(o => o.PublishedAt).Take(4).Select(o => o.Id).ToListAsync(Ct);
            DateTimeOffset[] moments = [from.AddTicks(-10), from, to.AddTicks(-10), to];
            foreach (var (id, at) in offers.Zip(moments))
            {
                await db.Offers.Where(o => o.Id == id).ExecuteUpdateAsync(set => set.SetProperty(o => o.PublishedAt, at), Ct);
            }

            return true;
        });

        var picture = await CityAsync("2026", site: older);
        var between = await older.DbAsync(db => db.Offers.CountAsync(o => o.PublishedAt >= from && o.PublishedAt < to, Ct));
        Assert.True(between >= 2);
        Assert.Equal(between, picture.Figures.Single(f => f.Figure.Key == "offers").Before);
    }

    [Fact]
    public async Task Each_pier_holds_no_more_than_the_one_before()
    {
        var picture = await CityAsync("all");

        Assert.All(picture.Bridge.Zip(picture.Bridge.Skip(1)), pair => Assert.True(pair.First.Count >= pair.Second.Count));
        Assert.True(picture.Bridge[^1].Count > 0);
    }

    [Fact]
    public async Task Piers_agree_with_the_timeline_counted_by_hand()
    {
        var picture = await CityAsync("all");
        var needs = await app.DbAsync(async db =>
        {
            var threads = await db.Cooperations.ToListAsync(Ct);
            var steps = await db.Timeline.Where(t => t.To != null).ToListAsync(Ct);
            var demands = await db.ThreadSides.Where(s => s.Role == SideRole.Demand).ToDictionaryAsync(s => s.ThreadId, s => s.RecordId, Ct);
            return threads.Where(c => steps.Any(s => s.RecordId == c.Key && s.To is Stage.Signed or Stage.Registered or Stage.Delivering or Stage.Succeeded))
                .Select(c => demands[c.Id]).Distinct().Count();
        });

        Assert.Equal(needs, picture.Bridge.Single(c => c.Figure.Key == "signed").Count);
    }

    [Fact]
    public async Task Months_sum_to_the_period()
    {
        var picture = await CityAsync(null);

        Assert.All(picture.Figures.Where(f => f.Figure.IsFlow), f => Assert.Equal(f.Count, f.Months.Sum()));
    }

    [Fact]
    public async Task A_visitor_does_not_see_the_figures()
    {
        var response = await app.CreateClient().GetAsync("/api/figures", Ct);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static Viewer Of(Role role, string path) => new(new(Guid.CreateVersion7()), "某人", role, null, path);

    private Task<RegionPicture> CityAsync(string? period, Viewer? viewer = null, App? site = null) =>
        (site ?? app).AsAsync(viewer ?? Viewer.System, async services =>
        {
            var city = await services.GetRequiredService<AppDb>().Regions.SingleAsync(r => r.Code == "990100", Ct);
            return await services.GetRequiredService<RegionFigures>().DrawAsync(city, Period.Of(period, app.Time.GetUtcNow(), app.Time.LocalTimeZone), Ct);
        });
}
