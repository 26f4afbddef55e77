using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Records;
using Suoqiao.Standards;
using Suoqiao.Ui;

namespace Suoqiao.Features.Regional.Figures;

/// <summary>One number with that of the year before, where there is one to compare with, and its last twelve months.</summary>
internal sealed record Counted(Figure Figure, int Count, int? Before, IReadOnlyList<double> Months);

/// <summary>Counts of one row of a table beside each other.</summary>
internal sealed record Row(string Key, string Name, IReadOnlyList<int> Counts, ContractSum? Contracts = null);

/// <summary>Everything that the dashboard of a region shows.</summary>
internal sealed record RegionPicture(
    IReadOnlyList<Counted> Bridge,
    IReadOnlyList<Counted> Figures,
    ContractSum Contracts,
    IReadOnlyList<string> Months,
    IReadOnlyList<Row> Industries,
    IReadOnlyList<Row> Regions,
    IReadOnlyList<Row> Declines);

/// <summary>
/// Counts a region's figures, the same whoever asks. The database counts, in groups where there are several; nothing is kept between requests.
/// </summary>
internal sealed class RegionFigures(AppDb db, ContractValues contracts, TimeProvider time)
{
    private const int TrendMonths = 12, IndustriesShown = 8;

    /// <summary>The figures in the table of the districts.</summary>
    public static IReadOnlyList<string> RegionColumns { get; } = ["needs", "offers", "threads", "contracts", "overdue"];

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), time.LocalTimeZone).DateTime);

    public FigureScope ScopeOf(Region region, Period period, string part = "") =>
        new(region.Path, period.From, period.To, Today, part);

    public async Task<RegionPicture> DrawAsync(Region region, Period period, CancellationToken ct)
    {
        var scope = ScopeOf(region, period);
        var months = Period.Months(TrendMonths, time.GetUtcNow(), time.LocalTimeZone);
        List<Counted> bridge = [], figures = [];
        foreach (var pier in Figure.Bridge)
        {
            bridge.Add(new(pier, await pier.All(db, scope).CountAsync(ct), null, []));
        }

        var before = await BaseAsync(scope, period, ct);
        foreach (var figure in Figure.Dashboard)
        {
            var count = await figure.All(db, scope).CountAsync(ct);
            figures.Add(!figure.IsFlow ? new(figure, count, null, []) : new(
                figure, count, before is null ? null : await figure.All(db, before).CountAsync(ct), await MonthsAsync(figure, scope, months, ct)));
        }

        var sums = await contracts.OfAsync(scope, ct);
        return new(
            bridge,
            figures,
            sums.Of(region.Path),
            [.. months.Select(m => m.Name)],
            await IndustriesAsync(scope, ct),
            await RegionsAsync(region, scope, sums, ct),
            await DeclinesAsync(scope, ct));
    }

    // A year before that began before the region kept records would count what nobody had written down yet.
    private async Task<FigureScope?> BaseAsync(FigureScope scope, Period period, CancellationToken ct)
    {
        if (period.YearBefore(time.GetUtcNow(), time.LocalTimeZone) is not { } before)
        {
            return null;
        }

        foreach (var flow in Figure.Dashboard.Where(f => f.IsFlow))
        {
            if (await flow.All(db, scope with { From = DateTimeOffset.UnixEpoch, To = before.From }).AnyAsync(ct))
            {
                return scope with { From = before.From, To = before.To };
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<double>> MonthsAsync(
        Figure figure, FigureScope scope, IReadOnlyList<(string Name, DateTimeOffset From, DateTimeOffset To)> months, CancellationToken ct)
    {
        var counts = await figure.All(db, scope with { From = months[0].From, To = months[^1].To })
            .GroupBy(MonthOf(months)).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. months.Select((_, i) => (double)counts.GetValueOrDefault(i))];
    }

    // Months of the region's own clock are ranges of instants, which neither engine can cut by itself.
    private static Expression<Func<FigureRow, int>> MonthOf(IReadOnlyList<(string Name, DateTimeOffset From, DateTimeOffset To)> months)
    {
        var row = Expression.Parameter(typeof(FigureRow), "row");
        var at = Expression.Property(row, nameof(FigureRow.At));
        var month = months.Index().Skip(1).Aggregate(
            (Expression)Expression.Constant(0),
            (before, one) => Expression.Condition(Expression.GreaterThanOrEqual(at, Held.As(one.Item.From)), Expression.Constant(one.Index), before));
        return Expression.Lambda<Func<FigureRow, int>>(month, row);
    }

    private async Task<List<Row>> IndustriesAsync(FigureScope scope, CancellationToken ct)
    {
        var needs = await CountAsync("needs");
        var offers = await CountAsync("offers");
        return [.. needs.OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Take(IndustriesShown)
            .Select(n => new Row(n.Key, NameOf(n.Key), [n.Value, offers.GetValueOrDefault(n.Key)]))];

        // The first three characters are the section's letter and the division: C39.
        Task<Dictionary<string, int>> CountAsync(string key) => Figure.Find(key)!.All(db, scope).Where(row => row.Note != "")
            .GroupBy(row => row.Note.Substring(0, 3)).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    private async Task<List<Row>> RegionsAsync(Region region, FigureScope scope, ContractSums sums, CancellationToken ct)
    {
        var children = await db.Regions.AsNoTracking().Where(r => r.ParentCode == region.Code).OrderBy(r => r.Path).ToListAsync(ct);
        List<Dictionary<string, int>> columns = [];
        foreach (var key in children.Count > 0 ? RegionColumns : [])
        {
            columns.Add(await Figure.Find(key)!.All(db, scope)
                .GroupBy(row => row.RegionPath).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct));
        }

        return [.. children.Select(child => new Row(
            child.Code,
            Languages.Of(child.Name, child.NameEn),
            [.. columns.Select(column => column.Where(at => at.Key.StartsWith(child.Path, StringComparison.Ordinal)).Sum(at => at.Value))],
            sums.Of(child.Path)))];
    }

    private async Task<List<Row>> DeclinesAsync(FigureScope scope, CancellationToken ct)
    {
        var reasons = await db.Decisions.IgnoreQueryFilters()
            .Where(d => d.Verdict == Verdict.Declined && d.Reason != null && d.At >= scope.From && d.At < scope.To && d.RegionPath.StartsWith(scope.RegionPath))
            .GroupBy(d => d.Reason).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return [.. reasons.OrderByDescending(r => r.Count).ThenBy(r => r.Key).Select(r => new Row($"{r.Key}", $"{r.Key}", [r.Count]))];
    }

    public static string NameOf(string industry) =>
        Industry.TryParse(industry, out var known) ? known.Name(Languages.IsChinese ? NameLanguage.Chinese : NameLanguage.English) : industry;
}
