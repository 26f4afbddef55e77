namespace Suoqiao.Matching;

/// <summary>
/// Full-text search as people type it: words parted by spaces, each term required; BM25 per field, the title and the keywords
/// counting more (Robertson and Zaragoza 2009; idf in Lucene's form). Where nothing holds every term, documents with the most of them.
/// </summary>
internal static class Searching
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private static readonly float[] FieldWeight = [3, 1, 2];

    public static Hit<TKey>[] Search<TKey>(View<TKey> view, string text, int top, Func<TKey, bool>? where, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var terms = TermsOf(text);
        if (terms.Count == 0 || top <= 0)
        {
            return [];
        }

        var lists = Enumerable.Range(0, terms.Count).Select(_ => (TopList<TKey>?)null).ToArray();
        foreach (var part in view.Parts)
        {
            scratch.ForHeld(part.Segment.Count);
            scratch.ForRows(part.Segment.Rows);
            for (var number = 0; number < terms.Count; number++)
            {
                Accumulate(part.Segment, view.Statistics, terms.Keys[number], number, scratch);
            }

            Collect(part, where, scratch, lists, top);
        }

        return [.. lists.LastOrDefault(l => l is not null)?.Take((key, score) => new Hit<TKey>(key, score)) ?? []];
    }

    /// <summary>Pairs and words; a run of one character is looked for among the single characters.</summary>
    private static TermTable TermsOf(string text)
    {
        var sink = new Distinct(new TermTable());
        foreach (var piece in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            TextAnalyzer.Read(piece, ref sink);
        }

        return sink.Terms;
    }

    private static void Accumulate<TKey>(Segment<TKey> segment, Statistics statistics, ulong key, int number, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var term = segment.Terms.Find(key);
        if (term < 0)
        {
            return;
        }

        var weight = statistics.SearchWeight(key);
        foreach (var posting in segment.Postings.AsSpan(segment.PostingStart[term]..segment.PostingStart[term + 1]))
        {
            var row = (int)(posting >> Segment<TKey>.FrequencyBits);
            var frequency = posting & Segment<TKey>.GreatestFrequency;
            var field = segment.FieldOf[row];
            var damping = K1 * (1 - B + (B * segment.LengthOf[row] / statistics.AverageLength(field)));
            scratch.Singles[row] += (float)(weight * FieldWeight[field] * frequency / (frequency + damping));

            ref var held = ref scratch.Held[segment.DocumentOf(row)];
            held = held.Last == number + 1 ? held : (held.Count + 1, number + 1);
        }
    }

    private static void Collect<TKey>(Part<TKey> part, Func<TKey, bool>? where, Scratch scratch, TopList<TKey>?[] lists, int top)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var segment = part.Segment;
        var most = Array.FindLastIndex(lists, l => l is not null);
        for (var document = 0; document < segment.Count; document++)
        {
            var held = scratch.Held[document].Count;
            if (held > 0 && held - 1 >= most && part.Has(document) && (where is null || where(segment.Keys[document])))
            {
                most = held - 1;
                var score = 0.0;
                for (var row = segment.RowOf[document]; row < segment.RowOf[document + 1]; row++)
                {
                    score += scratch.Singles[row];
                }

                (lists[most] ??= new TopList<TKey>(top)).Offer(score, segment.Keys[document]);
            }
        }

        scratch.Held.AsSpan(0, segment.Count).Clear();
        scratch.Singles.AsSpan(0, segment.Rows).Clear();
    }

    private readonly struct Distinct(TermTable terms) : ITermSink
    {
        public TermTable Terms => terms;

        public void Take(ulong term, int start, int end)
        {
            if (Term.IsPairSpace(term))
            {
                terms.Add(Term.IsLone(term) ? Term.InSingles(term) : term);
            }
        }
    }
}
