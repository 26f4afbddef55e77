namespace Suoqiao.Matching;

/// <summary>
/// Scores documents exactly, from their forward rows. Sums run in fixed point, so neither the order of a segment's terms nor the way
/// an index came about can change a score by even a rounding.
/// </summary>
internal static class Ranking
{
    private const double Scale = 1L << 40;

    /// <summary>Up to so many documents are all scored; beyond that, those that a first pass by terms finds promising.</summary>
    private const int AllScored = 4096;

    public static void Find<TKey>(View<TKey> view, Scratch scratch, Signals signals, Func<TKey, bool>? where, TopList<TKey> best, bool exhaustive)
        where TKey : unmanaged, IEquatable<TKey>
    {
        if (scratch.Query.Terms.Count == 0)
        {
            return;
        }

        if (exhaustive || view.Count <= AllScored)
        {
            ScoreAll(view, scratch, signals, where, best);
        }
        else
        {
            Promising.Find(view, scratch, signals, where, best);
        }

        GC.KeepAlive(view);
    }

    /// <summary>The text's score of one document; the scratch has the segment's terms mapped.</summary>
    public static float Text<TKey>(Part<TKey> part, int document, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var segment = part.Segment;
        var norms = part.Norms!;
        var text = 0f;
        var (first, end) = segment.RowsOf(document);
        for (var row = first; row < end; row++)
        {
            var (singles, pairs) = Row(segment, row, scratch);
            text += (float)((singles * (norms.Singles[row] / Scale)) + (pairs * (norms.Pairs[row] / Scale)));
        }

        return text + Meaning(part, document, scratch.Query);
    }

    /// <summary>What nearness in meaning brings; 0 where the index has no vectors.</summary>
    public static float Meaning<TKey>(Part<TKey> part, int document, Query query)
        where TKey : unmanaged, IEquatable<TKey> =>
        query.Meaning.IsEmpty ? 0 : part.Meanings!.Dot(document, query.Meaning) * query.MeaningFactor;

    private static void ScoreAll<TKey>(View<TKey> view, Scratch scratch, Signals signals, Func<TKey, bool>? where, TopList<TKey> best)
        where TKey : unmanaged, IEquatable<TKey>
    {
        foreach (var part in view.Parts)
        {
            scratch.Map(part.Segment.Terms, scratch.Query.Terms);
            for (var document = 0; document < part.Segment.Count; document++)
            {
                if (part.Has(document) && !part.Segment.IsBackground(document))
                {
                    Offer(part, document, scratch, signals, where, best);
                }
            }
        }

        scratch.Unmap();
    }

    public static void Offer<TKey>(Part<TKey> part, int document, Scratch scratch, Signals signals, Func<TKey, bool>? where, TopList<TKey> best)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var text = Text(part, document, scratch);
        if (text > 0 && text * (signals.Any ? signals.Greatest : 1) >= best.Threshold && (where is null || where(part.Segment.Keys[document])))
        {
            best.Offer(text * signals.Factor(part.Segment, document), part.Segment.Keys[document]);
        }
    }

    private static (long Singles, long Pairs) Row<TKey>(Segment<TKey> segment, int row, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var weights = scratch.Query.Weights;
        var keys = scratch.Query.Terms.Keys;
        var (singles, pairs) = (0L, 0L);
        var reader = segment.ReadRow(row);
        while (reader.MoveNext())
        {
            var number = scratch.NumberOf(reader.Term);
            if (number >= 0)
            {
                var product = (long)(weights[number] * Frequency.Table[reader.Frequency] * Scale);
                if (Term.IsPairSpace(keys[number]))
                {
                    pairs += product;
                }
                else
                {
                    singles += product;
                }
            }
        }

        return (singles, pairs);
    }
}
