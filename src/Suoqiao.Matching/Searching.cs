namespace Suoqiao.Matching;

/// <summary>
/// Full-text search as people type it: words parted by spaces, each term required; BM25 per field, the title and the keywords
/// counting more (Robertson and Zaragoza 2009; idf in Lucene's form). Where nothing holds every term, documents with the most of them.
/// </summary>
internal static unsafe class Searching
{
    private static readonly float[] FieldWeight = [3, 1, 2];

    public static Hit<TKey>[] Search<TKey>(View<TKey> view, string text, int top, Func<TKey, bool>? where, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var (terms, required) = TermsOf(text);
        if (terms.Count == 0 || top <= 0)
        {
            return [];
        }

        var weights = new double[terms.Count];
        for (var number = 0; number < terms.Count; number++)
        {
            weights[number] = view.Statistics.SearchWeight(terms.Keys[number]);
        }

        var lists = new TopList<TKey>?[required];
        var averages = Enumerable.Range(0, FieldWeight.Length).Select(view.Statistics.AverageLength).ToArray();
        foreach (var part in view.Parts)
        {
            Collect(part, terms, required, weights, averages, where, scratch, lists, top);
        }

        scratch.Unmap();
        GC.KeepAlive(view);
        var most = Array.FindLastIndex(lists, l => l is not null);
        return most < 0 ? [] : lists[most]!.Take((key, score) => new Hit<TKey>(key, score) { HoldsAll = most == required - 1 });
    }

    /// <summary>
    /// Pairs and words; a run of one character is looked for among the single characters. Of a number with its unit both are required, and both together
    /// count more.
    /// </summary>
    private static (TermTable Terms, int Required) TermsOf(string text)
    {
        var sink = new Distinct(new TermTable(), []);
        TextAnalyzer.Read(text, ref sink, spacesPart: true);
        var required = sink.Terms.Count;
        foreach (var together in sink.Together)
        {
            sink.Terms.Add(together);
        }

        return (sink.Terms, required);
    }

    private static void Collect<TKey>(
        Part<TKey> part, TermTable terms, int required, double[] weights, double[] averages, Func<TKey, bool>? where,
        Scratch scratch, TopList<TKey>?[] best, int top)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var segment = part.Segment;
        Plan(segment, terms.Keys[..required], scratch);
        scratch.Map(segment.Terms, terms);
        var most = Array.FindLastIndex(best, l => l is not null) + 1;
        for (var chunk = 0; chunk < segment.Lists.Chunks; chunk++)
        {
            scratch.SinglesPlan.Scatter(chunk, scratch.Singles);
            var found = Accumulators.TakeReaching(scratch.Singles, segment.Lists.DocumentsIn(chunk), (ushort)Math.Max(1, most), scratch.Found);
            for (var i = 0; i < found; i++)
            {
                var held = (int)(scratch.Found[i] >> 16);
                var document = (chunk << PostingLists.ChunkBits) + (int)(scratch.Found[i] & 0xffff);
                if (held >= most && part.Has(document) && (where is null || where(segment.Keys[document])))
                {
                    most = held;
                    (best[held - 1] ??= new TopList<TKey>(top)).Offer(Score(segment, document, weights, averages, scratch), segment.Keys[document]);
                }
            }
        }
    }

    /// <summary>Every term counts one.</summary>
    private static void Plan<TKey>(Segment<TKey> segment, ReadOnlySpan<ulong> terms, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        scratch.SinglesPlan.Clear();
        foreach (var key in terms)
        {
            var term = segment.Terms.Find(key);
            if (term >= 0)
            {
                scratch.SinglesPlan.AddCounting(segment.Lists, segment.Lists.Terms[term]);
            }
        }

        scratch.SinglesPlan.Close(segment.Lists.Chunks);
    }

    private static double Score<TKey>(Segment<TKey> segment, int document, double[] weights, double[] averages, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var score = 0.0;
        var (first, end) = segment.RowsOf(document);
        for (var row = first; row < end; row++)
        {
            var field = segment.FieldOf[row];
            var damping = Saturation.K1 * (1 - Saturation.B + (Saturation.B * LengthNorm.LengthOf(segment.LengthOf[row]) / averages[field]));
            var sum = 0L;
            var reader = segment.ReadRow(row);
            while (reader.MoveNext())
            {
                var number = scratch.NumberOf(reader.Term);
                if (number >= 0)
                {
                    // In whole numbers, so that the order of a segment's terms cannot change the last digit.
                    sum += (long)(weights[number] * FieldWeight[field] * reader.Frequency / (reader.Frequency + damping) * (1L << 40));
                }
            }

            score += (float)sum / (1L << 40);
        }

        return score;
    }

    private struct Distinct(TermTable terms, List<ulong> together) : ITermSink
    {
        private ulong last;

        public readonly TermTable Terms => terms;

        /// <summary>Numbers with their units.</summary>
        public readonly List<ulong> Together => together;

        public void Take(ulong term, int start, int end)
        {
            if (Term.IsWord(term) && Term.IsPairSpace(term))
            {
                if (Term.InSingles(term) != last)
                {
                    together.Add(term);
                }
            }
            else if (Term.IsPairSpace(term) || Term.IsWord(term))
            {
                terms.Add(Term.IsLone(term) ? Term.InSingles(term) : term);
            }

            last = term;
        }
    }
}
