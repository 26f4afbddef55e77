using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Tests.Demonstration;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Figures;

public sealed class FiguresTests(DemonstrationApp demonstration) : IClassFixture<DemonstrationApp>
{
    private readonly App app = demonstration.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "990100")]
    [InlineData("all", "990100")]
    [InlineData("2026", "9901Z1")]
    public async Task Every_number_is_the_count_of_the_rows_it_opens(string? period, string region)
    {
        var (picture, rows) = await app.AsAsync(Viewer.System, async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var figures = services.GetRequiredService<RegionFigures>();
            var place = await db.Regions.SingleAsync(r => r.Code == region, Ct);
            var time = Period.Of(period, app.Time.GetUtcNow(), TimeZoneInfo.Utc);
            var picture = await figures.DrawAsync(place, time, Ct);
            Dictionary<string, int> rows = [];
            foreach (var figure in Figure.Bridge.Concat(Figure.Dashboard).DistinctBy(f => f.Key))
            {
                rows[figure.Key] = (await figure.Rows(db, figures.ScopeOf(place, time)).OrderByDescending(r => r.At).ToListAsync(Ct)).Count;
            }

            return (picture, rows);
        });

        Assert.All(picture.Bridge.Concat(picture.Figures), c => Assert.Equal(rows[c.Figure.Key], c.Count));
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

    private Task<RegionPicture> CityAsync(string? period) => app.AsAsync(Viewer.System, async services =>
    {
        var city = await services.GetRequiredService<AppDb>().Regions.SingleAsync(r => r.Code == "990100", Ct);
        return await services.GetRequiredService<RegionFigures>().DrawAsync(city, Period.Of(period, app.Time.GetUtcNow(), TimeZoneInfo.Utc), Ct);
    });
}
