using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>
/// What the terms of one document weigh against each other: 1 + ln of the frequency in each row, a row counting by the root of the
/// greatest row's number of terms over its own, as the length of its vector roughly is.
/// </summary>
internal sealed class DocumentWeights(int terms)
{
    private readonly float[] weights = new float[terms];
    private readonly List<int> touched = [];
    private readonly List<(int Term, float Weight)> row = [];
    private readonly List<int> ends = [];

    public ReadOnlySpan<int> Terms => CollectionsMarshal.AsSpan(touched);

    /// <summary>What a term weighs beyond once, in steps.</summary>
    public int Extra(int term) => Math.Clamp((int)Math.Round((weights[term] - 1) * PostingLists.ExtraSteps), 0, byte.MaxValue);

    public void Clear()
    {
        foreach (var term in touched)
        {
            weights[term] = 0;
        }

        touched.Clear();
        row.Clear();
        ends.Clear();
    }

    public void Add(ReadOnlySpan<byte> forward)
    {
        var reader = new ForwardReader(forward);
        while (reader.MoveNext())
        {
            row.Add((reader.Term, Frequency.Table[reader.Frequency]));
        }

        ends.Add(row.Count);
    }

    public void Finish()
    {
        var (greatest, from) = (0, 0);
        foreach (var end in ends)
        {
            (greatest, from) = (Math.Max(greatest, end - from), end);
        }

        from = 0;
        foreach (var end in ends)
        {
            var factor = MathF.Sqrt((float)greatest / (end - from));
            for (; from < end; from++)
            {
                ref var weight = ref weights[row[from].Term];
                if (weight == 0)
                {
                    touched.Add(row[from].Term);
                }

                weight += row[from].Weight * factor;
            }
        }
    }
}
