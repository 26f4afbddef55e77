using System.Numerics;

namespace Suoqiao.Matching;

/// <summary>Adds up the first postings of the weightiest terms and names the documents that look best.</summary>
internal sealed unsafe class Seed
{
    private const int SlotBits = 14;

    private readonly (int Document, float Sum)[] slots = new (int, float)[1 << SlotBits];
    private readonly List<int> used = [];
    private ulong[] ranked = [];

    public void Clear()
    {
        foreach (var slot in used)
        {
            slots[slot] = default;
        }

        used.Clear();
    }

    /// <summary>Takes a term's postings; false once there are enough.</summary>
    public bool Take(PostingLists lists, in TermLists its, float weight, int most)
    {
        if (its.Bitmap >= 0)
        {
            TakeBits(lists, its, weight, most);
            return used.Count < most;
        }

        if (its.IsRare)
        {
            foreach (var posting in lists.RareOf(its))
            {
                Add((int)(posting >> 8), weight);
            }

            return used.Count < most;
        }

        var ids = lists.Ids.Start + its.Start;
        var slices = lists.Slices.Start + its.Slices;
        for (var chunk = 0; chunk < lists.Chunks && used.Count < most; chunk++)
        {
            for (var at = slices[chunk]; at < slices[chunk + 1] && used.Count < most; at++)
            {
                Add((chunk << PostingLists.ChunkBits) + ids[at], weight);
            }
        }

        return used.Count < most;
    }

    /// <summary>The documents with the greatest sums, times their gains, each in the lower half of its number.</summary>
    public ReadOnlySpan<ulong> Best(Slab<ushort> gains, int count)
    {
        if (ranked.Length < used.Count)
        {
            ranked = new ulong[slots.Length];
        }

        var all = ranked.AsSpan(0, used.Count);
        for (var i = 0; i < all.Length; i++)
        {
            var (document, sum) = slots[used[i]];
            all[i] = ((ulong)BitConverter.SingleToUInt32Bits(sum * gains[document - 1]) << 32) | (uint)(document - 1);
        }

        if (all.Length > count)
        {
            Selection.Greatest(all, count);
            all = all[..count];
        }

        return all;
    }

    private void TakeBits(PostingLists lists, in TermLists its, float weight, int most)
    {
        var bits = lists.BitsOf(its);
        for (var word = 0; word < lists.WordsOfBitmap && used.Count < most; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                Add((word * 32) + PostingLists.DocumentOf(BitOperations.TrailingZeroCount(rest)), weight);
            }
        }
    }

    private void Add(int document, float weight)
    {
        for (var slot = (int)((uint)document * 2654435769u >> (32 - SlotBits)); ; slot = (slot + 1) & (slots.Length - 1))
        {
            ref var its = ref slots[slot];
            if (its.Document == 0)
            {
                its = (document + 1, weight);
                used.Add(slot);
                return;
            }

            if (its.Document == document + 1)
            {
                its.Sum += weight;
                return;
            }
        }
    }
}
