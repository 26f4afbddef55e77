namespace Suoqiao.Threads;

/// <summary>
/// What the records of a kind make of their threads. A step of the operations that move threads: it belongs to their transaction and
/// leaves the saving to them.
/// </summary>
internal abstract class SideFollower
{
    /// <summary>The name of the kind.</summary>
    public abstract string Kind { get; }

    /// <param name="record">The record that is a side of threads.</param>
    /// <param name="isSigned">Whether one of its threads is signed and has not ended.</param>
    /// <param name="hasSucceeded">Whether one of them has succeeded.</param>
    /// <param name="ct">Stops the operation.</param>
    public abstract Task FollowAsync(Guid record, bool isSigned, bool hasSucceeded, CancellationToken ct);
}
