using System.Numerics;

namespace Suoqiao.Matching;

/// <summary>A segment as it stands at one moment: what has gone from it, and its norms under the view's statistics.</summary>
internal sealed record Part<TKey>(Segment<TKey> Segment, Norms? Norms, Meanings? Meanings, Removed? Gone, int GoneCount)
    where TKey : unmanaged, IEquatable<TKey>
{
    public int Present => Segment.Count - GoneCount;

    public bool Has(int document) => Gone is null || !Gone.Has(document);

    public Part<TKey> Without(int document) => this with { Gone = Removed.And(Gone, document, Segment.Count), GoneCount = GoneCount + 1 };
}

/// <summary>A set of documents of a segment, in pages, so that adding one copies a page and not the whole.</summary>
internal sealed class Removed
{
    private const int PageBits = 15;
    private const int WordsOfPage = 1 << (PageBits - 6);

    private readonly ulong[]?[] pages;

    private Removed(ulong[]?[] pages) => this.pages = pages;

    public static Removed And(Removed? before, int document, int documents)
    {
        var pages = before is null ? new ulong[]?[(documents >> PageBits) + 1] : (ulong[]?[])before.pages.Clone();
        ref var page = ref pages[document >> PageBits];
        page = page is null ? new ulong[WordsOfPage] : (ulong[])page.Clone();
        page[(document >> 6) & (WordsOfPage - 1)] |= 1UL << (document & 63);
        return new Removed(pages);
    }

    public bool Has(int document) =>
        pages[document >> PageBits] is { } page && (page[(document >> 6) & (WordsOfPage - 1)] >> (document & 63) & 1) != 0;

    /// <summary>The documents that are in this set and not in another.</summary>
    public IEnumerable<int> Except(Removed? other)
    {
        for (var number = 0; number < pages.Length; number++)
        {
            var (page, known) = (pages[number], other?.pages[number]);
            for (var word = 0; page is not null && !ReferenceEquals(page, known) && word < page.Length; word++)
            {
                for (var rest = page[word] & ~(known?[word] ?? 0); rest != 0; rest &= rest - 1)
                {
                    yield return (number << PageBits) + (word * 64) + BitOperations.TrailingZeroCount(rest);
                }
            }
        }
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

            foreach (var document in part.Gone?.Except(origin.Gone) ?? [])
            {
                by = by.Without(by.Segment.Find(part.Segment.Keys[document]));
            }
        }

        return this with { Parts = by.Present > 0 ? [.. parts, by] : [.. parts] };
    }
}
