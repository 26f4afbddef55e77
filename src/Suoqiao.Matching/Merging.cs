namespace Suoqiao.Matching;

/// <summary>Keeps the number of segments small: eight of one size class become one of the next, and one mostly gone is written anew.</summary>
internal static class Merging
{
    private const int FanIn = 8;
    private const long LargestForward = 1L << 30;

    public static View<TKey> Tiers<TKey>(View<TKey> view)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var parts = view.Parts.Where(p => p.Present > 0).ToList();
        while (Crowd(parts) is { } crowd)
        {
            parts.RemoveAll(crowd.Contains);
            parts.Add(Merge(crowd));
        }

        return view with { Parts = [.. parts] };
    }

    /// <summary>Computes the norms and vectors that are missing, under the view's statistics.</summary>
    public static View<TKey> Completed<TKey>(View<TKey> view)
        where TKey : unmanaged, IEquatable<TKey> =>
        view with { Parts = [.. view.Parts.Select(p => Completed(p, view))] };

    private static Part<TKey> Completed<TKey>(Part<TKey> part, View<TKey> view)
        where TKey : unmanaged, IEquatable<TKey> =>
        part.Norms is not null && (part.Meanings is not null || view.Vectors is null) ? part : part with
        {
            Norms = part.Norms ?? Norms.Of(part.Segment, view.Statistics),
            Meanings = view.Vectors is null ? null : part.Meanings ?? Meanings.Of(part.Segment, view.Vectors),
        };

    private static HashSet<Part<TKey>>? Crowd<TKey>(List<Part<TKey>> parts)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var thin = parts.Find(p => p.GoneCount > p.Present);
        return thin is not null
            ? [thin]
            : parts.GroupBy(p => (int)Math.Log(p.Present + 0.5, FanIn))
                .Where(tier => tier.Count() >= FanIn && tier.Sum(p => p.Segment.Forward.LongLength) <= LargestForward)
                .MinBy(tier => tier.Key)?.ToHashSet();
    }

    private static Part<TKey> Merge<TKey>(IReadOnlyCollection<Part<TKey>> parts)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var builder = new SegmentBuilder<TKey>(parts.Sum(p => p.Present));
        var heads = new PriorityQueue<(Part<TKey> Part, int Document, int[] Renumber), TKey>(Comparer<TKey>.Create(KeyOrder<TKey>.Comparison));
        foreach (var part in parts)
        {
            var renumber = new int[part.Segment.Terms.Count];
            Array.Fill(renumber, -1);
            Queue(heads, part, 0, renumber);
        }

        while (heads.TryDequeue(out var head, out _))
        {
            builder.Add(head.Part.Segment, head.Document, head.Renumber);
            Queue(heads, head.Part, head.Document + 1, head.Renumber);
        }

        return new Part<TKey>(builder.Build(), null, null, null, 0);
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
