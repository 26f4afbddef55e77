using System.Numerics;

namespace Suoqiao.Matching;

/// <summary>
/// The documents' vectors, a byte a number, each with the factor that gives it back its length. Inner products run in whole numbers,
/// so every way of scoring a document gives the same bits.
/// </summary>
internal sealed record Meanings(sbyte[] Cells, float[] Factors)
{
    public static Meanings Of<TKey>(Segment<TKey> segment, MeaningSpace space)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var dimensions = space.Dimensions;
        var meanings = new Meanings(new sbyte[(long)segment.Count * dimensions], new float[segment.Count]);
        Parallel.For(0, segment.Count, document =>
        {
            if (segment.IsBackground(document))
            {
                return;
            }

            var sum = new float[dimensions];
            var (first, end) = segment.RowsOf(document);
            for (var row = first; row < end; row++)
            {
                Dense.AddScaled(sum, Row(segment, row, space), 1);
            }

            space.Normalise(sum);
            meanings.Factors[document] = (float)(Dense.Length(sum) * Quantise(sum, meanings.Cells.AsSpan(document * dimensions, dimensions)));
        });
        return meanings;
    }

    /// <summary>The vectors of documents that come from several segments; null where one of those has none.</summary>
    public static Meanings? Gathered<TKey>(IReadOnlyList<(Part<TKey> Part, int Document)> origins)
        where TKey : unmanaged, IEquatable<TKey>
    {
        if (origins.Count == 0 || origins.Any(o => o.Part.Meanings is null))
        {
            return null;
        }

        var dimensions = origins[0].Part.Meanings!.Cells.Length / Math.Max(1, origins[0].Part.Meanings!.Factors.Length);
        var meanings = new Meanings(new sbyte[(long)origins.Count * dimensions], new float[origins.Count]);
        for (var i = 0; i < origins.Count; i++)
        {
            var (part, document) = origins[i];
            part.Meanings!.Cells.AsSpan(document * dimensions, dimensions).CopyTo(meanings.Cells.AsSpan(i * dimensions));
            meanings.Factors[i] = part.Meanings.Factors[document];
        }

        return meanings;
    }

    public float Dot(int document, ReadOnlySpan<sbyte> query)
    {
        var cells = Cells.AsSpan(document * query.Length, query.Length);
        var sums = Vector<int>.Zero;
        var i = 0;
        for (; i <= cells.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(cells[i..]), out var low, out var high);
            Vector.Widen(new Vector<sbyte>(query[i..]), out var queryLow, out var queryHigh);
            Vector.Widen(low * queryLow, out var a, out var b);
            Vector.Widen(high * queryHigh, out var c, out var d);
            sums += a + b + c + d;
        }

        var sum = Vector.Sum(sums);
        for (; i < cells.Length; i++)
        {
            sum += cells[i] * query[i];
        }

        return sum * Factors[document];
    }

    /// <returns>The factor that makes the bytes a vector of unit length; 0 for a zero vector.</returns>
    public static float Quantise(ReadOnlySpan<float> vector, Span<sbyte> cells)
    {
        var greatest = 0f;
        foreach (var value in vector)
        {
            greatest = Math.Max(greatest, Math.Abs(value));
        }

        if (greatest <= 1e-12f)
        {
            cells.Clear();
            return 0;
        }

        var square = 0L;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = (sbyte)MathF.Round(vector[i] / greatest * sbyte.MaxValue);
            square += cells[i] * cells[i];
        }

        return (float)(1 / Math.Sqrt(square));
    }

    /// <summary>Adds the terms in the order of their keys, as their numbers depend on how the segment came about.</summary>
    private static float[] Row<TKey>(Segment<TKey> segment, int row, MeaningSpace space)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var terms = new List<(ulong Key, int Frequency)>();
        var reader = segment.ReadRow(row);
        while (reader.MoveNext())
        {
            terms.Add((segment.Terms.Keys[reader.Term], reader.Frequency));
        }

        terms.Sort((a, b) => a.Key.CompareTo(b.Key));
        var sum = new float[space.Dimensions];
        foreach (var (key, frequency) in terms)
        {
            space.Add(sum, key, frequency);
        }

        space.Finish(sum);
        return sum;
    }
}
