using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Suoqiao.Matching;

/// <summary>A list that a query adds up: its whole-number weight and where its slices are.</summary>
internal unsafe struct WeightedList
{
    public ushort* Ids;
    public int* Slices;
    public ushort* ExtraIds;
    public byte* Extras;
    public int* ExtraSlices;
    public uint* Bits;
    public ushort Weight;
}

/// <summary>
/// One chunk's sums in 16 bits each, 64 KB that stay in the second-level cache. Weights are whole numbers, rounded up; whoever makes the
/// plan scales them so that what a text holds cannot pass 65,535. What it might hold besides can: such bounds stop there.
/// </summary>
internal static unsafe class Accumulators
{
    /// <summary>How many lists ahead memory is asked for.</summary>
    private const int Ahead = 4;

    public static void Scatter(ReadOnlySpan<WeightedList> lists, int chunk, ushort* sums)
    {
        for (var i = 0; i < lists.Length; i++)
        {
            if (i + Ahead < lists.Length && Sse.IsSupported)
            {
                ref readonly var next = ref lists[i + Ahead];
                Sse.Prefetch0(next.Ids + next.Slices[chunk]);
            }

            ref readonly var list = ref lists[i];
            var (from, to) = (list.Slices[chunk], list.Slices[chunk + 1]);
            Add(list.Ids + from, list.Ids + to, sums, list.Weight);
        }
    }

    public static void ScatterExtras(ReadOnlySpan<WeightedList> lists, int chunk, ushort* sums)
    {
        for (var i = 0; i < lists.Length; i++)
        {
            if (i + Ahead < lists.Length && Sse.IsSupported)
            {
                ref readonly var next = ref lists[i + Ahead];
                Sse.Prefetch0(next.ExtraIds + next.ExtraSlices[chunk]);
                Sse.Prefetch0(next.Extras + next.ExtraSlices[chunk]);
            }

            ref readonly var list = ref lists[i];
            var (from, to) = (list.ExtraSlices[chunk], list.ExtraSlices[chunk + 1]);
            AddExtras(list.ExtraIds + from, list.Extras + from, to - from, sums, list.Weight);
        }
    }

    /// <summary>Adds lists that have bitmaps.</summary>
    public static void AddBitmaps(ReadOnlySpan<WeightedList> lists, int chunk, ushort* sums)
    {
        if (lists.IsEmpty)
        {
            return;
        }

        var first = chunk << (PostingLists.ChunkBits - 5);
        if (!Vector512.IsHardwareAccelerated)
        {
            foreach (ref readonly var list in lists)
            {
                AddBitmap(list.Bits + first, list.Weight, sums);
            }

            return;
        }

        var lane = LaneBits;
        for (var word = 0; word < PostingLists.ChunkSize / 32; word++)
        {
            var sum = Vector512.LoadAligned(sums + (word * 32));
            foreach (ref readonly var list in lists)
            {
                sum += Vector512.Create(list.Weight) & Vector512.Equals(Vector512.Create(list.Bits[first + word]).AsUInt16() & lane, lane);
            }

            Vector512.StoreAligned(sum, sums + (word * 32));
        }
    }

    /// <summary>Adds one list's bits without wide vectors.</summary>
    internal static void AddBitmap(uint* bits, ushort weight, ushort* sums)
    {
        for (var word = 0; word < PostingLists.ChunkSize / 32; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                sums[(word * 32) + PostingLists.DocumentOf(BitOperations.TrailingZeroCount(rest))] += weight;
            }
        }
    }

    /// <summary>What an extra adds, rounded up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Extra(uint weight, uint extra) => ((weight * extra) + (PostingLists.ExtraSteps - 1)) / PostingLists.ExtraSteps;

    /// <summary>
    /// Lists the documents of a chunk whose (sum + what the left-out lists may add) · gain reaches the threshold, and clears the sums.
    /// Where a document passes, the left-out lists' bitmaps are added one after another until the rest cannot bring it there.
    /// </summary>
    /// <param name="sums">The sums.</param>
    /// <param name="gains">The gain of each document, in 1/65,536.</param>
    /// <param name="documents">How many documents the chunk has.</param>
    /// <param name="threshold">What to reach; 0 lists every document that has any sum.</param>
    /// <param name="left">The lists left out, all with bitmaps, the weightiest first.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="found">Room for a whole chunk.</param>
    /// <returns>How many were found.</returns>
    public static int Collect(ushort* sums, ushort* gains, int documents, ushort threshold, ReadOnlySpan<WeightedList> left, int chunk, ushort* found) =>
        Vector512.IsHardwareAccelerated && Avx512BW.IsSupported
            ? CollectWide(sums, gains, documents, threshold, left, chunk, found)
            : CollectPortably(sums, gains, documents, threshold, left, chunk, found);

    /// <summary>The portable way; the wide one gives the same documents.</summary>
    internal static int CollectPortably(ushort* sums, ushort* gains, int documents, ushort threshold, ReadOnlySpan<WeightedList> left, int chunk, ushort* found)
    {
        var most = MostOf(left);
        var lanes = Vector<ushort>.Count;
        var count = 0;
        var least = new Vector<ushort>(Math.Max(threshold, (ushort)1));
        var added = new Vector<ushort>(most);
        for (var at = 0; at < documents; at += lanes)
        {
            var sum = Unsafe.ReadUnaligned<Vector<ushort>>(sums + at);
            var passes = threshold == 0
                ? !Vector.EqualsAll(sum, Vector<ushort>.Zero)
                : Vector.GreaterThanOrEqualAny(High(AddSaturate(sum, added), Unsafe.ReadUnaligned<Vector<ushort>>(gains + at)), least);
            if (passes)
            {
                for (var document = at; document < at + lanes; document++)
                {
                    if (Passes(sums[document], gains[document], threshold, most, left, chunk, document))
                    {
                        found[count++] = (ushort)document;
                    }
                }
            }

            Unsafe.WriteUnaligned(sums + at, Vector<ushort>.Zero);
        }

        return count;
    }

    /// <summary>Turns the sums of both spaces into one value a document, in the place of the first, and clears the second.</summary>
    public static void Combine(ushort* singles, ushort* pairs, ushort* singleGains, ushort* pairGains, int documents)
    {
        if (Vector512.IsHardwareAccelerated && Avx512BW.IsSupported)
        {
            for (var at = 0; at < documents; at += Vector512<ushort>.Count)
            {
                var value = Avx512BW.AddSaturate(
                    Avx512BW.MultiplyHigh(Vector512.LoadAligned(singles + at), Vector512.LoadAligned(singleGains + at)),
                    Avx512BW.MultiplyHigh(Vector512.LoadAligned(pairs + at), Vector512.LoadAligned(pairGains + at)));
                Vector512.StoreAligned(value, singles + at);
                Vector512.StoreAligned(Vector512<ushort>.Zero, pairs + at);
            }

            return;
        }

        CombinePortably(singles, pairs, singleGains, pairGains, documents);
    }

    internal static void CombinePortably(ushort* singles, ushort* pairs, ushort* singleGains, ushort* pairGains, int documents)
    {
        var lanes = Vector<ushort>.Count;
        for (var at = 0; at < documents; at += lanes)
        {
            var a = High(Unsafe.ReadUnaligned<Vector<ushort>>(singles + at), Unsafe.ReadUnaligned<Vector<ushort>>(singleGains + at));
            var b = High(Unsafe.ReadUnaligned<Vector<ushort>>(pairs + at), Unsafe.ReadUnaligned<Vector<ushort>>(pairGains + at));
            Unsafe.WriteUnaligned(singles + at, AddSaturate(a, b));
            Unsafe.WriteUnaligned(pairs + at, Vector<ushort>.Zero);
        }
    }

    /// <summary>Lists the documents whose value reaches the threshold, with their values, and clears the values.</summary>
    public static int TakeReaching(ushort* values, int documents, ushort threshold, uint* found)
    {
        var count = 0;
        var least = Vector512.Create(threshold);
        for (var at = 0; at < documents; at += Vector512<ushort>.Count)
        {
            var mask = Vector512.GreaterThanOrEqual(Vector512.LoadAligned(values + at), least).ExtractMostSignificantBits();
            for (; mask != 0; mask &= mask - 1)
            {
                var document = at + BitOperations.TrailingZeroCount(mask);
                found[count++] = ((uint)values[document] << 16) | (uint)document;
            }

            Vector512.StoreAligned(Vector512<ushort>.Zero, values + at);
        }

        return count;
    }

    private static int CollectWide(ushort* sums, ushort* gains, int documents, ushort threshold, ReadOnlySpan<WeightedList> left, int chunk, ushort* found)
    {
        var count = 0;
        var least = Vector512.Create(threshold);
        var most = Vector512.Create(MostOf(left));
        var zero = Vector512<ushort>.Zero;
        for (var at = 0; at < documents; at += Vector512<ushort>.Count)
        {
            var sum = Vector512.LoadAligned(sums + at);
            Vector512.StoreAligned(zero, sums + at);
            var gain = Vector512.LoadAligned(gains + at);
            var passing = threshold == 0
                ? ~Vector512.Equals(sum, zero)
                : Vector512.GreaterThanOrEqual(Avx512BW.MultiplyHigh(Avx512BW.AddSaturate(sum, most), gain), least);
            var mask = passing.ExtractMostSignificantBits();
            if (mask == 0)
            {
                continue;
            }

            if (left.Length > 0 && threshold > 0)
            {
                mask = Refine(sum, gain, least, most, left, ((chunk << PostingLists.ChunkBits) + at) >> 5);
            }

            for (; mask != 0; mask &= mask - 1)
            {
                found[count++] = (ushort)(at + BitOperations.TrailingZeroCount(mask));
            }
        }

        return count;
    }

    private static ulong Refine(
        Vector512<ushort> sum, Vector512<ushort> gain, Vector512<ushort> least, Vector512<ushort> rest, ReadOnlySpan<WeightedList> left, int word)
    {
        var lane = LaneBits;
        var mask = 0UL;
        for (var i = 0; i < left.Length; i++)
        {
            var weight = Vector512.Create(left[i].Weight);
            var has = Vector512.Equals(Vector512.Create(left[i].Bits[word]).AsUInt16() & lane, lane);
            sum = Avx512BW.AddSaturate(sum, weight & has);
            rest -= weight;
            mask = Vector512.GreaterThanOrEqual(Avx512BW.MultiplyHigh(Avx512BW.AddSaturate(sum, rest), gain), least).ExtractMostSignificantBits();
            if (mask == 0)
            {
                break;
            }
        }

        return mask;
    }

    private static Vector512<ushort> LaneBits => Vector512.Create(
        0x0001_0001u, 0x0002_0002, 0x0004_0004, 0x0008_0008, 0x0010_0010, 0x0020_0020, 0x0040_0040, 0x0080_0080,
        0x0100_0100, 0x0200_0200, 0x0400_0400, 0x0800_0800, 0x1000_1000, 0x2000_2000, 0x4000_4000, 0x8000_8000).AsUInt16();

    private static bool Passes(uint sum, uint gain, uint threshold, uint rest, ReadOnlySpan<WeightedList> left, int chunk, int document)
    {
        if (threshold == 0)
        {
            return sum > 0;
        }

        for (var i = 0; i < left.Length && Reaches(sum + rest, gain, threshold); i++)
        {
            var word = left[i].Bits[((chunk << PostingLists.ChunkBits) + document) >> 5];
            sum += (word & PostingLists.BitOf(document)) != 0 ? left[i].Weight : 0u;
            rest -= left[i].Weight;
        }

        return Reaches(sum + rest, gain, threshold);
    }

    private static bool Reaches(uint sum, uint gain, uint threshold) => (Math.Min(sum, ushort.MaxValue) * gain) >> 16 >= threshold;

    private static ushort MostOf(ReadOnlySpan<WeightedList> left)
    {
        var most = 0;
        foreach (ref readonly var list in left)
        {
            most += list.Weight;
        }

        return checked((ushort)most);
    }

    /// <summary>The upper halves of the products.</summary>
    private static Vector<ushort> High(Vector<ushort> a, Vector<ushort> b)
    {
        Vector.Widen(a, out var aLow, out var aHigh);
        Vector.Widen(b, out var bLow, out var bHigh);
        return Vector.Narrow((aLow * bLow) >>> 16, (aHigh * bHigh) >>> 16);
    }

    private static Vector<ushort> AddSaturate(Vector<ushort> a, Vector<ushort> b) => a + Vector.Min(b, ~a);

    private static void AddExtras(ushort* ids, byte* extras, int count, ushort* sums, uint weight)
    {
        var i = 0;
        for (; i <= count - 4; i += 4)
        {
            var four = Unsafe.ReadUnaligned<ulong>(ids + i);
            var amounts = Unsafe.ReadUnaligned<uint>(extras + i);
            AddExtra(sums + (ushort)four, weight, amounts & 0xff);
            AddExtra(sums + (ushort)(four >> 16), weight, (amounts >> 8) & 0xff);
            AddExtra(sums + (ushort)(four >> 32), weight, (amounts >> 16) & 0xff);
            AddExtra(sums + (four >> 48), weight, amounts >> 24);
        }

        for (; i < count; i++)
        {
            AddExtra(sums + ids[i], weight, extras[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddExtra(ushort* sum, uint weight, uint extra) => *sum = (ushort)Math.Min(ushort.MaxValue, *sum + Extra(weight, extra));

    private static void Add(ushort* at, ushort* to, ushort* sums, ushort weight)
    {
        for (; at <= to - 8; at += 8)
        {
            var (a, b) = (Unsafe.ReadUnaligned<ulong>(at), Unsafe.ReadUnaligned<ulong>(at + 4));
            sums[(ushort)a] += weight;
            sums[(ushort)(a >> 16)] += weight;
            sums[(ushort)(a >> 32)] += weight;
            sums[a >> 48] += weight;
            sums[(ushort)b] += weight;
            sums[(ushort)(b >> 16)] += weight;
            sums[(ushort)(b >> 32)] += weight;
            sums[b >> 48] += weight;
        }

        for (; at < to; at++)
        {
            sums[*at] += weight;
        }
    }
}
