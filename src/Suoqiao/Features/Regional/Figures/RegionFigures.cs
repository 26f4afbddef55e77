using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Standards;
using Suoqiao.Threads;
using Suoqiao.Ui;

namespace Suoqiao.Features.Regional.Figures;

/// <summary>One number with the period before and its last twelve months.</summary>
internal sealed record Counted(Figure Figure, int Count, int? Before, IReadOnlyList<double> Months);

/// <summary>Counts of one row of a table beside each other.</summary>
internal sealed record Row(string Key, string Name, IReadOnlyList<int> Counts);

/// <summary>Everything that the dashboard of a region shows.</summary>
internal sealed record RegionPicture(
    IReadOnlyList<Counted> Bridge,
    IReadOnlyList<Counted> Figures,
    IReadOnlyList<string> Months,
    IReadOnlyList<Row> Industries,
    IReadOnlyList<Row> Regions,
    IReadOnlyList<Row> Declines);

/// <summary>Counts a region's figures. Each number is one indexed count; nothing is kept between requests.</summary>
internal sealed class RegionFigures(AppDb db, TimeProvider time)
{
    private const int TrendMonths = 12, IndustriesShown = 8;

    public FigureScope ScopeOf(Region region, Period period, string part = "") =>
        new(region.Path, period.From, period.To, Today, part);

    public async Task<RegionPicture> DrawAsync(Region region, Period period, CancellationToken ct)
    {
        var scope = ScopeOf(region, period);
        var months = Period.Months(TrendMonths, time.GetUtcNow(), time.LocalTimeZone);
        List<Counted> bridge = [], figures = [];
        foreach (var pier in Figure.Bridge)
        {
            bridge.Add(new(pier, await pier.Rows(db, scope).CountAsync(ct), null, []));
        }

        foreach (var figure in Figure.Dashboard)
        {
            figures.Add(await CountAsync(figure, scope, period, months, ct));
        }

        return new(
            bridge,
            figures,
            [.. months.Select(m => m.Name)],
            await IndustriesAsync(scope, ct),
            await RegionsAsync(region, period, ct),
            await DeclinesAsync(scope, ct));
    }

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), time.LocalTimeZone).DateTime);

    private async Task<Counted> CountAsync(
        Figure figure, FigureScope scope, Period period, IReadOnlyList<(string Name, DateTimeOffset From, DateTimeOffset To)> months, CancellationToken ct)
    {
        var count = await figure.Rows(db, scope).CountAsync(ct);
        if (!figure.IsFlow)
        {
            return new(figure, count, null, []);
        }

        int? before = period.Key == Period.Everything
            ? null
            : await figure.Rows(db, scope with { From = period.Before.From, To = period.Before.To }).CountAsync(ct);
        List<double> trend = [];
        foreach (var month in months)
        {
            trend.Add(await figure.Rows(db, scope with { From = month.From, To = month.To }).CountAsync(ct));
        }

        return new(figure, count, before, trend);
    }

    private async Task<List<Row>> IndustriesAsync(FigureScope scope, CancellationToken ct)
    {
        // The first three characters are the section's letter and the division: C39.
        var needs = await db.Needs
            .Where(n => n.PublishedAt >= scope.From && n.PublishedAt < scope.To && n.RegionPath.StartsWith(scope.RegionPath) && n.Industry != "")
            .GroupBy(n => n.Industry.Substring(0, 3)).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var offers = await db.Offers
            .Where(o => o.PublishedAt >= scope.From && o.PublishedAt < scope.To && o.RegionPath.StartsWith(scope.RegionPath) && o.Industry != "")
            .GroupBy(o => o.Industry.Substring(0, 3)).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. needs.OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Take(IndustriesShown)
            .Select(n => new Row(n.Key, NameOf(n.Key), [n.Value, offers.GetValueOrDefault(n.Key)]))];
    }

    private async Task<List<Row>> RegionsAsync(Region region, Period period, CancellationToken ct)
    {
        var children = await db.Regions.AsNoTracking().Where(r => r.ParentCode == region.Code).OrderBy(r => r.Path).ToListAsync(ct);
        List<Row> rows = [];
        foreach (var child in children)
        {
            List<int> counts = [];
            foreach (var key in RegionColumns)
            {
                counts.Add(await Figure.Find(key)!.Rows(db, ScopeOf(child, period)).CountAsync(ct));
            }

            rows.Add(new(child.Code, Languages.Of(child.Name, child.NameEn), counts));
        }

        return rows;
    }

    private async Task<List<Row>> DeclinesAsync(FigureScope scope, CancellationToken ct)
    {
        List<Row> rows = [];
        foreach (var reason in Enum.GetNames<DeclineReason>())
        {
            if (await Figure.Declined.Rows(db, scope with { Part = reason }).CountAsync(ct) is > 0 and var count)
            {
                rows.Add(new(reason, reason, [count]));
            }
        }

        return [.. rows.OrderByDescending(r => r.Counts[0])];
    }

    /// <summary>The figures in the table of the districts.</summary>
    public static IReadOnlyList<string> RegionColumns { get; } = ["needs", "offers", "threads", "contracts", "overdue"];

    public static string NameOf(string industry) =>
        Industry.TryParse(industry, out var known) ? known.Name(Languages.IsChinese ? NameLanguage.Chinese : NameLanguage.English) : industry;
}
