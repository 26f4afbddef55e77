using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>
/// What its threads make of a need: matched once one is signed, closed once one has succeeded, published again when no signed one
/// is left. A step of the operations that move threads: it belongs to their transaction and leaves the saving to them.
/// </summary>
internal sealed class FollowThreads(AppDb db, TimeProvider time)
{
    public async Task HandleAsync(Id<Need> id, bool isSigned, bool hasSucceeded, CancellationToken ct)
    {
        // Who carries a thread may be blind to a need that its owner has meanwhile kept to itself; its status follows all the same.
        var need = await db.Needs.IgnoreQueryFilters().SingleAsync(n => n.Id == id, ct);
        var next = (need.Status, hasSucceeded, isSigned) switch
        {
            (RecordStatus.Published or RecordStatus.Matched, true, _) => RecordStatus.Closed,
            (RecordStatus.Published, false, true) => RecordStatus.Matched,
            (RecordStatus.Matched, false, false) => RecordStatus.Published,
            _ => need.Status,
        };
        if (next != need.Status)
        {
            need.MoveTo(next, time.GetUtcNow());
        }
    }
}
