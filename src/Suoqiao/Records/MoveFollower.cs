namespace Suoqiao.Records;

/// <summary>
/// What others make of a record's move. A step of the operation that moves it: it belongs to its transaction and leaves the saving to it.
/// </summary>
internal abstract class MoveFollower
{
    /// <param name="record">The record, moved but not saved.</param>
    /// <param name="move">How it was moved.</param>
    /// <param name="ct">Stops the operation.</param>
    public abstract Task FollowAsync(Record record, Move move, CancellationToken ct);
}
