using Suoqiao.Matching;
using Suoqiao.Records;

namespace Suoqiao.Search;

/// <summary>That the records of one kind stand in the index of another as background, so that the weight of a term follows how both write.</summary>
internal sealed record IndexBackground(string Kind, string In);

/// <summary>
/// This node's copy of what can be found, one index for each kind of record, drafts and archived records included: an index
/// knows no viewer. Whoever asks one gets ids only, and shows none of them that the database, asked as the viewer, does not give
/// (<see cref="Finder"/>). <see cref="SearchFollower"/> fills them and keeps them current.
/// </summary>
internal sealed class SearchIndexes : IDisposable
{
    private readonly SemaphoreSlim wanted = new(0);
    private readonly Dictionary<string, MatchIndex<Guid>> indexes;
    private readonly List<MatchIndex<Guid>> matched;
    private TaskCompletionSource advanced = NextAdvance();
    private long applied = -1;
    private volatile MatchOptions options = MatchOptions.Default;

    public SearchIndexes(Kinds kinds, IEnumerable<IndexBackground> backgrounds)
    {
        var found = kinds.All.Where(kind => kind.IsFound).ToList();
        indexes = found.ToDictionary(kind => kind.Name, _ => new MatchIndex<Guid>());
        matched = [.. found.Where(kind => kind.IsMatched).Select(kind => indexes[kind.Name])];
        Feeds = found.ConvertAll(kind => IndexFeed.Of(kind, indexes[kind.Name], [.. backgrounds.Where(b => b.Kind == kind.Name).Select(b => indexes[b.In])]));
        Use(null);
    }

    /// <summary>How each index is filled.</summary>
    public IReadOnlyList<IndexFeed> Feeds { get; }

    /// <summary>What each part of a pair weighs: as shipped, or as the region has learnt.</summary>
    public MatchOptions Options
    {
        get => options;
        set => options = value;
    }

    /// <summary>Whether all records of the database have been read.</summary>
    public bool IsBuilt => Applied >= 0;

    /// <summary>The sequence of the last change that is in the indexes; −1 until they are built.</summary>
    public long Applied => Interlocked.Read(ref applied);

    public MatchIndex<Guid> Of<T>()
        where T : Record => indexes.GetValueOrDefault(typeof(T).Name) ?? throw new ArgumentException($"There is no index of {typeof(T).Name}.");

    /// <summary>The vectors learnt from the region's own texts, where there are any.</summary>
    public TermVectors? Own { get; private set; }

    /// <summary>Ranks with vectors learnt from the region's own texts from now on, beside those that are shipped; null for the shipped ones alone.</summary>
    public void Use(TermVectors? own)
    {
        TermVectors[] vectors = own is null ? [TermVectors.Default] : [own, TermVectors.Default];
        matched.ForEach(index => index.Use(vectors));
        Own = own;
    }

    /// <summary>Returns when the change with this sequence is in the indexes; the follower is woken to fetch it.</summary>
    public async Task WaitForAsync(long sequence, CancellationToken ct)
    {
        while (true)
        {
            var next = Volatile.Read(ref advanced).Task;
            if (Applied >= sequence)
            {
                return;
            }

            wanted.Release();
            await next.WaitAsync(ct);
        }
    }

    /// <summary>For the follower: returns when somebody waits for a change, or after <paramref name="atMost"/>.</summary>
    public Task<bool> WantedAsync(TimeSpan atMost, CancellationToken ct) => wanted.WaitAsync(atMost, ct);

    /// <summary>For the follower: says how far the indexes are.</summary>
    public void Advance(long sequence)
    {
        Interlocked.Exchange(ref applied, sequence);
        Interlocked.Exchange(ref advanced, NextAdvance()).SetResult();
    }

    public void Dispose() => wanted.Dispose();

    private static TaskCompletionSource NextAdvance() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
