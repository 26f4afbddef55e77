namespace Suoqiao.Search.Semantics;

/// <summary>Why the model gave no vectors.</summary>
internal enum SemanticFailure
{
    /// <summary>No connection, or an error of the server's own.</summary>
    Unreachable,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>It wants to be asked less often.</summary>
    Throttled,

    /// <summary>It refuses what is asked: a wrong key, model or address.</summary>
    Refused,

    /// <summary>It answered something that is no list of vectors.</summary>
    Malformed,
}

/// <summary>What is known of the model on this node, for the page of models.</summary>
internal sealed record SemanticHealth(DateTimeOffset? AnsweredAt, SemanticFailure? Failure, DateTimeOffset? FailedAt, DateTimeOffset? TriedAgainAt);

/// <summary>
/// Whether the model is worth asking. After a request that failed for good nobody asks it for a minute, or for as long as it
/// said; then one caller tries, while the others still go without.
/// </summary>
internal sealed class SemanticState(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1), LongestPause = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private SemanticHealth health = new(null, null, null, null);

    public SemanticHealth Health
    {
        get
        {
            lock (gate)
            {
                return health;
            }
        }
    }

    /// <summary>Whether the caller may ask now.</summary>
    public bool MayAsk()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (health.TriedAgainAt is not { } again)
            {
                return true;
            }

            if (now < again)
            {
                return false;
            }

            health = health with { TriedAgainAt = now + Pause };
            return true;
        }
    }

    public void Answered()
    {
        lock (gate)
        {
            health = new(time.GetUtcNow(), null, null, null);
        }
    }

    public void Failed(SemanticFailure failure, TimeSpan? asked)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var pause = asked is { } wanted && wanted > Pause ? wanted < LongestPause ? wanted : LongestPause : Pause;
            health = health with { Failure = failure, FailedAt = now, TriedAgainAt = now + pause };
        }
    }
}
