namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// Brings one more edge into a timetable: in a free slot, by a chain of meetings that change between two slots (Kempe), or in the place of lighter ones that
/// are then brought in elsewhere.
/// </summary>
internal sealed class Insertion
{
    private const int Deepest = 5, Widest = 6;

    private readonly Board board;
    private readonly Instance instance;
    private readonly int[] mark;
    private readonly List<(int Edge, int Slot)> chain = [];
    private int stamp;

    public Insertion(Board board)
    {
        this.board = board;
        instance = board.Instance;
        mark = new int[instance.Parties];
    }

    /// <summary>How much was tried; search is limited by it, since a library knows no clock.</summary>
    public long Work { get; private set; }

    /// <summary>Places the edge where both are free: where it was before, otherwise in the slot with the fewest meetings.</summary>
    public bool Direct(int edge)
    {
        Work += 1 + (instance.Slots / 8);
        if (instance.Before[edge] is var before && before >= 0 && before < instance.Slots && board.TryPlace(edge, before))
        {
            return true;
        }

        if (!board.HasRoom(instance.A[edge]) || !board.HasRoom(instance.B[edge]))
        {
            return false;
        }

        var best = -1;
        for (var slot = 0; slot < instance.Slots; slot++)
        {
            if ((best < 0 || board.Count(slot) < board.Count(best)) && board.CanPlace(edge, slot))
            {
                best = slot;
            }
        }

        return best >= 0 && board.TryPlace(edge, best);
    }

    /// <summary>
    /// Places the edge in a slot where one of the two is free, its other party's meetings changing between that slot and another; if that gains.
    /// </summary>
    public bool Chain(int edge)
    {
        var (u, v) = (instance.A[edge], instance.B[edge]);
        if (!board.HasRoom(u) || !board.HasRoom(v))
        {
            return false;
        }

        for (var s = 0; s < instance.Slots; s++)
        {
            var isFree = board.HasRoom(u, s);
            if (isFree == board.HasRoom(v, s) || !instance.CanMeet(edge, s) || !board.IsApart(edge, s))
            {
                continue;
            }

            var (free, full) = isFree ? (u, v) : (v, u);
            for (var t = 0; t < instance.Slots; t++)
            {
                if (t != s && board.HasRoom(full, t) && (HasTables(s) || HasTables(t)) && Follow(edge, full, free, s, t))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Brings an edge in, if need be in the place of others that then come in elsewhere; only if the value rises by more than <paramref name="least"/>.
    /// </summary>
    public bool Eject(int edge, long least = 0)
    {
        var mark = board.Mark;
        if (TryEject(edge, board.Value + least, 0))
        {
            return true;
        }

        board.Rollback(mark);
        return false;
    }

    // A chain adds a meeting to one of its two slots.
    private bool HasTables(int slot) => instance.HasOwners || board.Count(slot) < instance.Shared[slot];

    private bool Follow(int edge, int full, int free, int s, int t)
    {
        Work++;
        stamp++;
        chain.Clear();
        mark[free] = stamp;
        var (party, from, to) = (full, s, t);
        var gain = instance.Value(edge, s);
        while (true)
        {
            mark[party] = stamp;
            var moved = Movable(party, from, to);
            if (moved < 0)
            {
                return false;
            }

            chain.Add((moved, to));
            gain += instance.Value(moved, to) - instance.Value(moved, from);
            party = instance.Other(moved, party);
            if (board.HasRoom(party, to))
            {
                break;
            }

            (from, to) = (to, from);
        }

        chain.Add((edge, s));
        return gain > 0 && board.TryApply(chain);
    }

    private int Movable(int party, int from, int to)
    {
        for (var edge = board.FirstAt(party, from); edge >= 0; edge = board.NextAt(edge, party))
        {
            if (instance.CanMeet(edge, to) && board.IsApart(edge, to) && mark[instance.Other(edge, party)] != stamp)
            {
                return edge;
            }
        }

        return -1;
    }

    private bool TryEject(int edge, long floor, int depth)
    {
        var mark = board.Mark;
        foreach (var (slot, cost) in Costs(edge).Take(depth == 0 ? Widest : 2))
        {
            Work++;
            var pushed = Conflicts(edge, slot);
            if (cost == long.MaxValue || pushed is null)
            {
                break;
            }

            foreach (var conflict in pushed)
            {
                board.Remove(conflict);
            }

            if (board.TryPlace(edge, slot) && Settle(pushed, floor, depth))
            {
                return true;
            }

            board.Rollback(mark);
        }

        return false;
    }

    // What was pushed out comes in elsewhere; the last of it may push out something lighter in turn.
    private bool Settle(List<int> pushed, long floor, int depth)
    {
        if (board.Value > floor)
        {
            return true;
        }

        var missing = pushed.OrderByDescending(instance.Base).Where(edge => !Direct(edge) && !Chain(edge)).ToList();
        return board.Value > floor || (depth < Deepest && missing.Count == 1 && TryEject(missing[0], floor, depth + 1));
    }

    private IEnumerable<(int Slot, long Cost)> Costs(int edge)
    {
        Work += instance.Slots / 4;
        var costs = new List<(int Slot, long Cost)>();
        for (var slot = 0; slot < instance.Slots; slot++)
        {
            if (instance.CanMeet(edge, slot) && board.IsApart(edge, slot))
            {
                var pushed = Conflicts(edge, slot);
                var cost = pushed?.Sum(conflict => instance.Value(conflict, board.SlotOf(conflict))) - instance.Value(edge, slot);
                costs.Add((slot, cost ?? long.MaxValue));
            }
        }

        return costs.OrderBy(entry => entry.Cost).ThenBy(entry => entry.Slot);
    }

    // The lightest meetings that have to go so that the edge can take the slot.
    private List<int>? Conflicts(int edge, int slot)
    {
        var pushed = new List<int>(3);
        foreach (var party in (ReadOnlySpan<int>)[instance.A[edge], instance.B[edge]])
        {
            if (!board.HasRoom(party, slot) && !pushed.Any(known => instance.A[known] == party || instance.B[known] == party))
            {
                pushed.Add(Lightest(party, slot));
            }
            else if (!board.HasRoom(party) && !pushed.Any(known => instance.A[known] == party || instance.B[known] == party))
            {
                var lightest = instance.EdgesOf[party].Where(other => board.SlotOf(other) >= 0).DefaultIfEmpty(-1)
                    .MinBy(other => other < 0 ? 0 : instance.Base(other));
                if (lightest < 0)
                {
                    return null;
                }

                pushed.Add(lightest);
            }
        }

        if (!pushed.Any(conflict => board.SlotOf(conflict) == slot) && !board.HasTable(edge, slot))
        {
            var lightest = board.Lightest(slot);
            if (lightest < 0)
            {
                return null;
            }

            pushed.Add(lightest);
        }

        return pushed;
    }

    private int Lightest(int party, int slot)
    {
        var best = board.FirstAt(party, slot);
        for (var edge = best; edge >= 0; edge = board.NextAt(edge, party))
        {
            best = instance.Value(edge, slot) < instance.Value(best, slot) ? edge : best;
        }

        return best;
    }
}
