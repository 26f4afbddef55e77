namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// Branch and bound over edges. A timetable's value is exactly what the prices bound it by, less what each decision loses: a meeting loses what its prices
/// exceed its value by, an edge left out its pair's price, an unused representative his. A branch is cut when it has lost more than lies between the bound and
/// the best known value; so the better the prices, the less is searched. The next edge is the one whose being left out would lose most.
/// </summary>
internal sealed class ExactSearch
{
    private const long MostNodes = 1_000_000;

    private readonly Instance instance;
    private readonly Prices prices;
    private readonly Board board;
    private readonly long[] pairPrice;
    private readonly int[] order;
    private readonly long[,] loss;
    private readonly Int128 bound;
    private readonly int[] lastOf;
    private long nodes;

    public ExactSearch(Instance instance, Prices prices, int[] best)
    {
        (this.instance, this.prices, Best) = (instance, prices, best);
        BestValue = Solution.ValueOf(instance, best);
        board = new Board(instance);
        pairPrice = prices.Profits();
        bound = prices.Bound(pairPrice);
        order = [.. Enumerable.Range(0, instance.Edges).Where(edge => Enumerable.Range(0, instance.Slots).Any(slot => instance.CanMeet(edge, slot)))
            .OrderByDescending(edge => pairPrice[edge]).ThenByDescending(instance.Base)];
        loss = new long[instance.Edges, instance.Slots];
        lastOf = new int[instance.Parties];
        for (var i = 0; i < order.Length; i++)
        {
            lastOf[instance.A[order[i]]] = lastOf[instance.B[order[i]]] = i;
            for (var slot = 0; slot < instance.Slots; slot++)
            {
                loss[order[i], slot] = instance.CanMeet(order[i], slot) ? prices.Excess(order[i], slot) + pairPrice[order[i]] : long.MaxValue;
            }
        }
    }

    /// <summary>The best timetable found.</summary>
    public int[] Best { get; private set; }

    public long BestValue { get; private set; }

    /// <returns>Whether nothing is left to search, so that <see cref="Best"/> is the best of all.</returns>
    public bool Run(CancellationToken cancel) => Search(0, 0, cancel);

    private Int128 Budget => bound - ((Int128)(BestValue + 1) * prices.Divisor);

    private bool Search(int next, Int128 lost, CancellationToken cancel)
    {
        if (lost > Budget)
        {
            return true;
        }

        if (next == order.Length)
        {
            if (board.Value > BestValue)
            {
                (Best, BestValue) = (board.Snapshot(), board.Value);
            }

            return true;
        }

        if (++nodes > MostNodes)
        {
            return false;
        }

        if ((nodes & 4095) == 0)
        {
            cancel.ThrowIfCancellationRequested();
        }

        var edge = order[next];
        foreach (var slot in Enumerable.Range(0, instance.Slots).Where(slot => loss[edge, slot] != long.MaxValue).OrderBy(slot => loss[edge, slot]).ToList())
        {
            if (lost + loss[edge, slot] > Budget)
            {
                break;
            }

            var mark = board.Mark;
            if (board.TryPlace(edge, slot))
            {
                var isDone = Search(next + 1, lost + loss[edge, slot] + Unused(edge, next), cancel);
                board.Rollback(mark);
                if (!isDone)
                {
                    return false;
                }
            }
        }

        return Search(next + 1, lost + pairPrice[edge] + Unused(edge, next), cancel);
    }

    // Once the last of a party's edges is decided, its unused representatives are lost.
    private Int128 Unused(int edge, int place)
    {
        Int128 sum = 0;
        foreach (var party in (ReadOnlySpan<int>)[instance.A[edge], instance.B[edge]])
        {
            if (lastOf[party] == place)
            {
                for (var slot = 0; slot < instance.Slots; slot++)
                {
                    sum += (Int128)prices.Party[(party * instance.Slots) + slot] * board.Room(party, slot);
                }

                sum += prices.Maximum[party] == 0 ? 0 : (Int128)prices.Maximum[party] * (instance.Maximum[party] - board.Held(party));
            }
        }

        return sum;
    }
}
