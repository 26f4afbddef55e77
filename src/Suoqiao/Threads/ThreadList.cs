using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>Which threads a list shows, as the URL says it.</summary>
/// <param name="Q">Words in the title, in those of its sides or in the names of the organisations.</param>
/// <param name="Stage">One stage, or <see cref="AllStages"/>; without it, what has not ended.</param>
/// <param name="Mine">Only what the viewer carries.</param>
/// <param name="Overdue">Only with an action that is overdue.</param>
/// <param name="Region">A region's code; what lies inside it is included.</param>
/// <param name="Sort">The column's key, with a minus before it for the largest first.</param>
internal sealed record ThreadFilter(string? Q, string? Stage, bool? Mine, bool? Overdue, string? Region, string? Sort)
{
    public const string AllStages = "all";
}

/// <summary>A thread as lists show it.</summary>
internal sealed record ThreadRow(
    Id<Cooperation> Id, string Title, string? Owner, string? Supplier, string? Manager, Id<User>? ManagerId, Stage Stage, DateTimeOffset StageSince,
    Stage? EndedFrom, string? NextTitle, DateOnly? NextDue, DateTimeOffset? LastAt, string RegionCode, DateTimeOffset CreatedAt, List<Stage> Skipped);

/// <summary>The threads that a list, an export or a program asks for.</summary>
internal sealed class ThreadList(AppDb db, CurrentViewer current, Kinds kinds, ThreadBook threads)
{
    public async Task<(IReadOnlyList<ThreadRow> Rows, int Total)> ReadAsync(ThreadFilter filter, int skip, int take, CancellationToken ct)
    {
        var found = await FilterAsync(filter, ct);
        var total = await found.CountAsync(ct);
        return (await Rows(Sort(found, filter.Sort).Skip(skip).Take(take)).ToListAsync(ct), total);
    }

    public async Task<int> CountAsync(ThreadFilter filter, CancellationToken ct) => await (await FilterAsync(filter, ct)).CountAsync(ct);

    /// <summary>The whole list, in its order.</summary>
    public async IAsyncEnumerable<ThreadRow> StreamAsync(ThreadFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await FilterAsync(filter, ct);
        await foreach (var row in Rows(Sort(found, filter.Sort)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return row;
        }
    }

    /// <summary>The rows of some threads, in their order.</summary>
    public IQueryable<ThreadRow> Rows(IQueryable<Cooperation> found)
    {
        var spoken = OrganisationNames.Spoken;
        var inChinese = Records.Spoken.InChinese;
        return found.Select(c => new ThreadRow(
            c.Id,
            inChinese || c.TitleEn == "" ? c.Title : c.TitleEn,
            db.Organisations.Where(o => o.Id == c.OwnerId).Select(spoken).FirstOrDefault(),
            db.ThreadSides.Where(s => s.ThreadId == c.Id && s.Role == SideRole.Supply)
                .Select(s => db.Organisations.Where(o => o.Id == s.OrganisationId).Select(spoken).FirstOrDefault()).FirstOrDefault(),
            db.Users.Where(u => u.Id == c.ManagerId).Select(u => u.Name).FirstOrDefault(),
            c.ManagerId,
            c.Stage,
            c.StageSince,
            TimelineEntry.Moves(db).Where(e => e.RecordId == c.Id.Value && e.To == c.Stage).OrderByDescending(e => e.At).Select(e => e.From).FirstOrDefault(),
            db.ActionItems.Where(i => i.RecordId == c.Id.Value && i.DoneAt == null).OrderBy(i => i.Due).ThenBy(i => i.Id).Select(i => i.Title).FirstOrDefault(),
            db.ActionItems.Where(i => i.RecordId == c.Id.Value && i.DoneAt == null).OrderBy(i => i.Due).ThenBy(i => i.Id).Select(i => (DateOnly?)i.Due)
                .FirstOrDefault(),
            db.Timeline.Where(e => e.RecordId == c.Id.Value).Max(e => (DateTimeOffset?)e.At),
            c.RegionCode,
            c.CreatedAt,
            c.Skipped));
    }

    private async Task<IQueryable<Cooperation>> FilterAsync(ThreadFilter filter, CancellationToken ct)
    {
        var found = ByStage(db.Cooperations.AsNoTracking(), filter.Stage);
        if (filter.Mine == true)
        {
            var user = current.Value.UserId;
            found = found.Where(c => c.ManagerId == user);
        }

        if (filter.Overdue == true)
        {
            var today = threads.Today;
            found = found.Where(c => c.State == CooperationState.Open
                && db.ActionItems.Any(i => i.RecordId == c.Id.Value && i.DoneAt == null && i.Due < today));
        }

        if (!string.IsNullOrEmpty(filter.Region))
        {
            var path = await db.Regions.Where(r => r.Code == filter.Region).Select(r => r.Path).SingleOrDefaultAsync(ct);
            found = path is null ? found.Where(_ => false) : found.Where(c => c.RegionPath.StartsWith(path));
        }

        return Search(found, filter.Q);
    }

    private static IQueryable<Cooperation> ByStage(IQueryable<Cooperation> found, string? asked) =>
        string.IsNullOrWhiteSpace(asked) ? found.Where(c => c.State == CooperationState.Open)
        : string.Equals(asked, ThreadFilter.AllStages, StringComparison.OrdinalIgnoreCase) ? found
        : Enum.TryParse<Stage>(asked, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? found.Where(c => c.Stage == stage)
        : found.Where(_ => false);

    private IQueryable<Cooperation> Search(IQueryable<Cooperation> found, string? words)
    {
        foreach (var word in (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var titled = kinds.All.Where(kind => kind.IsText).Select(kind => kind.Titled(db, word)).Aggregate(Queryable.Concat);
            found = found.Where(c => c.Title.Contains(word) || c.TitleEn.Contains(word)
                || db.ThreadSides.Any(s => s.ThreadId == c.Id && titled.Any(id => id == s.RecordId))
                || db.ThreadSides.Any(s => s.ThreadId == c.Id && db.Organisations.Any(o => o.Id == s.OrganisationId && o.Name.Contains(word))));
        }

        return found;
    }

    private IQueryable<Cooperation> Sort(IQueryable<Cooperation> found, string? sort) => sort switch
    {
        "title" => found.OrderBy(c => c.TitleOrder).ThenBy(c => c.Id),
        "-title" => found.OrderByDescending(c => c.TitleOrder).ThenBy(c => c.Id),
        "days" => found.OrderByDescending(c => c.StageSince).ThenBy(c => c.Id),
        "-days" => found.OrderBy(c => c.StageSince).ThenBy(c => c.Id),
        "due" => ByDue(found).ThenBy(NextDue).ThenBy(c => c.Id),
        "-due" => ByDue(found).ThenByDescending(NextDue).ThenBy(c => c.Id),
        _ => found.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id),
    };

    private Expression<Func<Cooperation, DateOnly?>> NextDue =>
        c => db.ActionItems.Where(i => i.RecordId == c.Id.Value && i.DoneAt == null).Min(i => (DateOnly?)i.Due);

    // Those without an open action come last in both directions; the engines disagree about it.
    private IOrderedQueryable<Cooperation> ByDue(IQueryable<Cooperation> found) =>
        found.OrderBy(c => !db.ActionItems.Any(i => i.RecordId == c.Id.Value && i.DoneAt == null));
}
