using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>What its threads make of a need: matched once one is signed, closed once one has succeeded, open again when no signed one is left.</summary>
internal sealed class FollowThreads(AppDb db, TimeProvider time) : SideFollower
{
    public override string Kind => nameof(Need);

    public override async Task FollowAsync(Guid record, bool isSigned, bool hasSucceeded, CancellationToken ct)
    {
        // Who carries a thread may be blind to a need that its owner has meanwhile kept to itself; its state follows all the same.
        var id = new Id<Need>(record);
        var need = await db.Needs.IgnoreQueryFilters().SingleAsync(n => n.Id == id, ct);
        var next = (need.State, hasSucceeded, isSigned) switch
        {
            (NeedState.Open or NeedState.Matched, true, _) => NeedState.Closed,
            (NeedState.Open, false, true) => NeedState.Matched,
            (NeedState.Matched, false, false) => NeedState.Open,
            _ => need.State,
        };
        if (next != need.State && need.Shown == Shown.Shown)
        {
            need.MoveTo(need.Shown, next, time.GetUtcNow());
        }
    }
}
