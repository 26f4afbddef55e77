namespace Suoqiao.Matching;

/// <summary>
/// An index of subjects that ranks, explains and searches. Many threads may read while one writes: a reader takes one reference
/// to an immutable view and no lock; writers wait for each other. What a write changes is seen by the next query.
/// </summary>
/// <typeparam name="TKey">How the caller names a subject, such as a typed id.</typeparam>
/// <remarks>
/// Term weights follow the whole collection. Up to a thousand texts they are brought up to date with every write, beyond that when
/// one text in 64 has changed, or by <see cref="Settle"/>; once settled, an index gives the same scores however it came about.
/// </remarks>
public sealed partial class MatchIndex<TKey>
    where TKey : unmanaged, IEquatable<TKey>
{
    private const int Batch = 8192;
    private const int AlwaysSettledUpTo = 1024;
    private const int SettledWithin = 64;

    private readonly Lock writing = new();
    private readonly Statistics live;
    private volatile View<TKey> view;
    private int changes;

    /// <summary>An empty index.</summary>
    public MatchIndex()
        : this(new Statistics(), new View<TKey>(new Statistics(), null, [], 0))
    {
    }

    private MatchIndex(Statistics live, View<TKey> view)
    {
        this.live = live;
        this.view = view;
    }

    /// <summary>How many subjects can be found; background ones are not counted.</summary>
    public int Count => view.Count;

    /// <summary>Whether a key is present.</summary>
    /// <param name="key">The key.</param>
    public bool Contains(TKey key) => view.Locate(key).Part >= 0;

    /// <summary>Adds a subject, or replaces the one with this key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="background">Whether it only counts in the term statistics and is never found: needs in an index of offers.</param>
    public void Set(TKey key, Subject subject, bool background = false)
    {
        ArgumentNullException.ThrowIfNull(subject);

        lock (writing)
        {
            var next = Add(view, [new(key, subject)], background);
            Publish(Merging.Tiers(next));
        }
    }

    /// <summary>Adds or replaces many subjects; much faster than one by one, and reads them as they come.</summary>
    /// <param name="subjects">The keys and subjects; the last of a key counts.</param>
    /// <param name="background">Whether they only count in the term statistics and are never found.</param>
    public void SetMany(IEnumerable<KeyValuePair<TKey, Subject>> subjects, bool background = false)
    {
        ArgumentNullException.ThrowIfNull(subjects);

        lock (writing)
        {
            var next = view;
            foreach (var batch in subjects.Chunk(Batch))
            {
                next = Merging.Tiers(Add(next, batch, background));
            }

            Publish(next);
        }
    }

    /// <summary>Removes a subject.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(TKey key)
    {
        lock (writing)
        {
            var next = Without(view, key);
            if (next is null)
            {
                return false;
            }

            Publish(Merging.Tiers(next));
            return true;
        }
    }

    /// <summary>Brings all term weights up to date with what the index holds now.</summary>
    public void Settle()
    {
        lock (writing)
        {
            view = Settled(view);
        }
    }

    /// <summary>Ranks by meaning too from now on; without any vectors by terms only.</summary>
    /// <param name="vectors">Sets of vectors, such as the platform's own and <see cref="TermVectors.Default"/>; what each weighs is the model's.</param>
    public void Use(params IReadOnlyList<TermVectors> vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);

        lock (writing)
        {
            view = Merging.Completed(view with { Vectors = MeaningSpace.Of(vectors), Parts = [.. view.Parts.Select(p => p with { Meanings = null })] });
        }
    }

    internal bool Has(VectorSource source) => MeaningSpace.Has(view.Vectors, source);

    private void Publish(View<TKey> next)
    {
        var due = live.Texts <= AlwaysSettledUpTo || (long)changes * SettledWithin >= live.Texts;
        view = due ? Settled(next) : Merging.Completed(next);
    }

    private View<TKey> Settled(View<TKey> before)
    {
        changes = 0;
        var statistics = live.Freeze();
        return Merging.Completed(before with { Statistics = statistics, Parts = [.. before.Parts.Select(p => p with { Norms = null })] });
    }

    private View<TKey> Add(View<TKey> to, KeyValuePair<TKey, Subject>[] subjects, bool background)
    {
        var last = new Dictionary<TKey, Subject>(subjects.Length);
        foreach (var (key, subject) in subjects)
        {
            last[key] = subject;
        }

        var builder = new SegmentBuilder<TKey>(last.Count);
        foreach (var (key, subject) in last.OrderBy(s => s.Key, Comparer<TKey>.Create(KeyOrder<TKey>.Comparison)))
        {
            to = Without(to, key) ?? to;
            builder.Add(key, subject, background);
        }

        var segment = builder.Build();
        for (var document = 0; document < segment.Count; document++)
        {
            CountTerms(segment, document, +1);
        }

        changes += segment.Count;
        return to with { Parts = [.. to.Parts, new Part<TKey>(segment, null, null, null, 0)], Count = to.Count + (background ? 0 : segment.Count) };
    }

    private View<TKey>? Without(View<TKey> before, TKey key)
    {
        var (part, document) = before.Locate(key);
        if (part < 0)
        {
            return null;
        }

        var segment = before.Parts[part].Segment;
        CountTerms(segment, document, -1);
        changes++;
        var parts = (Part<TKey>[])before.Parts.Clone();
        parts[part] = parts[part].Without(document);
        return before with { Parts = parts, Count = before.Count - (segment.IsBackground(document) ? 0 : 1) };
    }

    private void CountTerms(Segment<TKey> segment, int document, int change)
    {
        live.Count(change, TermsOf.Document(segment, document));
        for (var row = segment.RowOf[document]; row < segment.RowOf[document + 1]; row++)
        {
            live.CountRow(change, segment.FieldOf[row], segment.LengthOf[row]);
        }
    }
}
