using Suoqiao.Accounts;
using Suoqiao.Records;

namespace Suoqiao.Messages;

/// <summary>Tells the members of its organisation what others made of their record: returned, published, closed.</summary>
internal sealed class TellOwners(TellPeople tell, CurrentViewer current) : MoveFollower
{
    public override Task FollowAsync(Record record, Move move, CancellationToken ct) => move == Move.Submit || current.Value.OrganisationId == record.OwnerId
        ? Task.CompletedTask
        : tell.HandleAsync(MessageKind.RecordMoved, record, [record.OwnerId], [], $"{move}", ct);
}
