using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>
/// Scores a query: a term at a time into one sum per row and space; the norms are applied once per row at the end. A document
/// scored alone goes through its forward rows but adds in the same order, so both ways give the same bits.
/// </summary>
internal static class Ranking
{
    public static void Find<TKey>(View<TKey> view, Scratch scratch, Signals signals, Func<TKey, bool>? where, TopList<TKey> best)
        where TKey : unmanaged, IEquatable<TKey>
    {
        foreach (var part in view.Parts)
        {
            scratch.ForRows(part.Segment.Rows);
            Accumulate(part.Segment, scratch);
            Combine(part, scratch);
            Collect(part, scratch, signals, where, best);
        }
    }

    /// <summary>The text's score of one document, the same as <see cref="Find"/> gives it.</summary>
    public static float Text<TKey>(Part<TKey> part, int document, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var segment = part.Segment;
        var text = 0f;
        for (var row = segment.RowOf[document]; row < segment.RowOf[document + 1]; row++)
        {
            var (singles, pairs) = Row(segment, row, scratch);
            text += Value(part.Norms!, row, singles, pairs);
        }

        return text + Meaning(part, document, scratch.Query);
    }

    /// <summary>What nearness in meaning brings; 0 where the index has no vectors.</summary>
    public static float Meaning<TKey>(Part<TKey> part, int document, Query query)
        where TKey : unmanaged, IEquatable<TKey> =>
        query.Meaning.IsEmpty ? 0 : part.Meanings!.Dot(document, query.Meaning) * query.MeaningFactor;

    private static float Value(Norms norms, int row, float singles, float pairs) => (singles * norms.Singles[row]) + (pairs * norms.Pairs[row]);

    private static (float Singles, float Pairs) Row<TKey>(Segment<TKey> segment, int row, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var query = scratch.Query;
        scratch.ForTerms(query.Terms.Count);
        var cells = scratch.ByTerm.AsSpan(0, query.Terms.Count);
        var reader = segment.ReadRow(row);
        while (reader.MoveNext())
        {
            var term = query.Terms.Find(segment.Terms.Keys[reader.Term]);
            if (term >= 0)
            {
                cells[term] = query.Weights[term] * Frequency.Table[reader.Frequency];
            }
        }

        var (singles, pairs) = (0f, 0f);
        for (var term = 0; term < cells.Length; term++)
        {
            (singles, pairs) = Term.IsPairSpace(query.Terms.Keys[term]) ? (singles, pairs + cells[term]) : (singles + cells[term], pairs);
        }

        cells.Clear();
        return (singles, pairs);
    }

    private static void Accumulate<TKey>(Segment<TKey> segment, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var query = scratch.Query;
        for (var number = 0; number < query.Terms.Count; number++)
        {
            var key = query.Terms.Keys[number];
            var term = segment.Terms.Find(key);
            if (term < 0)
            {
                continue;
            }

            var postings = segment.Postings.AsSpan(segment.PostingStart[term]..segment.PostingStart[term + 1]);
            Scatter(postings, query.Weights[number], Term.IsPairSpace(key) ? scratch.Pairs : scratch.Singles);
        }
    }

    /// <summary>The hot loop: rows come from the segment itself, so they need no check against the bounds.</summary>
    private static void Scatter(ReadOnlySpan<uint> postings, float weight, float[] sums)
    {
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        ref var frequency = ref MemoryMarshal.GetReference(Frequency.Table);
        foreach (var posting in postings)
        {
            Unsafe.Add(ref sum, posting >> Segment<Guid>.FrequencyBits) += weight * Unsafe.Add(ref frequency, posting & Segment<Guid>.GreatestFrequency);
        }
    }

    /// <summary>Leaves each row's value in the first array and zeros in the second.</summary>
    private static void Combine<TKey>(Part<TKey> part, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var rows = part.Segment.Rows;
        var singles = scratch.Singles.AsSpan(0, rows);
        var pairs = scratch.Pairs.AsSpan(0, rows);
        var row = 0;
        for (; row <= rows - Vector<float>.Count; row += Vector<float>.Count)
        {
            var value = (new Vector<float>(singles[row..]) * new Vector<float>(part.Norms!.Singles, row))
                + (new Vector<float>(pairs[row..]) * new Vector<float>(part.Norms!.Pairs, row));
            value.CopyTo(singles[row..]);
        }

        for (; row < rows; row++)
        {
            singles[row] = Value(part.Norms!, row, singles[row], pairs[row]);
        }

        pairs.Clear();
    }

    private static void Collect<TKey>(Part<TKey> part, Scratch scratch, Signals signals, Func<TKey, bool>? where, TopList<TKey> best)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var segment = part.Segment;
        var values = scratch.Singles.AsSpan(0, segment.Rows);
        var greatest = signals.Any ? signals.Greatest : 1;
        for (var document = 0; document < segment.Count; document++)
        {
            var text = 0f;
            for (var row = segment.RowOf[document]; row < segment.RowOf[document + 1]; row++)
            {
                text += values[row];
            }

            text += Meaning(part, document, scratch.Query);
            if (text > 0 && text * greatest >= best.Threshold && part.Has(document) && (where is null || where(segment.Keys[document])))
            {
                best.Offer(text * signals.Factor(segment, document), segment.Keys[document]);
            }
        }

        values.Clear();
    }
}
