using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Messages;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Features.Running.Today;

/// <summary>An action item with its thread.</summary>
internal sealed record DueAction(Id<ActionItem> Id, string Title, string Owner, DateOnly Due, Id<Cooperation> ThreadId, string Thread);

/// <summary>What waits for one person today.</summary>
internal sealed record TodayView(
    IReadOnlyList<DueAction> Overdue, IReadOnlyList<DueAction> ThisWeek, IReadOnlyList<ThreadRow> Waiting, IReadOnlyList<ThreadRow> Still,
    int Pairs, IReadOnlyList<(Kind Kind, int Count)> ToReview, int SignUps,
    IReadOnlyList<(Kind Kind, RecordFace Face, string Note)> Returned, IReadOnlyList<MessageLine> Messages)
{
    public bool IsEmpty =>
        Overdue.Count + ThisWeek.Count + Waiting.Count + Still.Count + Pairs + ToReview.Count + SignUps + Returned.Count + Messages.Count == 0;
}

/// <summary>
/// Gathers what slips first. A technology manager sees the own work; an operator the work of the whole region; a member what the
/// own organisation promised.
/// </summary>
internal sealed class TodayWork(
    AppDb db, CurrentViewer current, Kinds kinds, ThreadList list, ThreadBook threads, Workbench workbench, Inbox inbox, TimeProvider time)
{
    private const int MostShown = 20, MostMessages = 5;

    // The menu says 99+ from here on, and every page counts.
    private const int MostCounted = 100;

    private Viewer Viewer => current.Value;

    public async Task<TodayView> ReadAsync(CancellationToken ct)
    {
        var today = threads.Today;
        var week = today.AddDays((7 - (int)today.DayOfWeek) % 7); // The Sunday that ends this week.
        var (overdue, due) = (
            await ReadAsync(Actions().Where(i => i.Due < today), ct), await ReadAsync(Actions().Where(i => i.Due >= today && i.Due <= week), ct));
        var judges = MatchesFeature.IsJudge(Viewer);
        return new(
            overdue,
            due,
            judges ? await list.Rows(Waiting().OrderBy(c => c.CreatedAt).Take(MostShown)).ToListAsync(ct) : [],
            await list.Rows(Still().OrderBy(c => c.StageSince).Take(MostShown)).ToListAsync(ct),
            judges ? await workbench.CountAsync(ct) : 0,
            Viewer.RunsRegion ? await ToReviewAsync(ct) : [],
            Viewer.RunsRegion ? await SignUps().CountAsync(ct) : 0,
            await ReturnedAsync(ct),
            await inbox.LatestAsync(MostMessages, ct));
    }

    /// <summary>What the menu counts, each to <see cref="MostCounted"/> at most: what is overdue and what waits for somebody to take it.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        var today = threads.Today;
        var count = await Actions().Where(i => i.Due < today).Take(MostCounted).CountAsync(ct);
        count += MatchesFeature.IsJudge(Viewer) ? await Waiting().Take(MostCounted).CountAsync(ct) : 0;
        return count + (Viewer.RunsRegion ? await SignUps().Take(MostCounted).CountAsync(ct) : 0);
    }

    /// <summary>Open actions of threads that have not ended.</summary>
    private IQueryable<ActionItem> Actions()
    {
        var (user, organisation) = (Viewer.UserId, Viewer.OrganisationId);
        var open = db.ActionItems.AsNoTracking().Where(i => i.DoneAt == null
            && db.Cooperations.Any(c => c.Id.Value == i.RecordId && c.State == CooperationState.Open));
        return Viewer.RunsRegion ? open
            : Viewer.Role == Role.Member ? open.Where(i => i.OwnerId == user
                || db.Users.Any(u => u.Id == i.OwnerId && u.OrganisationId != null && u.OrganisationId == organisation))
            : open.Where(i => i.OwnerId == user || db.Cooperations.Any(c => c.Id.Value == i.RecordId && c.ManagerId == user));
    }

    private async Task<List<DueAction>> ReadAsync(IQueryable<ActionItem> actions, CancellationToken ct) =>
        await actions.OrderBy(i => i.Due).ThenBy(i => i.Id).Take(MostShown).Select(i => new DueAction(
            i.Id, i.Title, i.OwnerName, i.Due, new Id<Cooperation>(i.RecordId),
            db.Cooperations.Where(c => c.Id.Value == i.RecordId).Select(c => c.Title).First())).ToListAsync(ct);

    /// <summary>Threads that a side opened by its interest and that nobody carries yet.</summary>
    private IQueryable<Cooperation> Waiting() => db.Cooperations.AsNoTracking().Where(c => c.State == CooperationState.Open && c.ManagerId == null);

    /// <summary>Threads whose timeline has had no new line for two weeks.</summary>
    private IQueryable<Cooperation> Still()
    {
        var (limit, user) = (time.GetUtcNow().AddDays(-Standing.StillDays), Viewer.UserId);
        var open = db.Cooperations.AsNoTracking().Where(c => c.State == CooperationState.Open && c.ManagerId != null
            && !db.Timeline.Any(e => e.RecordId == c.Id.Value && e.At > limit));
        return Viewer.Role == Role.TechnologyManager ? open.Where(c => c.ManagerId == user) : open;
    }

    /// <summary>What waits for a review, kind by kind.</summary>
    private async Task<List<(Kind Kind, int Count)>> ToReviewAsync(CancellationToken ct)
    {
        List<(Kind Kind, int Count)> waiting = [];
        foreach (var kind in kinds.All.Where(kind => kind.IsReviewed && kind.HasOwners))
        {
            if (await kind.CountUnderReviewAsync(db, Viewer.SeesEverything ? "/" : Viewer.RegionPath, ct) is var count and > 0)
            {
                waiting.Add((kind, count));
            }
        }

        return waiting;
    }

    /// <summary>What a reviewer sent back to the viewer's organisation and waits to be mended.</summary>
    private async Task<List<(Kind Kind, RecordFace Face, string Note)>> ReturnedAsync(CancellationToken ct)
    {
        List<(Kind Kind, RecordFace Face, string Note)> returned = [];
        if (Viewer is { Role: Role.Member, OrganisationId: { } own })
        {
            foreach (var kind in kinds.All.Where(kind => kind.IsReviewed))
            {
                returned.AddRange((await kind.ReturnedAsync(db, own, MostShown, ct)).Select(one => (kind, one.Face, one.Note)));
            }
        }

        return returned;
    }

    private IQueryable<User> SignUps()
    {
        var (all, path) = (Viewer.SeesEverything, Viewer.RegionPath);
        return db.Users.Where(u => u.Status == UserStatus.Pending && (all || u.RegionPath.StartsWith(path)));
    }
}
