namespace Suoqiao.Matching;

/// <summary>Keeps the number of segments small: eight of one size class become one of the next, and one mostly gone is written anew.</summary>
internal static class Merging
{
    private const int FanIn = 8;

    /// <summary>
    /// The smallest are merged by whoever writes, as reading one more segment costs every query more than writing a few documents;
    /// the background leaves them alone, so that no two merge the same.
    /// </summary>
    private const int Small = 16;

    /// <summary>Keeps a segment within the 16,777,216 documents that a short list can number, as a document has 40 bytes of rows and more.</summary>
    private const long LargestForward = 1L << 29;

    /// <summary>The parts that should become one, or null while there are few.</summary>
    public static Part<TKey>[]? Crowd<TKey>(View<TKey> view)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var large = Array.FindAll(view.Parts, p => p.Segment.Count > Small);
        var thin = Array.Find(large, p => p.GoneCount > p.Present);
        return thin is not null
            ? [thin]
            : large.GroupBy(p => (int)Math.Log(p.Present + 0.5, FanIn))
                .Where(tier => tier.Count() >= FanIn && tier.Sum(p => p.Segment.Forward.Length) <= LargestForward)
                .MinBy(tier => tier.Key)?.ToArray();
    }

    /// <summary>Merges until nothing is crowded.</summary>
    public static View<TKey> All<TKey>(View<TKey> view)
        where TKey : unmanaged, IEquatable<TKey>
    {
        view = Smallest(view);
        while (Crowd(view) is { } crowd)
        {
            view = view.With(crowd, Merge(crowd));
        }

        return view;
    }

    /// <summary>Merges the smallest parts, so that there is one of them at most.</summary>
    public static View<TKey> Smallest<TKey>(View<TKey> view)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var small = Array.FindAll(view.Parts, p => p.Segment.Count <= Small);
        return small.Length > 1 || (small.Length == 1 && small[0].Present == 0) ? view.With(small, Merge(small)) : view;
    }

    /// <summary>Computes the norms and vectors that are missing, under the view's statistics.</summary>
    public static View<TKey> Completed<TKey>(View<TKey> view)
        where TKey : unmanaged, IEquatable<TKey> =>
        view with { Parts = Array.ConvertAll(view.Parts, p => Completed(p, view)) };

    public static Part<TKey> Completed<TKey>(Part<TKey> part, View<TKey> view)
        where TKey : unmanaged, IEquatable<TKey> =>
        part.Norms is not null && (part.Meanings is not null || view.Vectors is null) ? part : part with
        {
            Norms = part.Norms ?? Norms.Of(part.Segment, view.Statistics),
            Meanings = view.Vectors is null ? null : part.Meanings ?? Meanings.Of(part.Segment, view.Vectors),
        };

    public static Part<TKey> Merge<TKey>(IReadOnlyCollection<Part<TKey>> parts)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var builder = new SegmentBuilder<TKey>(parts.Sum(p => p.Present));
        var heads = new PriorityQueue<(Part<TKey> Part, int Document, int[] Renumber), TKey>(Comparer<TKey>.Create(KeyOrder<TKey>.Comparison));
        foreach (var part in parts)
        {
            var renumber = new int[part.Segment.Terms.Keys.Length];
            Array.Fill(renumber, -1);
            Queue(heads, part, 0, renumber);
        }

        var origins = new List<(Part<TKey> Part, int Document)>(parts.Sum(p => p.Present));
        while (heads.TryDequeue(out var head, out _))
        {
            builder.Add(head.Part.Segment, head.Document, head.Renumber);
            origins.Add((head.Part, head.Document));
            Queue(heads, head.Part, head.Document + 1, head.Renumber);
        }

        var merged = new Part<TKey>(builder.Build(), null, Meanings.Gathered(origins), null, 0);
        GC.KeepAlive(parts);
        return merged;
    }

    private static void Queue<TKey>(PriorityQueue<(Part<TKey> Part, int Document, int[] Renumber), TKey> heads, Part<TKey> part, int from, int[] renumber)
        where TKey : unmanaged, IEquatable<TKey>
    {
        while (from < part.Segment.Count && !part.Has(from))
        {
            from++;
        }

        if (from < part.Segment.Count)
        {
            heads.Enqueue((part, from, renumber), part.Segment.Keys[from]);
        }
    }
}
