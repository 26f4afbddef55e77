namespace Suoqiao.Matching;

/// <summary>
/// What a segment's rows are multiplied by so that a document is a vector of unit length in each space: the sum of its fields'
/// unit vectors, made unit length again. Sums run in fixed point, so their order, and with it the way an index came about,
/// cannot change a score by even a rounding.
/// </summary>
internal sealed class Norms(Store store, Slab<float> singles, Slab<float> pairs, Slab<ushort> singleGains, Slab<ushort> pairGains)
{
    /// <summary>Gains are in 1/262,144; a norm beyond a quarter, of a text of common terms only, counts as that.</summary>
    public const double GainScale = 1 << 18;

    private const double Scale = 1 << 20;

    /// <summary>Owns the slabs; alive as long as the norms are.</summary>
    public Store Store { get; } = store;

    /// <summary>By row.</summary>
    public Slab<float> Singles { get; } = singles;

    public Slab<float> Pairs { get; } = pairs;

    /// <summary>The norms of each document's row of most terms, in sixteen bits; 0 for what is never found.</summary>
    public Slab<ushort> SingleGains { get; } = singleGains;

    public Slab<ushort> PairGains { get; } = pairGains;

    public static Norms Of<TKey>(Segment<TKey> segment, Statistics statistics)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var keys = segment.Terms.Keys;
        var weights = new double[keys.Length];
        for (var term = 0; term < keys.Length; term++)
        {
            weights[term] = statistics.Weight(keys[term]);
        }

        var store = new Store();
        var norms = new Norms(
            store,
            store.Allocate<float>(segment.Rows),
            store.Allocate<float>(segment.Rows),
            store.Allocate<ushort>(segment.Count),
            store.Allocate<ushort>(segment.Count));
        for (var document = 0; document < segment.Count; document++)
        {
            if (!segment.IsBackground(document))
            {
                norms.Take(segment, document, weights);
                norms.TakeGains(segment, document);
            }
        }

        return norms;
    }

    public static Norms Read(Store store, SlabFile.Reader slabs, int rows, int documents) =>
        new(store, slabs.Next<float>(rows), slabs.Next<float>(rows), slabs.Next<ushort>(documents), slabs.Next<ushort>(documents));

    public unsafe IEnumerable<(nint Start, long Bytes)> Slabs =>
    [
        ((nint)Singles.Start, Singles.Bytes), ((nint)Pairs.Start, Pairs.Bytes),
        ((nint)SingleGains.Start, SingleGains.Bytes), ((nint)PairGains.Start, PairGains.Bytes),
    ];

    private static ushort Gain(float norm) => (ushort)Math.Min(ushort.MaxValue, Math.Ceiling(norm * GainScale));

    private void TakeGains<TKey>(Segment<TKey> segment, int document)
        where TKey : unmanaged, IEquatable<TKey>
    {
        // The row of most terms has the smallest norm.
        var (first, end) = segment.RowsOf(document);
        var (least, leastPairs) = (float.MaxValue, float.MaxValue);
        for (var row = first; row < end; row++)
        {
            least = Singles[row] > 0 ? Math.Min(least, Singles[row]) : least;
            leastPairs = Pairs[row] > 0 ? Math.Min(leastPairs, Pairs[row]) : leastPairs;
        }

        SingleGains[document] = least == float.MaxValue ? (ushort)0 : Gain(least);
        PairGains[document] = leastPairs == float.MaxValue ? (ushort)0 : Gain(leastPairs);
    }

    private void Take<TKey>(Segment<TKey> segment, int document, double[] weights)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var (first, end) = segment.RowsOf(document);
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
