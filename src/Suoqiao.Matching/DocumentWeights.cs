using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>
/// What the terms of one document weigh against each other: 1 + ln of the frequency in each row over the length of the row's vector,
/// such that a term which stands once in the longest row weighs 1. Lengths are told by how many documents of the segment hold a term.
/// </summary>
internal sealed class DocumentWeights(ulong[] keys, int[] holders, int documents)
{
    private readonly float[] weights = new float[keys.Length];
    private readonly float[] squares = Squares(holders, documents);
    private readonly List<int> touched = [];
    private readonly List<(int Term, float Weight)> cells = [];
    private readonly List<(int End, float Singles, float Pairs)> rows = [];

    public ReadOnlySpan<int> Terms => CollectionsMarshal.AsSpan(touched);

    /// <summary>What a term weighs beyond once, in steps.</summary>
    public int Extra(int term) => Math.Clamp((int)MathF.Round((weights[term] - 1) * PostingLists.ExtraSteps), 0, byte.MaxValue);

    public void Clear()
    {
        foreach (var term in touched)
        {
            weights[term] = 0;
        }

        touched.Clear();
        cells.Clear();
        rows.Clear();
    }

    public void Add(ReadOnlySpan<byte> forward)
    {
        var (singles, pairs) = (0f, 0f);
        var reader = new ForwardReader(forward);
        while (reader.MoveNext())
        {
            var weight = Frequency.Table[reader.Frequency];
            var square = weight * weight * squares[reader.Term];
            (singles, pairs) = Term.IsPairSpace(keys[reader.Term]) ? (singles, pairs + square) : (singles + square, pairs);
            cells.Add((reader.Term, weight));
        }

        rows.Add((cells.Count, singles, pairs));
    }

    public void Finish()
    {
        var (longest, longestPairs) = (0f, 0f);
        foreach (var (_, singles, pairs) in rows)
        {
            (longest, longestPairs) = (Math.Max(longest, singles), Math.Max(longestPairs, pairs));
        }

        var from = 0;
        foreach (var (end, singles, pairs) in rows)
        {
            var (factor, pairFactor) = (Factor(longest, singles), Factor(longestPairs, pairs));
            for (; from < end; from++)
            {
                var (term, weight) = cells[from];
                if (weights[term] == 0)
                {
                    touched.Add(term);
                }

                weights[term] += weight * (Term.IsPairSpace(keys[term]) ? pairFactor : factor);
            }
        }
    }

    private static float Factor(float longest, float row) => row > 0 ? MathF.Sqrt(longest / row) : 1;

    /// <summary>The squares of the terms' weights, idf³, under the segment's own counts.</summary>
    private static float[] Squares(int[] holders, int documents) =>
        Array.ConvertAll(holders, n => MathF.Pow(MathF.Max(0.1f, MathF.Log((2f + documents) / (1f + n))), 3));
}
