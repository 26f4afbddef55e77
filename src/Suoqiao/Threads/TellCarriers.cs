using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Messages;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>Tells who carries an open thread that the record on one of its sides was moved.</summary>
internal sealed class TellCarriers(AppDb db, TellPeople tell) : MoveFollower
{
    public override async Task FollowAsync(Record record, Move move, CancellationToken ct)
    {
        if (move == Move.Submit)
        {
            return;
        }

        // Whoever moves the record may be blind to its threads.
        var managers = await db.Cooperations.IgnoreQueryFilters()
            .Where(c => c.State == CooperationState.Open && c.ManagerId != null && db.ThreadSides.Any(s => s.ThreadId == c.Id && s.RecordId == record.Key))
            .Select(c => c.ManagerId!.Value).Distinct().ToListAsync(ct);
        if (managers.Count > 0)
        {
            await tell.HandleAsync(MessageKind.SideMoved, record, [], managers, $"{move}", ct);
        }
    }
}
