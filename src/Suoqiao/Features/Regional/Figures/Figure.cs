using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Features.Regional.Figures;

/// <summary>Where and when a figure is counted.</summary>
/// <param name="RegionPath">The branch of the region tree.</param>
/// <param name="From">The first instant that counts.</param>
/// <param name="To">The first instant that no longer counts.</param>
/// <param name="Today">The day on which something is overdue or not.</param>
/// <param name="Part">What narrows the figure further: an industry section or a decline reason.</param>
internal sealed record FigureScope(string RegionPath, DateTimeOffset From, DateTimeOffset To, DateOnly Today, string Part = "");

/// <summary>One record behind a figure, as its list shows it.</summary>
internal sealed record FigureRow
{
    public required string Href { get; init; }
    public required string Title { get; init; }
    public required string Note { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What the contract is worth, in fen, where the figure counts contracts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Value { get; init; }

    [JsonIgnore]
    public string RegionPath { get; init; } = "";
}

/// <summary>
/// A number of the region: a fact of it, the same for everybody who may see its figures. The number is the count of <see cref="All"/>; its
/// page lists those of them that the viewer may open and says how many more there are.
/// </summary>
/// <param name="Key">The name in addresses and in the texts.</param>
/// <param name="IsFlow">Whether it counts what happened in a period; otherwise what stands now.</param>
/// <param name="Rows">The rows, of which the filters of the database leave what the viewer may open with everything that a row rests on.</param>
internal sealed record Figure(string Key, bool IsFlow, Func<AppDb, FigureScope, IQueryable<FigureRow>> Rows)
{
    private static readonly Stage[] Opened = [.. Enum.GetValues<Stage>().Where(s => s != Stage.Declined)];

    // That a need has no thread is true only where all threads are looked at, so its list cannot be left to the filters.
    private Func<AppDb, FigureScope, IQueryable<FigureRow>>? Unfiltered { get; init; }

    /// <summary>Every row, whoever asks: to be counted and summed, never to be read.</summary>
    public IQueryable<FigureRow> All(AppDb db, FigureScope scope) => (Unfiltered ?? Rows)(db, scope).IgnoreQueryFilters();

    /// <summary>The piers of the region's bridge: needs of the period, each pier a part of the one before.</summary>
    public static IReadOnlyList<Figure> Bridge { get; } =
    [
        new("needs", true, (db, scope) => NeedRows(NeedsIn(db, scope))),
        new("matched", true, (db, scope) => NeedsThatReached(db, scope, Opened)),
        new("met", true, (db, scope) => NeedsThatReached(db, scope, From(Stage.Meeting))),
        new("signed", true, (db, scope) => NeedsThatReached(db, scope, From(Stage.Signed))),
        new("delivering", true, (db, scope) => NeedsThatReached(db, scope, From(Stage.Delivering))),
        new("outcome", true, (db, scope) => NeedsThatReached(db, scope, [Stage.Succeeded])),
    ];

    /// <summary>The contracts of the period, each with what it is worth.</summary>
    public static Figure Contracts { get; } = new("contracts", true, (db, scope) => TimelineEntry.Moves(db)
        // A thread that is reopened where it had been signed is not signed again.
        .Where(t => t.To == Stage.Signed && t.From != Stage.Declined && t.From != Stage.Lapsed && t.At >= scope.From && t.At < scope.To)
        .Join(db.Cooperations, t => t.RecordId, c => c.Id.Value, (t, c) => new { t.At, Thread = c })
        .Where(x => x.Thread.RegionPath.StartsWith(scope.RegionPath))
        .Select(x => new FigureRow
        {
            Href = $"/cooperations/{x.Thread.Id}",
            Title = Spoken.InChinese || x.Thread.TitleEn == "" ? x.Thread.Title : x.Thread.TitleEn,
            Note = x.Thread.Stage.ToString(),
            At = x.At,
            Value = x.Thread.ContractValue,
            RegionPath = x.Thread.RegionPath,
        }));

    /// <summary>The figures of the dashboard, eight at most.</summary>
    public static IReadOnlyList<Figure> Dashboard { get; } =
    [
        Bridge[0],
        new("offers", true, (db, scope) => db.Offers
            .Where(o => o.PublishedAt >= scope.From && o.PublishedAt < scope.To
                && o.RegionPath.StartsWith(scope.RegionPath) && o.Industry.StartsWith(scope.Part))
            .Select(o => new FigureRow
            {
                Href = $"/offers/{o.Id}",
                Title = Spoken.InChinese || o.TitleEn == "" ? o.Title : o.TitleEn,
                Note = o.Industry,
                At = o.PublishedAt!.Value,
                RegionPath = o.RegionPath,
            })),
        new("judged", true, (db, scope) => Judged(db, scope, _ => true)),
        new("threads", true, (db, scope) => db.Cooperations
            .Where(c => c.CreatedAt >= scope.From && c.CreatedAt < scope.To && c.RegionPath.StartsWith(scope.RegionPath))
            .Select(c => new FigureRow
            {
                Href = $"/cooperations/{c.Id}",
                Title = Spoken.InChinese || c.TitleEn == "" ? c.Title : c.TitleEn,
                Note = c.Stage.ToString(),
                At = c.CreatedAt,
                RegionPath = c.RegionPath,
            })),
        Contracts,
        new("open", false, (db, scope) => db.Cooperations
            .Where(c => c.State == CooperationState.Open && c.RegionPath.StartsWith(scope.RegionPath))
            .Select(c => new FigureRow
            {
                Href = $"/cooperations/{c.Id}",
                Title = Spoken.InChinese || c.TitleEn == "" ? c.Title : c.TitleEn,
                Note = c.Stage.ToString(),
                At = c.StageSince,
                RegionPath = c.RegionPath,
            })),
        new("unanswered", false, (db, scope) => NeedRows(Unanswered(db, scope).IgnoreQueryFilters().Where(Sight.Filter<Need>(db))))
        {
            Unfiltered = (db, scope) => NeedRows(Unanswered(db, scope)),
        },
        new("overdue", false, (db, scope) => db.ActionItems
            .Where(i => i.DoneAt == null && i.Due < scope.Today && i.RegionPath.StartsWith(scope.RegionPath))
            .Select(i => new FigureRow
            {
                Href = $"/cooperations/{i.RecordId}",
                Title = i.Title,
                Note = i.OwnerName,
                At = i.UpdatedAt,
                RegionPath = i.RegionPath,
            })),
    ];

    /// <summary>Pairs declined, for one reason where the scope names it.</summary>
    public static Figure Declined { get; } = new("declined", true, (db, scope) =>
        Enum.TryParse<DeclineReason>(scope.Part, out var reason)
            ? Judged(db, scope, d => d.Verdict == Verdict.Declined && d.Reason == reason)
            : Judged(db, scope, d => d.Verdict == Verdict.Declined));

    public static Figure? Find(string key) => Every.FirstOrDefault(f => f.Key == key);

    public static IEnumerable<Figure> Every => Bridge.Concat(Dashboard).Append(Declined).Distinct();

    private static Stage[] From(Stage stage) => [.. Enum.GetValues<Stage>().Where(s => s >= stage && s <= Stage.Succeeded)];

    private static IQueryable<Need> NeedsIn(AppDb db, FigureScope scope) => db.Needs.Where(n =>
        n.PublishedAt >= scope.From && n.PublishedAt < scope.To && n.RegionPath.StartsWith(scope.RegionPath) && n.Industry.StartsWith(scope.Part));

    private static IQueryable<Need> Unanswered(AppDb db, FigureScope scope) => db.Needs.Where(n =>
        n.Shown == Shown.Shown && n.State == NeedState.Open && n.RegionPath.StartsWith(scope.RegionPath)
        && !db.ThreadSides.Any(s => s.RecordId == n.Id.Value
            && db.Cooperations.Any(c => c.Id == s.ThreadId && c.Stage != Stage.Declined && c.Stage != Stage.Lapsed)));

    private static IQueryable<FigureRow> NeedRows(IQueryable<Need> needs) => needs.Select(n => new FigureRow
    {
        Href = $"/needs/{n.Id}",
        Title = Spoken.InChinese || n.TitleEn == "" ? n.Title : n.TitleEn,
        Note = n.Industry,
        At = n.PublishedAt!.Value,
        RegionPath = n.RegionPath,
    });

    // The timeline tells how far a thread once came, even where it has ended since.
    private static IQueryable<FigureRow> NeedsThatReached(AppDb db, FigureScope scope, Stage[] stages) =>
        NeedRows(NeedsIn(db, scope)
            .Where(n => db.ThreadSides.Any(s => s.RecordId == n.Id.Value
                && TimelineEntry.Moves(db).Any(t => t.RecordId == s.ThreadId.Value && stages.Contains(t.To!.Value)))));

    private static IQueryable<FigureRow> Judged(AppDb db, FigureScope scope, Expression<Func<Decision, bool>> which) => db.Decisions
        .Where(which)
        .Where(d => d.At >= scope.From && d.At < scope.To && d.RegionPath.StartsWith(scope.RegionPath))
        .Join(db.Needs, d => d.NeedId, n => n.Id, (d, n) => new { Decision = d, Title = Spoken.InChinese || n.TitleEn == "" ? n.Title : n.TitleEn })
        .Select(x => new FigureRow
        {
            Href = $"/needs/{x.Decision.NeedId}",
            Title = x.Title,
            Note = x.Decision.Verdict.ToString(),
            At = x.Decision.At,
            RegionPath = x.Decision.RegionPath,
        });
}
