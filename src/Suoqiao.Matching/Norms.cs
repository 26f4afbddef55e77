namespace Suoqiao.Matching;

/// <summary>
/// What a segment's rows are multiplied by so that a document is a vector of unit length in each space: the sum of its fields'
/// unit vectors, made unit length again. Sums run in fixed point, so their order, and with it the way an index came about,
/// cannot change a score by even a rounding.
/// </summary>
internal sealed record Norms(float[] Singles, float[] Pairs)
{
    private const double Scale = 1 << 20;

    public static Norms Of<TKey>(Segment<TKey> segment, Statistics statistics)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var keys = segment.Terms.Keys;
        var weights = new double[keys.Length];
        for (var term = 0; term < keys.Length; term++)
        {
            weights[term] = statistics.Weight(keys[term]);
        }

        var norms = new Norms(new float[segment.Rows], new float[segment.Rows]);
        for (var document = 0; document < segment.Count; document++)
        {
            if (!segment.IsBackground(document))
            {
                norms.Take(segment, document, weights);
            }
        }

        return norms;
    }

    private void Take<TKey>(Segment<TKey> segment, int document, double[] weights)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var (first, end) = (segment.RowOf[document], segment.RowOf[document + 1]);
        Span<double> singles = stackalloc double[3];
        Span<double> pairs = stackalloc double[3];
        var (singleSquares, pairSquares) = (0.0, 0.0);
        for (var row = first; row < end; row++)
        {
            var (s, p) = Dot(segment, row, row, weights);
            (singles[row - first], pairs[row - first]) = (Inverse(s), Inverse(p));
            singleSquares += s > 0 ? 1 : 0;
            pairSquares += p > 0 ? 1 : 0;
            for (var other = first; other < row; other++)
            {
                var (crossS, crossP) = Dot(segment, row, other, weights);
                singleSquares += 2 * crossS * singles[row - first] * singles[other - first];
                pairSquares += 2 * crossP * pairs[row - first] * pairs[other - first];
            }
        }

        for (var row = first; row < end; row++)
        {
            Singles[row] = (float)(singles[row - first] * Inverse(singleSquares));
            Pairs[row] = (float)(pairs[row - first] * Inverse(pairSquares));
        }
    }

    private static double Inverse(double square) => square > 0 ? 1 / Math.Sqrt(square) : 0;

    /// <summary>The inner products of two rows in both spaces.</summary>
    private static (double Singles, double Pairs) Dot<TKey>(Segment<TKey> segment, int row, int other, double[] weights)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var keys = segment.Terms.Keys;
        var a = segment.ReadRow(row);
        var b = segment.ReadRow(other);
        var (singles, pairs) = (0L, 0L);
        var more = a.MoveNext() && b.MoveNext();
        while (more)
        {
            if (a.Term == b.Term)
            {
                var weight = weights[a.Term];
                var product = (long)Math.Round(weight * weight * Frequency.Of(a.Frequency) * Frequency.Of(b.Frequency) * Scale);
                if (Term.IsPairSpace(keys[a.Term]))
                {
                    pairs += product;
                }
                else
                {
                    singles += product;
                }

                more = a.MoveNext() && b.MoveNext();
            }
            else
            {
                more = a.Term < b.Term ? a.MoveNext() : b.MoveNext();
            }
        }

        return (singles / Scale, pairs / Scale);
    }
}

/// <summary>1 + ln of a term's frequency.</summary>
internal static class Frequency
{
    private static readonly float[] Known = [.. Enumerable.Range(0, 1 << 6).Select(n => n == 0 ? 0f : (float)(1 + Math.Log(n)))];

    public static ReadOnlySpan<float> Table => Known;

    public static double Of(int times) => times < Known.Length ? Known[times] : 1 + Math.Log(times);
}
