namespace Suoqiao.Matching;

/// <summary>A segment as it stands at one moment: what has gone from it, and its norms under the view's statistics.</summary>
internal sealed record Part<TKey>(Segment<TKey> Segment, Norms? Norms, Meanings? Meanings, ulong[]? Gone, int GoneCount)
    where TKey : unmanaged, IEquatable<TKey>
{
    public int Present => Segment.Count - GoneCount;

    public bool Has(int document) => Gone is null || (Gone[document >> 6] >> (document & 63) & 1) == 0;

    public Part<TKey> Without(int document)
    {
        var gone = Gone is null ? new ulong[(Segment.Count + 63) / 64] : (ulong[])Gone.Clone();
        gone[document >> 6] |= 1UL << (document & 63);
        return this with { Gone = gone, GoneCount = GoneCount + 1 };
    }
}

/// <summary>Everything a query reads, immutable; a writer replaces the whole of it by one reference.</summary>
internal sealed record View<TKey>(Statistics Statistics, MeaningSpace? Vectors, Part<TKey>[] Parts, int Count)
    where TKey : unmanaged, IEquatable<TKey>
{
    /// <summary>Where a key is, or -1s.</summary>
    public (int Part, int Document) Locate(TKey key)
    {
        for (var part = 0; part < Parts.Length; part++)
        {
            var document = Parts[part].Segment.Find(key);
            if (document >= 0 && Parts[part].Has(document))
            {
                return (part, document);
            }
        }

        return (-1, -1);
    }

    /// <summary>Puts one part in the place of those it was made of, without what has gone from them since.</summary>
    public View<TKey> With(IReadOnlyCollection<Part<TKey>> merged, Part<TKey> by)
    {
        var parts = new List<Part<TKey>>(Parts.Length);
        foreach (var part in Parts)
        {
            var origin = merged.FirstOrDefault(m => ReferenceEquals(m.Segment, part.Segment));
            if (origin is null)
            {
                parts.Add(part);
                continue;
            }

            for (var word = 0; part.Gone is not null && !ReferenceEquals(part.Gone, origin.Gone) && word < part.Gone.Length; word++)
            {
                for (var since = part.Gone[word] & ~(origin.Gone?[word] ?? 0); since != 0; since &= since - 1)
                {
                    by = by.Without(by.Segment.Find(part.Segment.Keys[(word * 64) + System.Numerics.BitOperations.TrailingZeroCount(since)]));
                }
            }
        }

        return this with { Parts = by.Present > 0 ? [.. parts, by] : [.. parts] };
    }
}
