using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Messages;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>What the operations on a thread share: reading it with the right to change it, and writing its timeline.</summary>
internal sealed class ThreadBook(AppDb db, CurrentViewer current, IEnumerable<SideFollower> followers, TellPeople tell, TimeProvider time)
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

    /// <summary>The thread, for who runs it or writes for one of its organisations.</summary>
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
        var item = await db.ActionItems.SingleOrDefaultAsync(i => i.Id == itemId && i.RecordId == id.Value, ct);
        if (item is null || await db.Cooperations.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } thread)
        {
            return (null, null, new Refusal.NotFound());
        }

        var own = Viewer.UserId is { } user && item.OwnerId == user;
        return !Viewer.MayManage(thread) && (staffOnly || !own) ? (null, null, new Refusal.NotAllowed())
            : version is { } read && read != item.Version ? (null, null, new Refusal.Stale())
            : (item, thread, null);
    }

    /// <summary>The sides of a thread: who wants first, then who supplies, then the rest.</summary>
    public async Task<List<ThreadSide>> SidesAsync(Id<Cooperation> thread, CancellationToken ct) =>
        // Roles are words in the database and would be in the order of the alphabet there.
        [.. (await db.ThreadSides.AsNoTracking().Where(s => s.ThreadId == thread).OrderBy(s => s.RecordId).ToListAsync(ct)).OrderBy(s => s.Role)];

    /// <summary>Tells the people of a thread that has moved, and its sides how far their threads are.</summary>
    /// <param name="moved">The thread, where it stands now.</param>
    /// <param name="ct">Stops the operation.</param>
    /// <param name="takenBack">What the move touched that is taken back: it is given back and not only told.</param>
    /// <returns>The records whose state followed.</returns>
    public async Task<List<Touched>> TellSidesAsync(Cooperation moved, CancellationToken ct, IReadOnlyList<Touched>? takenBack = null)
    {
        await tell.HandleAsync(
            MessageKind.ThreadMoved, moved, [moved.OwnerId, .. moved.Parties.Select(party => new Id<Organisation>(party))],
            moved.ManagerId is { } manager ? [manager] : [], $"{moved.Stage}", ct);

        // All threads of a record count, whoever may see them.
        var sides = await db.ThreadSides.IgnoreQueryFilters().Where(s => s.ThreadId == moved.Id).ToListAsync(ct);
        var touched = new List<Touched>();
        foreach (var side in sides)
        {
            if (followers.FirstOrDefault(f => f.Kind == side.RecordKind) is not { } follower)
            {
                continue;
            }

            var others = await db.Cooperations.IgnoreQueryFilters()
                .Where(c => c.Id != moved.Id && db.ThreadSides.IgnoreQueryFilters().Any(s => s.ThreadId == c.Id && s.RecordId == side.RecordId))
                .Select(c => c.Stage).ToListAsync(ct);
            List<Stage> stages = [moved.Stage, .. others];
            var threads = new ThreadsOfRecord(stages.Any(s => s is Stage.Signed or Stage.Registered or Stage.Delivering), stages.Contains(Stage.Succeeded));
            if (takenBack?.FirstOrDefault(t => t.RecordId == side.RecordId) is { } change)
            {
                await follower.RestoreAsync(change, threads, ct);
            }
            else if (await follower.FollowAsync(side.RecordId, threads, ct) is { } followed)
            {
                touched.Add(followed);
            }
        }

        return touched;
    }

    /// <summary>The last move of a thread that stands; null while it stands where it was opened.</summary>
    public Task<TimelineEntry?> LastMoveAsync(Cooperation thread, CancellationToken ct) => TimelineEntry.Moves(db).AsNoTracking()
        .Where(e => e.RecordId == thread.Id.Value && e.To == thread.Stage && e.From != null).OrderByDescending(e => e.At).ThenByDescending(e => e.Id)
        .FirstOrDefaultAsync(ct);

    /// <summary>Appends a line to the timeline, in the transaction of what it tells about.</summary>
    public TimelineEntry Log(
        Cooperation thread, string text, string? evidence = null, Stage? from = null, Stage? to = null, StageBefore? before = null,
        Id<TimelineEntry>? takesBack = null)
    {
        var entry = new TimelineEntry
        {
            Id = Id<TimelineEntry>.New(time),
            RecordKind = nameof(Cooperation),
            RecordId = thread.Key,
            // Two lines of one operation keep their order; a microsecond is the finest that both engines keep.
            At = time.GetUtcNow().AddMicroseconds(lines++),
            ByUserId = Viewer.UserId,
            ByName = Viewer.Name,
            From = from,
            To = to,
            Text = text,
            Evidence = evidence?.Trim() ?? "",
            Before = before,
            TakesBack = takesBack,
        };
        db.Timeline.Add(entry);
        return entry;
    }

    /// <summary>Puts a document beside a line of the timeline.</summary>
    public void Attach(TimelineEntry entry, EvidenceFile? file)
    {
        if (file is { Content: { } content })
        {
            db.TimelineFiles.Add(new()
            {
                Id = Id<TimelineFile>.New(time),
                EntryId = entry.Id,
                RecordKind = entry.RecordKind,
                RecordId = entry.RecordId,
                Name = file.PlainName,
                Size = content.Length,
                Content = content,
            });
        }
    }

    /// <summary>Who may be given an action of the thread: the region's staff and the members of its organisations.</summary>
    public IQueryable<User> Doers(Cooperation thread)
    {
        var path = thread.RegionPath;
        var sides = thread.Parties.Select(party => (Id<Organisation>?)new Id<Organisation>(party)).Append(thread.OwnerId).ToList();
        return db.Users.Where(u => u.Status == UserStatus.Active
            && ((u.Role == Role.Member && sides.Contains(u.OrganisationId))
                || ((u.Role == Role.TechnologyManager || u.Role == Role.Operator) && path.StartsWith(u.RegionPath))));
    }

    /// <summary>Who may carry the thread.</summary>
    public IQueryable<User> Carriers(Cooperation thread) =>
        Doers(thread).Where(u => u.Role == Role.TechnologyManager || u.Role == Role.Operator);

    /// <summary>Whether the viewer may write into the thread: its staff and the members of its organisations.</summary>
    public static bool MayContribute(Viewer viewer, Cooperation thread) =>
        viewer.MayManage(thread)
        || (viewer.Role == Role.Member && viewer.OrganisationId is { } own && (own == thread.OwnerId || thread.Parties.Contains(own.Value)));
}
