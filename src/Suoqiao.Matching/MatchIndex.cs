namespace Suoqiao.Matching;

/// <summary>
/// An index of subjects that ranks, explains and searches. Many threads may read while one writes: a reader takes one reference
/// to an immutable view and no lock; writers wait for each other. What a write changes is seen by the next query. Segments are
/// merged and weights brought up to date in the background.
/// </summary>
/// <typeparam name="TKey">How the caller names a subject, such as a typed id.</typeparam>
/// <remarks>
/// Term weights follow the whole collection. Up to a thousand texts they are brought up to date with every write, beyond that in the
/// background when one text in 64 has changed, or by <see cref="Settle"/>; once settled, an index gives the same scores however it
/// came about. Of more than 4,096 subjects, those are ranked that a first pass by terms finds promising.
/// </remarks>
public sealed partial class MatchIndex<TKey>
    where TKey : unmanaged, IEquatable<TKey>
{
    /// <summary>The most texts that become one segment at once.</summary>
    private const int Batch = 1 << 20;
    private const int AlwaysSettledUpTo = 1024;
    private const int SettledWithin = 64;

    /// <summary>Held while parts are merged or weighed anew; taken before <see cref="writing"/>.</summary>
    private readonly Lock maintaining = new();

    private readonly Lock writing = new();
    private readonly Statistics live;
    private volatile View<TKey> view;
    private int changes;
    private bool isMaintained;

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
    /// <returns>True if it is.</returns>
    public bool Contains(TKey key) => view.Locate(key).Part >= 0;

    /// <summary>Adds a subject, or replaces the one with this key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="background">Whether it only counts in the term statistics and is never found: needs in an index of offers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is null.</exception>
    public void Set(TKey key, Subject subject, bool background = false)
    {
        ArgumentNullException.ThrowIfNull(subject);

        lock (writing)
        {
            Publish(Merging.Smallest(Add(view, [new(key, subject)], background)));
        }
    }

    /// <summary>Adds or replaces many subjects; much faster than one by one, and reads them as they come.</summary>
    /// <param name="subjects">The keys and subjects; the last of a key counts.</param>
    /// <param name="background">Whether they only count in the term statistics and are never found.</param>
    /// <exception cref="ArgumentNullException"><paramref name="subjects"/> is null.</exception>
    public void SetMany(IEnumerable<KeyValuePair<TKey, Subject>> subjects, bool background = false)
    {
        ArgumentNullException.ThrowIfNull(subjects);

        lock (writing)
        {
            var next = view;
            foreach (var batch in subjects.Chunk(Batch))
            {
                next = Add(next, batch, background);
            }

            Publish(Merging.Smallest(next));
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

            Publish(next);
            return true;
        }
    }

    /// <summary>Brings all term weights up to date with what the index holds now, and merges what is to be merged.</summary>
    public void Settle()
    {
        lock (maintaining)
        {
            lock (writing)
            {
                view = Settled(Merging.All(view));
            }
        }
    }

    /// <summary>Ranks by meaning too from now on; without any vectors by terms only.</summary>
    /// <param name="vectors">Sets of vectors, such as the platform's own and <see cref="TermVectors.Default"/>; what each weighs is the model's.</param>
    /// <remarks>Queries and writes go on meanwhile, by the former vectors.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="vectors"/> is null.</exception>
    public void Use(params IReadOnlyList<TermVectors> vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);

        lock (maintaining)
        {
            var (before, space) = (view, MeaningSpace.Of(vectors));
            var computed = Merging.Completed(before with { Vectors = space, Parts = Array.ConvertAll(before.Parts, p => p with { Meanings = null }) });
            lock (writing)
            {
                view = Merging.Completed(Adopted(computed, (now, its) => now with { Meanings = its?.Meanings }) with { Vectors = space });
            }
        }
    }

    internal bool Has(VectorSource source) => MeaningSpace.Has(view.Vectors, source);

    private void Publish(View<TKey> next)
    {
        if (live.Texts <= AlwaysSettledUpTo)
        {
            view = Settled(Merging.All(next));
            return;
        }

        view = Merging.Completed(next);
        if (!isMaintained && (IsDue || Merging.Crowd(view) is not null))
        {
            isMaintained = true;
            _ = Task.Run(Maintain);
        }
    }

    /// <summary>Whether so much has changed that all term weights should follow.</summary>
    private bool IsDue => (long)changes * SettledWithin >= live.Texts;

    /// <summary>Merges and brings weights up to date, one step at a time, while queries and writes go on; ends when nothing is left to do.</summary>
    private void Maintain()
    {
        try
        {
            while (MaintainOnce())
            {
            }
        }
        catch
        {
            // The next write tries again.
            lock (writing)
            {
                isMaintained = false;
            }

            throw;
        }
    }

    private bool MaintainOnce()
    {
        lock (maintaining)
        {
            View<TKey> before;
            Part<TKey>[]? crowd;
            Statistics statistics;
            lock (writing)
            {
                before = view;
                crowd = Merging.Crowd(before);
                isMaintained = crowd is not null || IsDue;
                if (!isMaintained)
                {
                    return false;
                }

                statistics = crowd is null ? live.Freeze() : before.Statistics;
                changes = crowd is null ? 0 : changes;
            }

            if (crowd is not null)
            {
                var merged = Merging.Completed(Merging.Merge(crowd), before);
                lock (writing)
                {
                    view = view.With(crowd, merged);
                }

                return true;
            }

            var computed = before with { Parts = Array.ConvertAll(before.Parts, p => p with { Norms = Norms.Of(p.Segment, statistics) }) };
            lock (writing)
            {
                view = Merging.Completed(Adopted(computed, (now, its) => now with { Norms = its?.Norms }) with { Statistics = statistics });
            }

            return true;
        }
    }

    /// <summary>The view as it is now, its parts given what was computed for their segments meanwhile; new parts get nothing.</summary>
    private View<TKey> Adopted(View<TKey> computed, Func<Part<TKey>, Part<TKey>?, Part<TKey>> give) =>
        view with { Parts = Array.ConvertAll(view.Parts, p => give(p, Array.Find(computed.Parts, c => ReferenceEquals(c.Segment, p.Segment)))) };

    private View<TKey> Settled(View<TKey> before)
    {
        changes = 0;
        var statistics = live.Freeze();
        return Merging.Completed(before with { Statistics = statistics, Parts = Array.ConvertAll(before.Parts, p => p with { Norms = null }) });
    }

    private View<TKey> Add(View<TKey> to, KeyValuePair<TKey, Subject>[] subjects, bool background)
    {
        var last = new Dictionary<TKey, Subject>(subjects.Length);
        foreach (var (key, subject) in subjects)
        {
            last[key] = subject;
        }

        if (last.Count == 0)
        {
            return to;
        }

        var keys = last.Keys.ToArray();
        Array.Sort(keys, KeyOrder<TKey>.Comparison);
        var builder = new SegmentBuilder<TKey>(keys.Length);
        foreach (var key in keys)
        {
            to = Without(to, key) ?? to;
            builder.Add(key, last[key], background);
        }

        var segment = builder.Build();
        new TermCounter<TKey>(segment, live).CountAll();
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
        new TermCounter<TKey>(segment, live).Subtract(document);
        changes++;
        var parts = (Part<TKey>[])before.Parts.Clone();
        parts[part] = parts[part].Without(document);
        return before with { Parts = parts, Count = before.Count - (segment.IsBackground(document) ? 0 : 1) };
    }
}
