using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>What its threads make of a need: matched once one is signed, closed once one has succeeded, open again when no signed one is left.</summary>
internal sealed class FollowThreads(AppDb db, TimeProvider time) : SideFollower
{
    public override string Kind => nameof(Need);

    public override async Task<Touched?> FollowAsync(Guid record, ThreadsOfRecord threads, CancellationToken ct)
    {
        var need = await FindAsync(record, ct);
        var (before, next) = (need.State, Next(need.State, threads));
        if (next == before || need.Shown != Shown.Shown)
        {
            return null;
        }

        need.MoveTo(need.Shown, next, time.GetUtcNow());
        return new(record, $"{before}", $"{next}");
    }

    public override async Task RestoreAsync(Touched touched, ThreadsOfRecord threads, CancellationToken ct)
    {
        var need = await FindAsync(touched.RecordId, ct);
        if ($"{need.State}" == touched.To && Enum.TryParse<NeedState>(touched.From, out var before))
        {
            // The owner may have called it matched by hand: without a signed thread it is that again, and not open.
            var now = before == NeedState.Matched && !threads.HasSucceeded ? before : Next(before, threads);
            need.MoveTo(need.Shown, now, time.GetUtcNow());
        }
    }

    // Who carries a thread may be blind to a need that its owner has meanwhile kept to itself; its state follows all the same.
    private Task<Need> FindAsync(Guid record, CancellationToken ct)
    {
        var id = new Id<Need>(record);
        return db.Needs.IgnoreQueryFilters().SingleAsync(n => n.Id == id, ct);
    }

    private static NeedState Next(NeedState state, ThreadsOfRecord threads) => (state, threads.HasSucceeded, threads.IsSigned) switch
    {
        (NeedState.Open or NeedState.Matched, true, _) => NeedState.Closed,
        (NeedState.Open, false, true) => NeedState.Matched,
        (NeedState.Matched, false, false) => NeedState.Open,
        _ => state,
    };
}
