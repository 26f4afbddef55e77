using System.Numerics;
using System.Runtime.CompilerServices;

namespace Suoqiao.Matching;

/// <summary>Finds the number of a term in slabs: the keys by number, and slots (number + 1) with linear probing.</summary>
internal readonly struct TermDictionary(Slab<ulong> keys, Slab<int> slots)
{
    public Slab<ulong> Keys { get; } = keys;

    public Slab<int> Slots { get; } = slots;

    public static TermDictionary Of(Store store, ReadOnlySpan<ulong> keys)
    {
        var copied = store.Allocate<ulong>(keys.Length);
        keys.CopyTo(copied.Span());
        var slots = store.Allocate<int>((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, keys.Length + (keys.Length / 2))));
        for (var number = 0; number < keys.Length; number++)
        {
            var slot = SlotOf(keys[number], slots.Length);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = number + 1;
        }

        return new TermDictionary(copied, slots);
    }

    public int Find(ulong key)
    {
        for (var slot = SlotOf(key, Slots.Length); ; slot = (slot + 1) & (Slots.Length - 1))
        {
            var number = Slots[slot] - 1;
            if (number < 0 || Keys[number] == key)
            {
                return number;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long SlotOf(ulong key, long slots)
    {
        var mixed = key * 0x9E3779B97F4A7C15UL;
        return (long)((mixed ^ (mixed >> 29)) >> 20) & (slots - 1);
    }
}
