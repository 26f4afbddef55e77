namespace Suoqiao.Scheduling.Flows;

/// <summary>
/// Cheapest circulation by the primal network simplex method on strongly feasible trees (Cunningham 1976; Ahuja, Magnanti and Orlin, "Network Flows",
/// 11.5–11.8).
/// <list type="number">
/// <item>The tree starts with an arc from every node to a root of its own. These arcs all point up and carry nothing, so nothing can ever flow through the
/// root.</item>
/// <item>An arc that would gain enters: the best of a block of arcs, blocks in turn.</item>
/// <item>Of the arcs that block its cycle the last one, seen from the cycle's top in the direction of flow, leaves; so the tree stays strongly feasible and
/// cannot cycle.</item>
/// </list>
/// All figures are whole numbers, so flow and potentials are exact. Costs may be changed between two solutions; the tree is kept. A pivot costs the size of the
/// subtree that it moves.
/// </summary>
internal sealed class NetworkSimplex
{
    private const int Root = 0, FewestInBlock = 20;

    private readonly int nodes;
    private readonly List<int> from = [], to = [];
    private readonly List<long> capacities = [], costs = [];
    private readonly long[] potential;
    private readonly int[] parent, arcUp, depth, firstChild, nextSibling, previousSibling, stack;

    // Whether the tree arc points from the node to its parent.
    private readonly bool[] pointsUp;
    private int[] tail = [], head = [];
    private long[] capacity = [], cost = [], flow = [];

    // 1: carries nothing and may rise; -1: full and may fall; 0: in the tree.
    private sbyte[] state = [];
    private int scan;

    /// <param name="nodes">How many nodes; they are numbered from 0.</param>
    public NetworkSimplex(int nodes)
    {
        this.nodes = nodes + 1;
        potential = new long[this.nodes];
        (parent, arcUp, depth) = (new int[this.nodes], new int[this.nodes], new int[this.nodes]);
        (firstChild, nextSibling, previousSibling) = (new int[this.nodes], new int[this.nodes], new int[this.nodes]);
        stack = new int[this.nodes];
        pointsUp = new bool[this.nodes];
    }

    /// <returns>The arc's number, from 0 in the order of adding.</returns>
    public int AddArc(int tailNode, int headNode, long most, long price)
    {
        from.Add(tailNode + 1);
        to.Add(headNode + 1);
        capacities.Add(most);
        costs.Add(price);
        return from.Count - 1;
    }

    public long Flow(int arc) => flow[arc];

    /// <summary>What a unit more on the arc would cost at the potentials: not negative where there is room, not positive where there is flow.</summary>
    public long ReducedCost(int arc) => cost[arc] + potential[tail[arc]] - potential[head[arc]];

    public void SetCost(int arc, long price)
    {
        costs[arc] = price;
        if (cost.Length > 0)
        {
            cost[arc] = price;
        }
    }

    public void Solve(CancellationToken cancel)
    {
        if (cost.Length == 0)
        {
            Begin();
        }
        else
        {
            Reprice(firstChild[Root], all: true);
        }

        for (var pivots = 0; FindEntering() is var arc && arc >= 0; pivots++)
        {
            if ((pivots & 1023) == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            Pivot(arc);
        }
    }

    private void Begin()
    {
        var arcs = from.Count;
        tail = [.. from, .. Enumerable.Range(0, nodes)];
        head = [.. to, .. new int[nodes]];
        capacity = [.. capacities, .. Enumerable.Repeat(long.MaxValue / 4, nodes)];
        cost = [.. costs, .. new long[nodes]];
        flow = new long[arcs + nodes];
        state = new sbyte[arcs + nodes];
        state.AsSpan(0, arcs).Fill(1);
        Array.Fill(firstChild, -1);
        Array.Fill(nextSibling, -1);
        Array.Fill(previousSibling, -1);
        parent[Root] = -1;
        arcUp[Root] = -1;
        for (var node = nodes - 1; node > 0; node--)
        {
            (arcUp[node], pointsUp[node], depth[node]) = (arcs + node, true, 1);
            Attach(node, Root);
        }
    }

    private int FindEntering()
    {
        var arcs = from.Count;
        var block = Math.Max(FewestInBlock, (int)Math.Sqrt(arcs));
        var (best, least, left) = (-1, 0L, block);
        for (var seen = 0; seen < arcs; seen++)
        {
            var value = state[scan] * (cost[scan] + potential[tail[scan]] - potential[head[scan]]);
            if (value < least)
            {
                (best, least) = (scan, value);
            }

            scan = scan + 1 == arcs ? 0 : scan + 1;
            if (--left == 0)
            {
                if (best >= 0)
                {
                    return best;
                }

                left = block;
            }
        }

        return best;
    }

    private void Pivot(int entering)
    {
        // Flow runs down from the top to "first", over the entering arc to "second", and up to the top again.
        var rises = state[entering] > 0;
        var (first, second) = rises ? (tail[entering], head[entering]) : (head[entering], tail[entering]);
        var top = Top(first, second);
        var (most, leaving, isFirst) = Blocking(first, second, top, rises ? capacity[entering] - flow[entering] : flow[entering]);
        if (most > 0)
        {
            Push(entering, first, second, top, most, rises);
        }

        if (leaving < 0)
        {
            state[entering] = (sbyte)-state[entering];
            return;
        }

        var left = arcUp[leaving];
        state[left] = flow[left] == 0 ? (sbyte)1 : (sbyte)-1;
        state[entering] = 0;
        var (inner, outer) = isFirst ? (first, second) : (second, first);
        Rehang(inner, outer, leaving, entering);
    }

    private int Top(int a, int b)
    {
        while (a != b)
        {
            if (depth[a] >= depth[b])
            {
                a = parent[a];
            }
            else
            {
                b = parent[b];
            }
        }

        return a;
    }

    /// <returns>How much can flow, and the node below the arc that leaves; -1 when the entering arc itself blocks.</returns>
    private (long Most, int Leaving, bool IsFirst) Blocking(int first, int second, int top, long most)
    {
        var (leaving, isFirst) = (-1, false);
        for (var node = first; node != top; node = parent[node])
        {
            var room = pointsUp[node] ? flow[arcUp[node]] : capacity[arcUp[node]] - flow[arcUp[node]];
            if (room < most)
            {
                (most, leaving, isFirst) = (room, node, true);
            }
        }

        for (var node = second; node != top; node = parent[node])
        {
            var room = pointsUp[node] ? capacity[arcUp[node]] - flow[arcUp[node]] : flow[arcUp[node]];
            if (room <= most)
            {
                (most, leaving, isFirst) = (room, node, false);
            }
        }

        return (most, leaving, isFirst);
    }

    private void Push(int entering, int first, int second, int top, long amount, bool rises)
    {
        flow[entering] += rises ? amount : -amount;
        for (var node = first; node != top; node = parent[node])
        {
            flow[arcUp[node]] += pointsUp[node] ? -amount : amount;
        }

        for (var node = second; node != top; node = parent[node])
        {
            flow[arcUp[node]] += pointsUp[node] ? amount : -amount;
        }
    }

    // The part of the tree below "leaving" is turned so that "inner" is its top, and hangs from "outer" by the entering arc.
    private void Rehang(int inner, int outer, int leaving, int entering)
    {
        var (node, above, arc, up) = (inner, outer, entering, tail[entering] == inner);
        while (true)
        {
            var (next, nextArc, nextUp) = (parent[node], arcUp[node], pointsUp[node]);
            Detach(node);
            (arcUp[node], pointsUp[node]) = (arc, up);
            Attach(node, above);
            if (node == leaving)
            {
                break;
            }

            (node, above, arc, up) = (next, node, nextArc, !nextUp);
        }

        Reprice(inner, all: false);
    }

    // Depths and potentials of a subtree, or of all subtrees beside it.
    private void Reprice(int start, bool all)
    {
        var count = 0;
        for (var node = start; node >= 0; node = all ? nextSibling[node] : -1)
        {
            stack[count++] = node;
        }

        while (count > 0)
        {
            var node = stack[--count];
            var (above, arc) = (parent[node], arcUp[node]);
            depth[node] = depth[above] + 1;
            potential[node] = pointsUp[node] ? potential[above] - cost[arc] : potential[above] + cost[arc];
            for (var child = firstChild[node]; child >= 0; child = nextSibling[child])
            {
                stack[count++] = child;
            }
        }
    }

    private void Attach(int node, int above)
    {
        parent[node] = above;
        previousSibling[node] = -1;
        nextSibling[node] = firstChild[above];
        if (firstChild[above] >= 0)
        {
            previousSibling[firstChild[above]] = node;
        }

        firstChild[above] = node;
    }

    private void Detach(int node)
    {
        if (previousSibling[node] >= 0)
        {
            nextSibling[previousSibling[node]] = nextSibling[node];
        }
        else
        {
            firstChild[parent[node]] = nextSibling[node];
        }

        if (nextSibling[node] >= 0)
        {
            previousSibling[nextSibling[node]] = previousSibling[node];
        }
    }
}
