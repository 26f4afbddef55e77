using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>
/// One query's work on a <see cref="Bm25Index"/>, and the memory for it, lent and given back. Adds up, chunk by chunk, an upper bound of each
/// text's score in whole numbers; what may be among the best is scored exactly from its forward record.
/// </summary>
internal sealed unsafe class Bm25Search
{
    /// <summary>So many postings of the weightiest terms tell a first threshold.</summary>
    private const int SeedPostings = 2048;

    /// <summary>So many of the texts they name are scored exactly.</summary>
    private const int SeedTexts = 32;

    /// <summary>Common lists are left out of the sums while together they bring less than this share of the threshold.</summary>
    private const double LeftOutShare = 0.75;

    /// <summary>Below this many texts a pass over all postings costs less than a threshold found beforehand.</summary>
    private const int SmallIndex = PostingLists.ChunkSize;

    private static readonly ConcurrentBag<Bm25Search> Spare = [];

    private readonly ushort* sums = (ushort*)NativeMemory.AlignedAlloc(PostingLists.ChunkSize * sizeof(ushort), 64);
    private readonly ushort* found = (ushort*)NativeMemory.AlignedAlloc(PostingLists.ChunkSize * sizeof(ushort), 64);
    private readonly TermTable terms = new(256);
    private readonly List<int> frequency = [];
    private readonly Seed seed = new();
    private readonly BestHits hits = new();
    private readonly ListPlan plan = new();
    private readonly WeightedList[] left = new WeightedList[64];
    private Asked[] asked = new Asked[256];
    private float[] weightOf = [];
    private ulong[] isAsked = [];
    private int count;

    private Bm25Search() => NativeMemory.Clear(sums, PostingLists.ChunkSize * sizeof(ushort));

    ~Bm25Search()
    {
        NativeMemory.AlignedFree(sums);
        NativeMemory.AlignedFree(found);
    }

    public static Bm25Search Rent(Bm25Index index)
    {
        var search = Spare.TryTake(out var spare) ? spare : new Bm25Search();
        if (search.weightOf.Length < index.Terms)
        {
            search.weightOf = new float[index.Terms];
            search.isAsked = new ulong[(index.Terms / 64) + 1];
        }

        return search;
    }

    /// <summary>Gives it back; one left dirty by an exception is simply not given back.</summary>
    public void Return() => Spare.Add(this);

    public int Find(Bm25Index index, string query, Span<Bm25Hit> best)
    {
        Read(query);
        Ask(index);
        hits.Begin(best.Length);
        var terms = asked.AsSpan(0, count);
        if (best.Length > 0 && count > 0)
        {
            var scale = Scale(index, terms);
            if (scale > 0)
            {
                Gather(index, terms, scale);
            }
            else
            {
                ScoreAll(index);
            }
        }

        foreach (ref readonly var term in terms)
        {
            (weightOf[term.Number], isAsked[term.Number >> 6]) = (0, 0);
        }

        return hits.Take(best);
    }

    private void Read(string query)
    {
        terms.Clear();
        frequency.Clear();
        var sink = new Counter(this);
        CjkTerms.Read(query, ref sink);
    }

    /// <summary>Looks the terms up and weighs them, the weightiest first.</summary>
    private void Ask(Bm25Index index)
    {
        count = 0;
        if (asked.Length < terms.Count)
        {
            Array.Resize(ref asked, terms.Count);
        }

        for (var i = 0; i < terms.Count; i++)
        {
            var number = index.Dictionary.Find(terms.Keys[i]);
            if (number < 0)
            {
                continue;
            }

            ref readonly var its = ref index.Lists.Terms[number];
            var weight = (float)(1 + Math.Log(frequency[i])) * (float)Saturation.Idf(index.Count, its.Holders);
            asked[count++] = new Asked(number, weight, its.MostWeight);
            weightOf[number] = weight;
            isAsked[number >> 6] |= 1UL << (number & 63);
        }

        asked.AsSpan(0, count).Sort((a, b) => b.Weight.CompareTo(a.Weight));
    }

    /// <summary>What turns weights into whole numbers so that no text's sum passes 65,535; 0 where that leaves nothing of them.</summary>
    private static double Scale(Bm25Index index, ReadOnlySpan<Asked> terms)
    {
        var together = (int)Math.Min(terms.Length, index.About.MostDistinctTerms);

        // Each weight is rounded up, and so is its extra, which multiplies that rounding too.
        var mostWeight = 1f;
        foreach (ref readonly var term in terms)
        {
            mostWeight = Math.Max(mostWeight, term.MostWeight);
        }

        var room = ushort.MaxValue - ((mostWeight + 1.0) * together);
        if (room < ushort.MaxValue / 2)
        {
            return 0;
        }

        var most = terms.Length;
        var sum = 0.0;
        if (together < most)
        {
            var bounds = new float[most];
            for (var i = 0; i < most; i++)
            {
                bounds[i] = terms[i].Weight * terms[i].MostWeight;
            }

            bounds.AsSpan().Sort();
            foreach (var bound in bounds.AsSpan(most - together))
            {
                sum += bound;
            }
        }
        else
        {
            foreach (ref readonly var term in terms)
            {
                sum += term.Weight * term.MostWeight;
            }
        }

        return room / sum;
    }

    private void Gather(Bm25Index index, ReadOnlySpan<Asked> terms, double scale)
    {
        if (index.Count > SmallIndex)
        {
            FirstThreshold(index, terms);
        }

        var leftOut = Plan(index, terms, scale);
        for (var chunk = 0; chunk < index.Lists.Chunks; chunk++)
        {
            plan.Scatter(chunk, sums);
            var gains = index.Texts.Gains.Start + (chunk << PostingLists.ChunkBits);
            var threshold = (ushort)Math.Min(ushort.MaxValue, hits.Threshold * (1 - 1e-6) * scale);
            var passing = Accumulators.Collect(sums, gains, index.Lists.DocumentsIn(chunk), threshold, left.AsSpan(0, leftOut), chunk, found);
            for (var i = 0; i < passing; i++)
            {
                var document = (chunk << PostingLists.ChunkBits) + found[i];
                hits.Offer(document, Score(index, document));
            }
        }
    }

    /// <summary>Parts the terms into those added up and those left out; gives how many are left out.</summary>
    private int Plan(Bm25Index index, ReadOnlySpan<Asked> terms, double scale)
    {
        plan.Clear();
        var spare = hits.Threshold * LeftOutShare;
        var leftOut = 0;
        for (var i = terms.Length - 1; i >= 0; i--)
        {
            ref readonly var term = ref terms[i];
            ref readonly var its = ref index.Lists.Terms[term.Number];
            var weight = (ushort)Math.Ceiling(term.Weight * scale);
            if (its.Bitmap >= 0 && term.Weight <= spare && leftOut < left.Length)
            {
                spare -= term.Weight;
                left[leftOut++] = index.Lists.Weighted(its, weight);
                plan.AddExtras(left[leftOut - 1]);
            }
            else
            {
                plan.Add(index.Lists, its, weight);
            }
        }

        plan.Close(index.Lists.Chunks);
        left.AsSpan(0, leftOut).Reverse();
        return leftOut;
    }

    /// <summary>Scores a few promising texts exactly; the worst of as many as are wanted is a threshold for all.</summary>
    private void FirstThreshold(Bm25Index index, ReadOnlySpan<Asked> terms)
    {
        seed.Clear();
        foreach (ref readonly var term in terms)
        {
            if (!seed.Take(index.Lists, index.Lists.Terms[term.Number], term.Weight, SeedPostings))
            {
                break;
            }
        }

        foreach (var document in seed.Best(index.Texts.Gains, Math.Max(SeedTexts, hits.Wanted + (hits.Wanted / 2))))
        {
            hits.Seed(Score(index, (int)document));
        }
    }

    private void ScoreAll(Bm25Index index)
    {
        for (var document = 0; document < index.Count; document++)
        {
            hits.Offer(document, Score(index, document));
        }
    }

    /// <summary>The score in Lucene's arithmetic: each term in single precision, the sum in double.</summary>
    private float Score(Bm25Index index, int document)
    {
        var at = index.Texts.Forward.Start + index.Texts.Starts[document];
        var end = index.Texts.Forward.Start + index.Texts.Starts[document + 1];
        var inverse = index.Saturation.Inverse[*at++];
        var sum = 0.0;
        var term = -1;
        while (at < end)
        {
            var cell = VariableLength.Read(ref at);
            term += (int)(cell >> 1);
            var times = (cell & 1) == 0 ? 1u : VariableLength.Read(ref at);
            if ((isAsked[term >> 6] >> (term & 63) & 1) != 0)
            {
                var weight = weightOf[term];
                sum += weight - (weight / (1f + (times * inverse)));
            }
        }

        return (float)sum;
    }

    private readonly record struct Asked(int Number, float Weight, float MostWeight);

    private readonly struct Counter(Bm25Search search) : ITermSink
    {
        public void Take(ulong term, int start, int end)
        {
            var number = search.terms.Add(term);
            if (number == search.frequency.Count)
            {
                search.frequency.Add(0);
            }

            search.frequency[number]++;
        }
    }
}
