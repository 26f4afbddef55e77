using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>The working memory of one query, lent and given back, so that queries allocate nothing that grows with the index.</summary>
internal sealed unsafe class Scratch
{
    private static readonly ConcurrentBag<Scratch> Spare = [];

    private int[] numberOf = [];
    private ulong[] isAsked = [];
    private int[] mapped = new int[256];
    private int mappedCount;
    private (double Value, int Place)[] ranked = [];
    private float[] sorted = [];

    private Scratch()
    {
        NativeMemory.Clear(Singles, PostingLists.ChunkSize * sizeof(ushort));
        NativeMemory.Clear(Pairs, PostingLists.ChunkSize * sizeof(ushort));
    }

    ~Scratch()
    {
        NativeMemory.AlignedFree(Singles);
        NativeMemory.AlignedFree(Pairs);
        NativeMemory.AlignedFree(Found);
    }

    public Query Query { get; } = new();

    /// <summary>One sum for each document of a chunk, of single characters; all zero between uses.</summary>
    public ushort* Singles { get; } = (ushort*)NativeMemory.AlignedAlloc(PostingLists.ChunkSize * sizeof(ushort), 64);

    /// <summary>The same, of pairs.</summary>
    public ushort* Pairs { get; } = (ushort*)NativeMemory.AlignedAlloc(PostingLists.ChunkSize * sizeof(ushort), 64);

    /// <summary>Room for what was found in a chunk.</summary>
    public uint* Found { get; } = (uint*)NativeMemory.AlignedAlloc(PostingLists.ChunkSize * sizeof(uint), 64);

    public ListPlan SinglesPlan { get; } = new();

    public ListPlan PairsPlan { get; } = new();

    public Candidates Candidates { get; } = new();

    /// <summary>Counts by value.</summary>
    public int[] Histogram { get; } = new int[1 << 16];

    public static Scratch Rent() => Spare.TryTake(out var scratch) ? scratch : new Scratch();

    /// <summary>Gives it back; one left dirty by an exception is simply not given back.</summary>
    public void Return() => Spare.Add(this);

    /// <summary>A sorted copy of some weights.</summary>
    public ReadOnlySpan<float> Sorted(ReadOnlySpan<float> values)
    {
        if (sorted.Length < values.Length)
        {
            sorted = new float[values.Length];
        }

        var copy = sorted.AsSpan(0, values.Length);
        values.CopyTo(copy);
        copy.Sort();
        return copy;
    }

    /// <summary>Room for candidates in the order of their rough score.</summary>
    public Span<(double Value, int Place)> Ranked(int count)
    {
        if (ranked.Length < count)
        {
            ranked = new (double, int)[count];
        }

        return ranked.AsSpan(0, count);
    }

    /// <summary>Remembers which of a segment's terms are asked for, until the next segment.</summary>
    public void Map(TermDictionary terms, TermTable asked)
    {
        Unmap();
        if (numberOf.Length < terms.Keys.Length)
        {
            numberOf = new int[terms.Keys.Length];
            isAsked = new ulong[(terms.Keys.Length / 64) + 1];
        }

        if (mapped.Length < asked.Count)
        {
            mapped = new int[asked.Count];
        }

        for (var number = 0; number < asked.Count; number++)
        {
            var term = terms.Find(asked.Keys[number]);
            if (term >= 0)
            {
                numberOf[term] = number;
                isAsked[term >> 6] |= 1UL << (term & 63);
                mapped[mappedCount++] = term;
            }
        }
    }

    public void Unmap()
    {
        for (; mappedCount > 0; mappedCount--)
        {
            isAsked[mapped[mappedCount - 1] >> 6] = 0;
        }
    }

    /// <summary>The number of a segment's term among those asked for, or -1.</summary>
    public int NumberOf(int term) => (isAsked[term >> 6] >> (term & 63) & 1) == 0 ? -1 : numberOf[term];
}
