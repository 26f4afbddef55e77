using System.Numerics;
using System.Runtime.CompilerServices;

namespace Suoqiao.Matching;

/// <summary>
/// Numbers 64-bit term keys densely from 0 in order of arrival. Open addressing with linear probing at a load of at most one half;
/// safe for many readers once nothing is added any more.
/// </summary>
internal sealed class TermTable
{
    private int[] slots;
    private ulong[] keys;

    public TermTable(int capacity = 16)
    {
        keys = new ulong[Math.Max(4, capacity)];
        slots = new int[SlotsFor(keys.Length)];
    }

    /// <summary>Takes over keys that are known to be distinct.</summary>
    public TermTable(ulong[] keys)
    {
        this.keys = keys;
        Count = keys.Length;
        slots = new int[SlotsFor(keys.Length)];
        Rehash();
    }

    private TermTable(ulong[] keys, int[] slots) => (this.keys, this.slots, Count) = (keys, slots, keys.Length);

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> Keys => keys.AsSpan(0, Count);

    /// <summary>The number of a key, or -1.</summary>
    public int Find(ulong key)
    {
        for (var slot = SlotOf(key); ; slot = (slot + 1) & (slots.Length - 1))
        {
            var number = slots[slot] - 1;
            if (number < 0 || keys[number] == key)
            {
                return number;
            }
        }
    }

    /// <summary>The number of a key, given to it now if it is new.</summary>
    public int Add(ulong key)
    {
        var slot = SlotOf(key);
        for (; slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            if (keys[slots[slot] - 1] == key)
            {
                return slots[slot] - 1;
            }
        }

        if (Count == keys.Length)
        {
            Array.Resize(ref keys, Math.Max(8, Count * 2));
        }

        keys[Count++] = key;
        slots[slot] = Count;
        if (Count * 2 > slots.Length)
        {
            slots = new int[slots.Length * 2];
            Rehash();
        }

        return Count - 1;
    }

    public TermTable Copy() => new(Keys.ToArray(), (int[])slots.Clone());

    /// <summary>Forgets everything and keeps the room.</summary>
    public void Clear()
    {
        if (Count * 8 < slots.Length && slots.Length > 4096)
        {
            slots = new int[SlotsFor(Count)];
        }
        else
        {
            Array.Clear(slots);
        }

        Count = 0;
    }

    /// <summary>Drops spare room before the table is kept for long.</summary>
    public void Trim()
    {
        if (keys.Length != Count)
        {
            Array.Resize(ref keys, Count);
        }
    }

    private static int SlotsFor(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, count * 2));

    private void Rehash()
    {
        for (var number = 0; number < Count; number++)
        {
            var slot = SlotOf(keys[number]);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = number + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ulong key)
    {
        var mixed = key * 0x9E3779B97F4A7C15UL;
        return (int)((mixed ^ (mixed >> 29)) >> 20) & (slots.Length - 1);
    }
}
