namespace Suoqiao.Threads;

/// <summary>How far the threads of a record are.</summary>
/// <param name="IsSigned">Whether one of them is signed and has not ended.</param>
/// <param name="HasSucceeded">Whether one of them has succeeded.</param>
internal readonly record struct ThreadsOfRecord(bool IsSigned, bool HasSucceeded);

/// <summary>
/// What the records of a kind make of their threads. A step of the operations that move threads: it belongs to their transaction and
/// leaves the saving to them.
/// </summary>
internal abstract class SideFollower
{
    /// <summary>The name of the kind.</summary>
    public abstract string Kind { get; }

    /// <summary>Follows a move.</summary>
    /// <returns>What changed; null where nothing did.</returns>
    public abstract Task<Touched?> FollowAsync(Guid record, ThreadsOfRecord threads, CancellationToken ct);

    /// <summary>Gives a record back the state it had before a move that is taken back, unless somebody has changed it since or another thread
    /// holds it.</summary>
    public abstract Task RestoreAsync(Touched touched, ThreadsOfRecord threads, CancellationToken ct);
}
