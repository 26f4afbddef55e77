using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Threads;

/// <summary>What the operations on a thread share: reading it with the right to change it, and writing its timeline.</summary>
internal sealed class ThreadBook(AppDb db, CurrentViewer current, FollowThreads need, TimeProvider time)
{
    private int lines;

    public Viewer Viewer => current.Value;

    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    /// <summary>The thread, for who runs cooperations in its region.</summary>
    public async Task<(Cooperation? Thread, Refusal? Refusal)> ForStaffAsync(Id<Cooperation> id, int? version, CancellationToken ct)
    {
        var thread = await db.Cooperations.SingleOrDefaultAsync(c => c.Id == id, ct);
        return thread is null ? (null, new Refusal.NotFound())
            : !Viewer.MayManage(thread) ? (null, new Refusal.NotAllowed())
            : version is { } read && read != thread.Version ? (null, new Refusal.Stale())
            : (thread, null);
    }

    /// <summary>The thread, for who runs it or writes for one of its two organisations.</summary>
    public async Task<(Cooperation? Thread, Refusal? Refusal)> ForPartyAsync(Id<Cooperation> id, CancellationToken ct)
    {
        var thread = await db.Cooperations.SingleOrDefaultAsync(c => c.Id == id, ct);
        return thread is null ? (null, new Refusal.NotFound())
            : !MayContribute(Viewer, thread) ? (null, new Refusal.NotAllowed())
            : (thread, null);
    }

    /// <summary>The action item and its thread, for who runs the thread or promised the action.</summary>
    public async Task<(ActionItem? Item, Cooperation? Thread, Refusal? Refusal)> ForDoerAsync(
        Id<Cooperation> id, Id<ActionItem> itemId, bool staffOnly, int? version, CancellationToken ct)
    {
        var item = await db.ActionItems.SingleOrDefaultAsync(i => i.Id == itemId && i.CooperationId == id, ct);
        if (item is null || await db.Cooperations.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } thread)
        {
            return (null, null, new Refusal.NotFound());
        }

        var own = Viewer.UserId is { } user && item.OwnerId == user;
        return !Viewer.MayManage(thread) && (staffOnly || !own) ? (null, null, new Refusal.NotAllowed())
            : version is { } read && read != item.Version ? (null, null, new Refusal.Stale())
            : (item, thread, null);
    }

    /// <summary>Tells the need how far its threads are, after one of them has moved.</summary>
    public async Task TellNeedAsync(Cooperation moved, CancellationToken ct)
    {
        var others = await db.Cooperations.IgnoreQueryFilters() // All threads of the need count, whoever may see them.
            .Where(c => c.NeedId == moved.NeedId && c.Id != moved.Id).Select(c => c.Stage).ToListAsync(ct);
        List<Stage> stages = [moved.Stage, .. others];
        await need.HandleAsync(moved.NeedId, stages.Any(s => s is Stage.Signed or Stage.Registered or Stage.Delivering), stages.Contains(Stage.Succeeded), ct);
    }

    /// <summary>Appends a line to the timeline, in the transaction of what it tells about.</summary>
    public void Log(Cooperation thread, string text, string? evidence = null, Stage? from = null, Stage? to = null) => db.Timeline.Add(new()
    {
        Id = Id<TimelineEntry>.New(time),
        CooperationId = thread.Id,
        // Two lines of one operation keep their order; a microsecond is the finest that both engines keep.
        At = time.GetUtcNow().AddMicroseconds(lines++),
        ByUserId = Viewer.UserId,
        ByName = Viewer.Name,
        From = from,
        To = to,
        Text = text,
        Evidence = evidence?.Trim() ?? "",
    });

    /// <summary>Who may be given an action of the thread: the region's staff and the members of both organisations.</summary>
    public IQueryable<User> Doers(Cooperation thread)
    {
        var (owner, supplier, path) = ((Id<Organisation>?)thread.OwnerId, (Id<Organisation>?)thread.SupplierId, thread.RegionPath);
        return db.Users.Where(u => u.Status == UserStatus.Active
            && ((u.Role == Role.Member && (u.OrganisationId == owner || u.OrganisationId == supplier))
                || ((u.Role == Role.TechnologyManager || u.Role == Role.Operator) && path.StartsWith(u.RegionPath))));
    }

    /// <summary>Who may carry the thread.</summary>
    public IQueryable<User> Carriers(Cooperation thread) =>
        Doers(thread).Where(u => u.Role == Role.TechnologyManager || u.Role == Role.Operator);

    /// <summary>Whether the viewer may write into the thread: its staff and the members of both organisations.</summary>
    public static bool MayContribute(Viewer viewer, Cooperation thread) =>
        viewer.MayManage(thread)
        || (viewer.Role == Role.Member && viewer.OrganisationId is { } own && (own == thread.OwnerId || own == thread.SupplierId));
}
