namespace Suoqiao.Matching;

/// <summary>
/// Finds the best of a large index without scoring it all. A first pass adds up whole-number weights of the query's terms, a chunk
/// of documents at a time, and keeps about a thousand of the most promising; nearness in meaning is added to those, and the best of them
/// are scored exactly. Close, not exact: how often it finds the very best is measured (docs/matching.md).
/// </summary>
internal static unsafe class Promising
{
    /// <summary>So many are kept by the first pass.</summary>
    private const int Kept = 1024;
    private const int KeptForEachWanted = 8;

    /// <summary>So many are scored exactly.</summary>
    private const int Scored = 128;
    private const int ScoredForEachWanted = 3;

    /// <summary>The share of the query's weight that the commonest terms may bring and be left out.</summary>
    private const float LeftOutShare = 0.04f;

    /// <summary>How far beyond the wanted number the first threshold aims, as it is read off one chunk.</summary>
    private const double Margin = 1.5;

    /// <summary>How many candidates ahead memory is asked for.</summary>
    private const int Ahead = 8;

    /// <summary>What the weights of one space may sum up to, so that extras have room.</summary>
    private const int Room = short.MaxValue;

    public static void Find<TKey>(View<TKey> view, Scratch scratch, Signals signals, Func<TKey, bool>? where, TopList<TKey> best)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var scale = Scale(scratch.Query);
        if (scale <= 0)
        {
            return;
        }

        var least = LeastWeight(scratch);
        var wanted = Math.Max(Kept, KeptForEachWanted * best.Capacity);
        var threshold = FirstThreshold(view, scratch, scale, least, wanted);
        Gather(view, scratch, scale, least, where, wanted, threshold);
        if (scratch.Candidates.Count < Math.Min(wanted / 4, view.Count) && threshold > 1)
        {
            Gather(view, scratch, scale, least, where, wanted, 1);
        }

        if (scratch.Candidates.Count < Math.Min(best.Capacity, view.Count) && least > 0)
        {
            // A filter let so little pass that texts with nothing but common terms are among the best.
            Gather(view, scratch, scale, 0, where, wanted, 1);
        }

        Score(view, scratch, signals, best, 1 / (scale * (Norms.GainScale / 65536)));
    }

    /// <summary>What turns the query's weights into whole numbers.</summary>
    private static double Scale(Query query)
    {
        var (singles, pairs) = (0.0, 0.0);
        for (var term = 0; term < query.Terms.Count; term++)
        {
            (singles, pairs) = Term.IsPairSpace(query.Terms.Keys[term]) ? (singles, pairs + query.Weights[term]) : (singles + query.Weights[term], pairs);
        }

        return Math.Max(singles, pairs) is > 0 and var most ? Room / most : 0;
    }

    /// <summary>
    /// The common terms that together bring no more than a small share of all weights are left out of the first pass: they are few of the
    /// terms and most of the postings.
    /// </summary>
    private static float LeastWeight(Scratch scratch)
    {
        var sorted = scratch.Sorted(scratch.Query.Weights);
        var spare = 0f;
        foreach (var weight in sorted)
        {
            spare += weight * LeftOutShare;
        }

        foreach (var weight in sorted)
        {
            spare -= weight;
            if (spare < 0)
            {
                return weight;
            }
        }

        return 0;
    }

    private static void Plan<TKey>(Segment<TKey> segment, Scratch scratch, double scale, float least)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var query = scratch.Query;
        scratch.SinglesPlan.Clear();
        scratch.PairsPlan.Clear();
        for (var number = 0; number < query.Terms.Count; number++)
        {
            var key = query.Terms.Keys[number];
            var term = segment.Terms.Find(key);
            var weight = (ushort)Math.Round(query.Weights[number] * scale);
            if (term >= 0 && weight > 0 && query.Weights[number] >= least)
            {
                var plan = Term.IsPairSpace(key) ? scratch.PairsPlan : scratch.SinglesPlan;
                plan.Add(segment.Lists, segment.Lists.Terms[term], weight);
            }
        }

        scratch.SinglesPlan.Close(segment.Lists.Chunks);
        scratch.PairsPlan.Close(segment.Lists.Chunks);
    }

    /// <summary>Leaves each document's value in the place of the sums of singles.</summary>
    private static int Value<TKey>(Part<TKey> part, int chunk, Scratch scratch)
        where TKey : unmanaged, IEquatable<TKey>
    {
        scratch.SinglesPlan.Scatter(chunk, scratch.Singles);
        scratch.PairsPlan.Scatter(chunk, scratch.Pairs);
        var documents = part.Segment.Lists.DocumentsIn(chunk);
        var first = chunk << PostingLists.ChunkBits;
        Accumulators.Combine(scratch.Singles, scratch.Pairs, part.Norms!.SingleGains.Start + first, part.Norms.PairGains.Start + first, documents);
        return documents;
    }

    /// <summary>The value that so large a share of one chunk of the largest segment reaches as is wanted of the whole index.</summary>
    private static ushort FirstThreshold<TKey>(View<TKey> view, Scratch scratch, double scale, float least, int wanted)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var part = view.Parts.MaxBy(p => p.Segment.Count)!;
        Plan(part.Segment, scratch, scale, least);
        var documents = Value(part, (part.Segment.Lists.Chunks - 1) / 2, scratch);
        Span<int> reached = scratch.Histogram;
        reached.Clear();
        for (var document = 0; document < documents; document++)
        {
            reached[scratch.Singles[document]]++;
            scratch.Singles[document] = 0;
        }

        var share = (int)Math.Max(1, Margin * wanted * documents / view.Count);
        var threshold = ushort.MaxValue;
        for (var count = 0; threshold > 1; threshold--)
        {
            count += reached[threshold];
            if (count >= share)
            {
                break;
            }
        }

        return threshold;
    }

    private static void Gather<TKey>(View<TKey> view, Scratch scratch, double scale, float least, Func<TKey, bool>? where, int wanted, ushort threshold)
        where TKey : unmanaged, IEquatable<TKey>
    {
        scratch.Candidates.Begin(wanted, threshold);
        for (var number = 0; number < view.Parts.Length; number++)
        {
            var part = view.Parts[number];
            Plan(part.Segment, scratch, scale, least);
            for (var chunk = 0; chunk < part.Segment.Lists.Chunks; chunk++)
            {
                var documents = Value(part, chunk, scratch);
                var found = Accumulators.TakeReaching(scratch.Singles, documents, scratch.Candidates.Threshold, scratch.Found);
                for (var i = 0; i < found; i++)
                {
                    var document = (chunk << PostingLists.ChunkBits) + (int)(scratch.Found[i] & 0xffff);
                    if (part.Has(document) && (where is null || where(part.Segment.Keys[document])))
                    {
                        scratch.Candidates.Offer((ushort)(scratch.Found[i] >> 16), number, document);
                    }
                }
            }
        }
    }

    /// <summary>Adds nearness in meaning and what the attributes do, and scores exactly what then looks best.</summary>
    private static void Score<TKey>(View<TKey> view, Scratch scratch, Signals signals, TopList<TKey> best, double unit)
        where TKey : unmanaged, IEquatable<TKey>
    {
        var kept = scratch.Candidates.InPlace();
        var ranked = scratch.Ranked(kept.Length);
        for (var i = 0; i < kept.Length; i++)
        {
            if (i + Ahead < kept.Length)
            {
                var (_, nextPart, next) = Candidates.Read(kept[i + Ahead]);
                view.Parts[nextPart].Meanings?.Prefetch(next);
            }

            var (value, number, document) = Candidates.Read(kept[i]);
            var part = view.Parts[number];
            var text = (value * unit) + Ranking.Meaning(part, document, scratch.Query);
            ranked[i] = (-text * signals.Factor(part.Segment, document), i);
        }

        var scored = Math.Min(kept.Length, Math.Max(Scored, ScoredForEachWanted * best.Capacity));
        if (scored < kept.Length)
        {
            ranked.Sort();
            ranked = ranked[..scored];
            ranked.Sort((a, b) => a.Place.CompareTo(b.Place));
        }

        var last = -1;
        foreach (var (_, place) in ranked)
        {
            var (_, number, document) = Candidates.Read(kept[place]);
            if (number != last)
            {
                scratch.Map(view.Parts[number].Segment.Terms, scratch.Query.Terms);
                last = number;
            }

            // The filter has been asked already.
            Ranking.Offer(view.Parts[number], document, scratch, signals, null, best);
        }

        scratch.Unmap();
    }
}
