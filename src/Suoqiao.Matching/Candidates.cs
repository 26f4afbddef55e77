namespace Suoqiao.Matching;

/// <summary>Keeps about the best so many of what a first pass offers, by a rough value: when twice as many have come, the lower half goes.</summary>
internal sealed class Candidates
{
    private ulong[] kept = new ulong[4096];
    private int wanted;

    public int Count { get; private set; }

    /// <summary>The least value that is worth offering.</summary>
    public ushort Threshold { get; private set; }

    public void Begin(int most, ushort threshold)
    {
        (wanted, Count, Threshold) = (most, 0, threshold);
        if (kept.Length < 2 * most)
        {
            kept = new ulong[2 * most];
        }
    }

    public void Offer(ushort value, int part, int document)
    {
        if (value < Threshold)
        {
            return;
        }

        kept[Count++] = ((ulong)value << 48) | ((ulong)(uint)part << 32) | (uint)document;
        if (Count == 2 * wanted)
        {
            Halve();
        }
    }

    /// <summary>What was kept, in the order of parts and documents.</summary>
    public ReadOnlySpan<ulong> InPlace()
    {
        if (Count > wanted)
        {
            Halve();
        }

        var all = kept.AsSpan(0, Count);
        foreach (ref var one in all)
        {
            one = (one << 16) | (one >> 48);
        }

        all.Sort();
        return all;
    }

    public static (ushort Value, int Part, int Document) Read(ulong placed) => ((ushort)placed, (int)(placed >> 48), (int)(placed >> 16));

    /// <summary>Quickselect: the wanted greatest come to the front.</summary>
    private void Halve()
    {
        var (low, high) = (0, Count - 1);
        while (low < high)
        {
            var pivot = kept[(low + high) >>> 1];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (kept[i] > pivot)
                {
                    i++;
                }

                while (kept[j] < pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (kept[i], kept[j]) = (kept[j], kept[i]);
                    i++;
                    j--;
                }
            }

            if (wanted - 1 <= j)
            {
                high = j;
            }
            else if (wanted - 1 >= i)
            {
                low = i;
            }
            else
            {
                break;
            }
        }

        Threshold = (ushort)Math.Max(Threshold, (ushort)(kept[wanted - 1] >> 48));
        Count = wanted;
    }
}
