namespace Suoqiao.Matching;

/// <summary>Keeps the best few of many: a heap whose root is the worst kept. Of equal scores the smaller key is better.</summary>
internal sealed class TopList<TKey>(int capacity)
    where TKey : unmanaged, IEquatable<TKey>
{
    private readonly PriorityQueue<(double Score, TKey Key), (double Score, TKey Key)> heap = new(WorstFirst.Instance);

    public int Capacity => capacity;

    /// <summary>What a score must at least reach; 0 while there is room, as nothing without a score is listed.</summary>
    public double Threshold { get; private set; }

    public void Offer(double score, TKey key)
    {
        if (capacity <= 0 || score <= 0)
        {
            return;
        }

        if (heap.Count < capacity)
        {
            heap.Enqueue((score, key), (score, key));
        }
        else if (WorstFirst.Instance.Compare((score, key), heap.Peek()) > 0)
        {
            heap.DequeueEnqueue((score, key), (score, key));
        }

        Threshold = heap.Count == capacity ? heap.Peek().Score : 0;
    }

    /// <summary>The kept ones, best first.</summary>
    public TResult[] Take<TResult>(Func<TKey, double, TResult> result)
    {
        var list = new TResult[heap.Count];
        for (var place = list.Length - 1; place >= 0; place--)
        {
            var (score, key) = heap.Dequeue();
            list[place] = result(key, score);
        }

        return list;
    }

    private sealed class WorstFirst : IComparer<(double Score, TKey Key)>
    {
        public static readonly WorstFirst Instance = new();

        public int Compare((double Score, TKey Key) x, (double Score, TKey Key) y) =>
            x.Score != y.Score ? x.Score.CompareTo(y.Score) : KeyOrder<TKey>.Compare(y.Key, x.Key);
    }
}
