using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Rules;
using Suoqiao.Rules.Calendars;

namespace Suoqiao.Threads;

/// <summary>
/// Opens a thread from records of any kind, or takes up the one of a pair that waits. A step of other operations: it adds to their transaction and
/// leaves the saving to them.
/// </summary>
internal sealed class OpenThread(AppDb db, ThreadBook threads, RuleBook rules, TimeProvider time, IStringLocalizer<ThreadsTexts> texts)
{
    private const int DaysToFirstContact = 3;

    /// <summary>The thread of a pair, whoever may see it: there is never a second.</summary>
    public Task<Cooperation?> FindAsync(Guid demand, Guid supply, CancellationToken ct)
    {
        var pair = Cooperation.PairOf(demand, supply);
        return db.Cooperations.IgnoreQueryFilters().SingleOrDefaultAsync(c => c.PairKey == pair, ct);
    }

    /// <summary>Opens it with nobody to carry it yet. The first side owns it, the organisations of the others are parties.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="titleEn">The same in English; empty where nobody has said it.</param>
    /// <param name="text">How it came about, for the timeline.</param>
    /// <param name="sides">At least one record, of any kind.</param>
    public Cooperation Open(string title, string titleEn, string text, params IReadOnlyList<(Record Record, SideRole Role)> sides)
    {
        var first = sides[0].Record;
        var (demand, supply) = (Of(SideRole.Demand), Of(SideRole.Supply));
        var thread = new Cooperation
        {
            Id = Id<Cooperation>.New(time),
            OwnerId = first.OwnerId,
            RegionCode = first.RegionCode,
            RegionPath = first.RegionPath,
            Visibility = Visibility.Parties,
            Title = title,
            TitleEn = titleEn,
            ManagerId = null,
            PairKey = demand is { } wants && supply is { } answers ? Cooperation.PairOf(wants, answers) : null,
        };
        thread.Advance(Stage.Suggested, time.GetUtcNow());
        db.Cooperations.Add(thread);
        foreach (var (record, role) in sides)
        {
            Join(thread, record, role);
        }

        threads.Log(thread, text, to: Stage.Suggested);
        return thread;

        Guid? Of(SideRole role) => sides.Where(side => side.Role == role).Select(side => (Guid?)side.Record.Key).FirstOrDefault();
    }

    /// <summary>Adds a record as one more side; its organisation becomes a party.</summary>
    public void Join(Cooperation thread, Record record, SideRole role)
    {
        db.ThreadSides.Add(new ThreadSide
        {
            ThreadId = thread.Id,
            RecordKind = record.GetType().Name,
            RecordId = record.Key,
            Role = role,
            OrganisationId = record.OwnerId,
        });
        if (record.OwnerId != thread.OwnerId && !thread.Parties.Contains(record.OwnerId.Value))
        {
            thread.Parties = [.. thread.Parties, record.OwnerId.Value];
        }
    }

    /// <summary>Makes the viewer its manager and promises the first contact within three working days.</summary>
    public void TakeUp(Cooperation thread, string text)
    {
        thread.ManagerId = threads.Viewer.UserId;
        threads.Log(thread, text);
        db.ActionItems.Add(new ActionItem
        {
            Id = Id<ActionItem>.New(time),
            RecordKind = nameof(Cooperation),
            RecordId = thread.Key,
            Title = texts["FirstContact"],
            OwnerId = threads.Viewer.UserId,
            OwnerName = threads.Viewer.Name,
            Due = WorkingDayCalendar.Of(rules, thread.RegionPath).AfterOrWeekends(threads.Today, DaysToFirstContact).Date,
            RegionPath = thread.RegionPath,
        });
    }

    /// <summary>Ends a thread that was declined before anybody took it up.</summary>
    public void Decline(Cooperation thread, DeclineReason reason, string text)
    {
        var from = thread.Stage;
        thread.Advance(Stage.Declined, time.GetUtcNow(), reason);
        threads.Log(thread, text, from: from, to: Stage.Declined);
    }
}
