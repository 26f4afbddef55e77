using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Suoqiao.Matching;

/// <summary>
/// The documents' vectors at four bits a number, each with the factor that gives it back its length.
/// </summary>
internal sealed class Meanings(Store store, Slab<byte> cells, Slab<float> factors, int stride)
{
    /// <summary>Owns the slabs; alive as long as this is.</summary>
    public Store Store { get; } = store;

    public unsafe IEnumerable<(nint Start, long Bytes)> Slabs => [((nint)cells.Start, cells.Bytes), ((nint)factors.Start, factors.Bytes)];

    public static Meanings Of<TKey>(Segment<TKey> segment, MeaningSpace space)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var dimensions = space.Dimensions;
        var stride = Nibbles.BytesFor(dimensions);
        var meanings = For(segment.Count, stride);
        Parallel.For(0, segment.Count, document =>
        {
            if (segment.IsBackground(document))
            {
                return;
            }

            var sum = new float[dimensions];
            var (first, end) = segment.RowsOf(document);
            for (var row = first; row < end; row++)
            {
                Dense.AddScaled(sum, Row(segment, row, space), 1);
            }

            space.Normalise(sum);
            meanings.Pack(document, sum);
        });
        return meanings;
    }

    public static Meanings Read(Store store, SlabFile.Reader slabs, MeaningSpace space, int documents)
    {
        var stride = Nibbles.BytesFor(space.Dimensions);
        return new Meanings(store, slabs.Next<byte>((long)documents * stride), slabs.Next<float>(documents), stride);
    }

    /// <summary>The vectors of documents that come from several segments; null where one of those has none.</summary>
    public static Meanings? Gathered<TKey>(IReadOnlyList<(Part<TKey> Part, int Document)> origins)
        where TKey : unmanaged, IEquatable<TKey>
    {
        if (origins.Count == 0 || origins.Any(o => o.Part.Meanings is null))
        {
            return null;
        }

        var gathered = For(origins.Count, origins[0].Part.Meanings!.Stride);
        for (var i = 0; i < origins.Count; i++)
        {
            gathered.Copy(i, origins[i].Part.Meanings!, origins[i].Document);
        }

        return gathered;
    }

    public float Dot(int document, Query query) => Nibbles.Dot(CellsOf(document), query.Meaning, query.MeaningSum) * factors[document];

    /// <summary>Asks for a document's vector ahead of its use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(int document)
    {
        if (Sse.IsSupported)
        {
            const int Line = 64;
            var start = cells.Start + ((long)document * stride);
            for (var at = 0; at < stride; at += Line)
            {
                Sse.Prefetch0(start + at);
            }

            Sse.Prefetch0(factors.Start + document);
        }
    }

    /// <returns>The factor that makes the bytes a vector of unit length; 0 for a zero vector.</returns>
    public static float Quantise(ReadOnlySpan<float> vector, Span<sbyte> cells)
    {
        var greatest = 0f;
        foreach (var value in vector)
        {
            greatest = Math.Max(greatest, Math.Abs(value));
        }

        if (greatest <= 1e-12f)
        {
            cells.Clear();
            return 0;
        }

        var square = 0L;
        cells[vector.Length..].Clear();
        for (var i = 0; i < vector.Length; i++)
        {
            cells[i] = (sbyte)MathF.Round(vector[i] / greatest * sbyte.MaxValue);
            square += cells[i] * cells[i];
        }

        return (float)(1 / Math.Sqrt(square));
    }

    private int Stride => stride;

    private static Meanings For(int documents, int stride)
    {
        var store = new Store();
        return new Meanings(store, store.Allocate<byte>((long)documents * stride), store.Allocate<float>(documents), stride);
    }

    private void Pack(int document, ReadOnlySpan<float> vector) => factors[document] = Nibbles.Pack(vector, CellsOf(document));

    private void Copy(int document, Meanings from, int origin)
    {
        from.CellsOf(origin).CopyTo(CellsOf(document));
        factors[document] = from.FactorOf(origin);
    }

    private Span<byte> CellsOf(int document) => cells.Span((long)document * stride, stride);

    private float FactorOf(int document) => factors[document];

    /// <summary>Adds the terms in the order of their keys, as their numbers depend on how the segment came about.</summary>
    private static float[] Row<TKey>(Segment<TKey> segment, int row, MeaningSpace space)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var terms = new List<(ulong Key, int Frequency)>();
        var reader = segment.ReadRow(row);
        while (reader.MoveNext())
        {
            terms.Add((segment.Terms.Keys[reader.Term], reader.Frequency));
        }

        terms.Sort((a, b) => a.Key.CompareTo(b.Key));
        var sum = new float[space.Dimensions];
        foreach (var (key, frequency) in terms)
        {
            space.Add(sum, key, frequency);
        }

        space.Finish(sum);
        return sum;
    }
}
