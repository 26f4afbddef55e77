namespace Suoqiao.Matching;

/// <summary>The best few texts: a heap whose root is the worst kept. Of equal scores the lower number is better; nothing without a score.</summary>
internal sealed class BestHits
{
    private Bm25Hit[] heap = new Bm25Hit[16];
    private float[] seeds = new float[16];
    private int count;
    private int seeded;
    private float floor;

    public int Wanted { get; private set; }

    /// <summary>What a score must at least reach to be among the best; 0 while anything is.</summary>
    public float Threshold => count == Wanted ? Math.Max(floor, heap[0].Score) : floor;

    public void Begin(int wanted)
    {
        (Wanted, count, seeded, floor) = (wanted, 0, 0, 0);
        if (heap.Length < wanted)
        {
            (heap, seeds) = (new Bm25Hit[wanted], new float[wanted]);
        }
    }

    /// <summary>Takes the score of a text that will be offered later: the worst of as many as are wanted is a floor.</summary>
    public void Seed(float score)
    {
        // Kept sorted, the best first; there are few.
        var place = seeded < Wanted ? seeded++ : Wanted - 1;
        if (place == Wanted - 1 && seeded == Wanted && seeds[place] >= score && floor > 0)
        {
            return;
        }

        for (; place > 0 && seeds[place - 1] < score; place--)
        {
            seeds[place] = seeds[place - 1];
        }

        seeds[place] = score;
        floor = seeded == Wanted ? seeds[Wanted - 1] : 0;
    }

    public void Offer(int document, float score)
    {
        if (score <= 0)
        {
            return;
        }

        var hit = new Bm25Hit(document, score);
        if (count < Wanted)
        {
            var place = count++;
            for (; place > 0 && IsWorse(hit, heap[(place - 1) / 2]); place = (place - 1) / 2)
            {
                heap[place] = heap[(place - 1) / 2];
            }

            heap[place] = hit;
        }
        else if (IsWorse(heap[0], hit))
        {
            Sink(hit);
        }
    }

    /// <summary>Moves the best, the best first, to the caller.</summary>
    public int Take(Span<Bm25Hit> best)
    {
        var all = heap.AsSpan(0, count);
        all.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Document.CompareTo(b.Document));
        all.CopyTo(best);
        return count;
    }

    private void Sink(in Bm25Hit hit)
    {
        var place = 0;
        while (true)
        {
            var child = (2 * place) + 1;
            if (child >= count)
            {
                break;
            }

            child += child + 1 < count && IsWorse(heap[child + 1], heap[child]) ? 1 : 0;
            if (!IsWorse(heap[child], hit))
            {
                break;
            }

            heap[place] = heap[child];
            place = child;
        }

        heap[place] = hit;
    }

    private static bool IsWorse(in Bm25Hit a, in Bm25Hit b) => a.Score < b.Score || (a.Score == b.Score && a.Document > b.Document);
}
