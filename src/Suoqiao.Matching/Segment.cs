using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>
/// An immutable part of an index. Documents stand in the order of their keys; each has a row per text field that holds terms.
/// <c>Postings</c> of a term are its rows in order, each packed as row · 64 + frequency; <c>Forward</c> is the same matrix by row,
/// from which a segment is merged, a document scored alone, and its terms subtracted when it goes.
/// </summary>
internal sealed class Segment<TKey>
    where TKey : unmanaged, IEquatable<TKey>
{
    public const int FrequencyBits = 6;
    public const int GreatestFrequency = (1 << FrequencyBits) - 1;

    public required TKey[] Keys { get; init; }

    /// <summary>The first row of each document, and the number of rows at the end.</summary>
    public required int[] RowOf { get; init; }

    public required byte[] FieldOf { get; init; }

    /// <summary>How many terms of the pair space a row has, repeated ones counted each time.</summary>
    public required int[] LengthOf { get; init; }

    /// <summary>One bit a document: counted in the statistics but never found.</summary>
    public required ulong[] Background { get; init; }

    public required TermTable Terms { get; init; }

    public required int[] PostingStart { get; init; }

    public required uint[] Postings { get; init; }

    public required long[] ForwardStart { get; init; }

    public required byte[] Forward { get; init; }

    /// <summary>Null when no document has any attribute.</summary>
    public required Facts[]? Facts { get; init; }

    public required string[] Names { get; init; }

    /// <summary>The document of each row; null when every document has exactly one row.</summary>
    public required int[]? DocumentOfRow { get; init; }

    public int Count => Keys.Length;

    public int Rows => FieldOf.Length;

    public bool IsBackground(int document) => Bits.Has(Background, document);

    public int DocumentOf(int row) => DocumentOfRow is null ? row : DocumentOfRow[row];

    public Facts FactsOf(int document) => Facts is null ? Matching.Facts.None : Facts[document];

    /// <summary>The document with a key, or -1.</summary>
    public int Find(TKey key)
    {
        var (low, high) = (0, Keys.Length - 1);
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

    public ForwardReader ReadRow(int row) => new(Forward.AsSpan((int)ForwardStart[row], (int)(ForwardStart[row + 1] - ForwardStart[row])));
}

/// <summary>Reads the terms and frequencies of one row: deltas of term numbers as variable-length integers, doubled, plus one when a frequency above 1 follows.</summary>
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

internal static class Bits
{
    public static ulong[] For(int count) => new ulong[(count + 63) / 64];

    public static bool Has(ulong[] bits, int number) => (bits[number >> 6] >> (number & 63) & 1) != 0;

    public static void Set(ulong[] bits, int number) => bits[number >> 6] |= 1UL << (number & 63);
}
