namespace Suoqiao.Matching;

/// <summary>A segment as it stands at one moment: what has gone from it, and its norms under the view's statistics.</summary>
internal sealed record Part<TKey>(Segment<TKey> Segment, Norms? Norms, Meanings? Meanings, ulong[]? Gone, int GoneCount)
    where TKey : unmanaged, IEquatable<TKey>
{
    public int Present => Segment.Count - GoneCount;

    public bool Has(int document) => Gone is null || !Bits.Has(Gone, document);

    public Part<TKey> Without(int document)
    {
        var gone = Gone is null ? Bits.For(Segment.Count) : (ulong[])Gone.Clone();
        Bits.Set(gone, document);
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
}
