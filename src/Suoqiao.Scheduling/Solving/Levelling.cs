namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// Fairness between two sides: of all choices of pairs with the same value (or little less) the one whose smallest number of meetings is largest, then the
/// next.
/// <list type="number">
/// <item>Where weight may be given up, each party's first so many meetings are rewarded: as many, and then as highly, as the weight given up allows.</item>
/// <item>Then without further cost: an alternating path over edges, parties and tables that make no difference at the prices gives a meeting to a party with
/// few, taking none but from parties with at least two more. No such path being left, the smallest number cannot be raised at this value.</item>
/// </list>
/// </summary>
internal sealed class Levelling(Instance instance, PairChoice best, bool[] sides, decimal fairness)
{
    private const int Halvings = 14;
    private const long MostWork = 150_000_000;

    private readonly int[] degree = new int[instance.Parties];
    private readonly bool[] isChosen = new bool[instance.Edges];
    private readonly int[] cameBy = new int[instance.Parties + 2], cameFrom = new int[instance.Parties + 2], seen = new int[instance.Parties + 2];
    private readonly Queue<int> queue = new();
    private PairChoice? levelled;
    private long value, least, work;
    private int stamp, total;

    private PairChoice Choice => levelled ?? best;

    private int Near => instance.Parties;

    private int FarSide => instance.Parties + 1;

    public (List<int> Chosen, long Cost) Level(CancellationToken cancel)
    {
        Take(best);
        var most = value;
        least = most - (long)(Weight() * fairness);
        if (least < most)
        {
            GiveUp(cancel);
        }

        while (work < MostWork && Pass(cancel))
        {
        }

        return ([.. Enumerable.Range(0, instance.Edges).Where(edge => isChosen[edge])], most - value);
    }

    private void Take(PairChoice taken)
    {
        levelled = taken;
        degree.AsSpan().Clear();
        (value, total) = (0, 0);
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            isChosen[edge] = taken.IsChosen(edge);
            if (isChosen[edge])
            {
                degree[instance.A[edge]]++;
                degree[instance.B[edge]]++;
                value += instance.Base(edge);
                total++;
            }
        }
    }

    private long Weight() => Enumerable.Range(0, instance.Edges).Where(edge => isChosen[edge]).Sum(edge => instance.Weight[edge]);

    private static long ValueOf(Instance instance, PairChoice choice) => Enumerable.Range(0, instance.Edges).Where(choice.IsChosen).Sum(instance.Base);

    // First the level at the highest reward, then the reward of the next level.
    private void GiveUp(CancellationToken cancel)
    {
        var highest = Enumerable.Range(0, instance.Edges).Select(edge => instance.Weight[edge]).Max() + 1;
        var (low, high) = (0, Enumerable.Range(0, instance.Parties).Select(best.Bound).Max());
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Try(middle, highest, cancel) ? (middle, high) : (low, middle - 1);
        }

        var (cheap, dear) = (0L, highest);
        for (var i = 0; i < Halvings && dear - cheap > 1; i++)
        {
            var middle = (cheap + dear) / 2;
            (cheap, dear) = Try(low + 1, middle, cancel) ? (middle, dear) : (cheap, middle);
        }
    }

    // Kept if it costs no more than allowed and serves those with the fewest no worse.
    private bool Try(int level, long reward, CancellationToken cancel)
    {
        var tried = new PairChoice(instance, sides, level, reward);
        tried.Solve(cancel);
        if (ValueOf(instance, tried) < least)
        {
            return false;
        }

        var before = degree.Order().ToArray();
        var known = Choice;
        Take(tried);
        if (degree.Order().Zip(before, (now, then) => now.CompareTo(then)).FirstOrDefault(order => order != 0) < 0)
        {
            Take(known);
        }

        return true;
    }

    private bool Pass(CancellationToken cancel)
    {
        var (isBetter, highest) = (false, degree.DefaultIfEmpty(0).Max());
        foreach (
            var party in Enumerable.Range(0, instance.Parties).Where(party => degree[party] < Math.Min(best.Bound(party), instance.EdgesOf[party].Length))
                .OrderBy(party => degree[party]).ToList())
        {
            cancel.ThrowIfCancellationRequested();
            // Where no meeting can be added somebody must have two more.
            while (work < MostWork && (Choice.SlackOfTables(total) == 0 || degree[party] + 2 <= highest) && degree[party] < best.Bound(party)
                && Choice.SlackOfMore(party, degree[party]) == 0 && Raise(party))
            {
                isBetter = true;
            }
        }

        return isBetter;
    }

    // A search for a circle through the party and its side's end of the network, over what makes no difference.
    private bool Raise(int party)
    {
        stamp++;
        queue.Clear();
        Reach(party, -1, -1);
        while (queue.TryDequeue(out var node))
        {
            if (node == FarSide ? LeaveFar(party) : sides[node] == sides[party] ? Add(node, party) : Drop(node))
            {
                return Turn(party);
            }
        }

        return false;
    }

    // A party of the same side that has to gain an edge; it is the first one, or has just lost one and may be left with less.
    private bool Add(int node, int party)
    {
        if (node != party && MayLose(node, party))
        {
            cameBy[Near] = -1;
            cameFrom[Near] = node;
            return true;
        }

        foreach (var edge in instance.EdgesOf[node])
        {
            work++;
            if (!isChosen[edge] && Choice.Slack(edge) == 0)
            {
                Reach(instance.Other(edge, node), node, edge);
            }
        }

        return false;
    }

    // A party of the other side that has just gained an edge: it keeps it, or loses another.
    private bool Drop(int node)
    {
        if (degree[node] < best.Bound(node) && Choice.SlackOfMore(node, degree[node]) == 0)
        {
            Reach(FarSide, node, -1);
        }

        foreach (var edge in instance.EdgesOf[node])
        {
            work++;
            if (isChosen[edge] && Choice.Slack(edge) == 0)
            {
                Reach(instance.Other(edge, node), node, edge);
            }
        }

        return false;
    }

    // One of the other side gained: a meeting is added, or another of that side has one less.
    private bool LeaveFar(int party)
    {
        if (Choice.SlackOfTables(total) == 0)
        {
            cameBy[Near] = -1;
            cameFrom[Near] = FarSide;
            return true;
        }

        for (var other = 0; other < instance.Parties; other++)
        {
            if (sides[other] != sides[party] && MayLose(other, party))
            {
                Reach(other, FarSide, -1);
            }
        }

        return false;
    }

    private bool MayLose(int node, int party) => degree[node] >= degree[party] + 2 && Choice.SlackOfMore(node, degree[node] - 1) == 0;

    private void Reach(int node, int from, int edge)
    {
        if (seen[node] != stamp)
        {
            seen[node] = stamp;
            (cameFrom[node], cameBy[node]) = (from, edge);
            queue.Enqueue(node);
        }
    }

    // Edges along the way change; nothing is done if that would give up more than allowed.
    private bool Turn(int party)
    {
        var edges = new List<int>();
        for (var node = cameFrom[Near]; node >= 0; node = cameFrom[node])
        {
            if (cameBy[node] >= 0)
            {
                edges.Add(cameBy[node]);
            }
        }

        var change = edges.Sum(edge => isChosen[edge] ? -instance.Base(edge) : instance.Base(edge));
        if (value + change < least)
        {
            return false;
        }

        foreach (var edge in edges)
        {
            var step = isChosen[edge] ? -1 : 1;
            isChosen[edge] = step > 0;
            degree[instance.A[edge]] += step;
            degree[instance.B[edge]] += step;
            total += step;
        }

        value += change;
        return true;
    }
}
