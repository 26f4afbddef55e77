using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>
/// Opens the one thread of a pair, or takes up the one that waits. A step of other operations: it adds to their transaction and
/// leaves the saving to them.
/// </summary>
internal sealed class OpenThread(AppDb db, ThreadBook threads, TimeProvider time, IStringLocalizer<ThreadsTexts> texts)
{
    private const int DaysToFirstContact = 3;

    /// <summary>The thread of a pair, whoever may see it: there is never a second.</summary>
    public Task<Cooperation?> FindAsync(Id<Need> need, Id<Offer> offer, CancellationToken ct) =>
        db.Cooperations.IgnoreQueryFilters().SingleOrDefaultAsync(c => c.NeedId == need && c.OfferId == offer, ct);

    /// <summary>Opens it with nobody to carry it yet.</summary>
    public Cooperation Open(Need need, Offer offer, string text)
    {
        var thread = new Cooperation
        {
            Id = Id<Cooperation>.New(time),
            OwnerId = need.OwnerId,
            RegionCode = need.RegionCode,
            RegionPath = need.RegionPath,
            Visibility = Visibility.Parties,
            Parties = [offer.OwnerId.Value],
            Title = need.Title,
            NeedId = need.Id,
            OfferId = offer.Id,
            SupplierId = offer.OwnerId,
            ManagerId = null,
        };
        thread.MoveTo(Stage.Suggested, time.GetUtcNow());
        db.Cooperations.Add(thread);
        threads.Log(thread, text, to: Stage.Suggested);
        return thread;
    }

    /// <summary>Makes the viewer its manager and promises the first contact within three working days.</summary>
    public void TakeUp(Cooperation thread, string text)
    {
        thread.ManagerId = threads.Viewer.UserId;
        threads.Log(thread, text);
        db.ActionItems.Add(new ActionItem
        {
            Id = Id<ActionItem>.New(time),
            CooperationId = thread.Id,
            Title = texts["FirstContact"],
            OwnerId = threads.Viewer.UserId,
            OwnerName = threads.Viewer.Name,
            Due = WorkingDays.After(threads.Today, DaysToFirstContact),
            RegionPath = thread.RegionPath,
        });
    }

    /// <summary>Ends a thread that was declined before anybody took it up.</summary>
    public void Decline(Cooperation thread, DeclineReason reason, string text)
    {
        var from = thread.Stage;
        thread.MoveTo(Stage.Declined, time.GetUtcNow(), reason);
        threads.Log(thread, text, from: from, to: Stage.Declined);
    }
}
