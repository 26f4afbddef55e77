using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>
/// An immutable part of an index. Documents stand in the order of their keys; each has a row per text field that holds terms.
/// <c>Forward</c> is each row's terms, from which a document is scored exactly, segments are merged, and a removed text's terms
/// subtracted; <c>Lists</c> is the same by term and document, from which promising documents are found. A posting's extra weight is
/// that of its frequencies and of the rows it stands in, a shorter row weighing more (by the root of its number of terms), so it
/// depends on the segment alone.
/// </summary>
internal sealed class Segment<TKey>
    where TKey : unmanaged, IEquatable<TKey>
{
    public const int GreatestFrequency = 63;

    /// <summary>Owns the slabs; alive as long as the segment is.</summary>
    public required Store Store { get; init; }

    public required Slab<TKey> Keys { get; init; }

    /// <summary>The first row of each document, and the number of rows at the end; empty when every document has exactly one row.</summary>
    public required Slab<int> RowOfDocument { get; init; }

    public required Slab<byte> FieldOf { get; init; }

    /// <summary>How many terms of the pair space a row has, repeated ones counted each time, in a byte.</summary>
    public required Slab<byte> LengthOf { get; init; }

    /// <summary>One bit a document: counted in the statistics but never found.</summary>
    public required Slab<ulong> Background { get; init; }

    public required TermDictionary Terms { get; init; }

    public required PostingLists Lists { get; init; }

    public required Slab<uint> ForwardStart { get; init; }

    public required Slab<byte> Forward { get; init; }

    /// <summary>Empty when no document has any attribute.</summary>
    public required Slab<Facts> Facts { get; init; }

    public required string[] Names { get; init; }

    public int Count => (int)Keys.Length;

    public int Rows => (int)FieldOf.Length;

    public bool IsBackground(int document) => (Background[document >> 6] >> (document & 63) & 1) != 0;

    public Facts FactsOf(int document) => Facts.Length == 0 ? Matching.Facts.None : Facts[document];

    public unsafe IEnumerable<(nint Start, long Bytes)> Slabs =>
    [
        ((nint)Keys.Start, Keys.Bytes), ((nint)RowOfDocument.Start, RowOfDocument.Bytes),
        ((nint)FieldOf.Start, FieldOf.Bytes), ((nint)LengthOf.Start, LengthOf.Bytes),
        ((nint)Background.Start, Background.Bytes), ((nint)Terms.Keys.Start, Terms.Keys.Bytes), ((nint)Terms.Slots.Start, Terms.Slots.Bytes),
        ((nint)ForwardStart.Start, ForwardStart.Bytes), ((nint)Forward.Start, Forward.Bytes), ((nint)Facts.Start, Facts.Bytes), .. Lists.Slabs,
    ];

    public static Segment<TKey> Read(Store store, SlabFile.Reader slabs, string[] names)
    {
        var keys = slabs.Next<TKey>();
        var (rowOf, fieldOf) = (slabs.Next<int>(), slabs.Next<byte>());
        var lengthOf = slabs.Next<byte>(fieldOf.Length);
        var background = slabs.Next<ulong>((keys.Length + 63) / 64);
        var terms = new TermDictionary(slabs.Next<ulong>(), slabs.Next<int>());
        return new Segment<TKey>
        {
            Store = store,
            Keys = keys,
            RowOfDocument = rowOf,
            FieldOf = fieldOf,
            LengthOf = lengthOf,
            Background = background,
            Terms = terms,
            ForwardStart = slabs.Next<uint>(fieldOf.Length + 1),
            Forward = slabs.Next<byte>(),
            Facts = slabs.Next<Facts>(),
            Lists = PostingLists.Read(slabs, (int)keys.Length, terms.Keys.Length),
            Names = names,
        };
    }

    /// <summary>A document's rows: the first, and the one after the last.</summary>
    public (int First, int End) RowsOf(int document) =>
        RowOfDocument.Length == 0 ? (document, document + 1) : (RowOfDocument[document], RowOfDocument[document + 1]);

    /// <summary>The document with a key, or -1.</summary>
    public int Find(TKey key)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = KeyOrder<TKey>.Compare(Keys[middle], key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    public ForwardReader ReadRow(int row) => new(Forward.Span(ForwardStart[row], (int)(ForwardStart[row + 1] - ForwardStart[row])));
}

/// <summary>
/// Reads the terms and frequencies of one row: deltas of term numbers as variable-length integers, doubled, plus one when a frequency above 1 follows.
/// </summary>
internal ref struct ForwardReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int at;

    public int Term { get; private set; } = -1;

    public int Frequency { get; private set; }

    public bool MoveNext()
    {
        if (at >= bytes.Length)
        {
            return false;
        }

        uint value = 0;
        var shift = 0;
        byte next;
        do
        {
            next = bytes[at++];
            value |= (uint)(next & 0x7f) << shift;
            shift += 7;
        }
        while (next >= 0x80);

        Term += (int)(value >> 1);
        Frequency = (value & 1) == 0 ? 1 : bytes[at++];
        return true;
    }
}

/// <summary>Keys are ordered by their bytes, so that ties fall the same way everywhere.</summary>
internal static class KeyOrder<TKey>
    where TKey : unmanaged, IEquatable<TKey>
{
    public static Comparison<TKey> Comparison { get; } = (a, b) => Compare(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Compare(TKey a, TKey b) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<TKey>(in a)).SequenceCompareTo(MemoryMarshal.AsBytes(new ReadOnlySpan<TKey>(in b)));
}
