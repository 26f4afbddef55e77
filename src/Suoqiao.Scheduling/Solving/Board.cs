namespace Suoqiao.Scheduling.Solving;

/// <summary>A timetable under way: which edge meets in which slot, every rule kept at each moment. Changes can be taken back to a mark.</summary>
internal sealed class Board
{
    private readonly Instance instance;
    private readonly int slots;
    private readonly int[] slotOf, used, first, next, held, count;
    private readonly List<(int Edge, int Before)> journal = [];

    // The lightest meeting of a slot while it is known; -2 when it has to be looked for.
    private readonly int[] lightest;

    public Board(Instance instance)
    {
        this.instance = instance;
        slots = instance.Slots;
        slotOf = new int[instance.Edges];
        slotOf.AsSpan().Fill(-1);
        used = new int[instance.Parties * slots];
        first = new int[instance.Parties * slots];
        first.AsSpan().Fill(-1);
        next = new int[instance.Edges * 2];
        held = new int[instance.Parties];
        count = new int[slots];
        lightest = new int[slots];
        lightest.AsSpan().Fill(-2);
    }

    public Instance Instance => instance;

    /// <summary>The value of all meetings.</summary>
    public long Value { get; private set; }

    /// <summary>A place in the history of changes.</summary>
    public int Mark => journal.Count;

    public int SlotOf(int edge) => slotOf[edge];

    public int Held(int party) => held[party];

    public int Count(int slot) => count[slot];

    /// <summary>How many more meetings the party could have in the slot.</summary>
    public int Room(int party, int slot) => instance.Capacity[(party * slots) + slot] - used[(party * slots) + slot];

    public bool HasRoom(int party, int slot) => used[(party * slots) + slot] < instance.Capacity[(party * slots) + slot];

    public bool HasRoom(int party) => held[party] < instance.Maximum[party];

    public int[] Snapshot() => [.. slotOf];

    /// <summary>Puts the meetings of a snapshot in place of the present ones.</summary>
    public void Restore(int[] snapshot)
    {
        for (var edge = 0; edge < slotOf.Length; edge++)
        {
            if (slotOf[edge] >= 0 && slotOf[edge] != snapshot[edge])
            {
                Remove(edge);
            }
        }

        for (var edge = 0; edge < slotOf.Length; edge++)
        {
            if (slotOf[edge] < 0 && snapshot[edge] >= 0)
            {
                Put(edge, snapshot[edge]);
            }
        }

        Forget();
    }

    /// <summary>Takes back everything since the mark.</summary>
    public void Rollback(int mark)
    {
        for (var i = journal.Count - 1; i >= mark; i--)
        {
            var (edge, before) = journal[i];
            if (slotOf[edge] >= 0)
            {
                Take(edge);
            }

            if (before >= 0)
            {
                Set(edge, before);
            }
        }

        journal.RemoveRange(mark, journal.Count - mark);
    }

    /// <summary>Makes everything so far final.</summary>
    public void Forget() => journal.Clear();

    /// <summary>A meeting of the party in the slot, or -1; see <see cref="NextAt"/>.</summary>
    public int FirstAt(int party, int slot) => first[(party * slots) + slot];

    public int NextAt(int edge, int party) => next[(edge * 2) + (instance.A[edge] == party ? 0 : 1)];

    /// <summary>The meeting of the slot that is worth least, or -1.</summary>
    public int Lightest(int slot)
    {
        if (lightest[slot] != -2)
        {
            return lightest[slot];
        }

        var best = -1;
        for (var party = 0; party < instance.Parties; party++)
        {
            for (var edge = FirstAt(party, slot); edge >= 0; edge = NextAt(edge, party))
            {
                best = best < 0 || instance.Value(edge, slot) < instance.Value(best, slot) ? edge : best;
            }
        }

        return lightest[slot] = best;
    }

    public bool CanPlace(int edge, int slot) => IsFree(edge, slot) && HasTable(edge, slot);

    /// <summary>Whether both parties could meet in the slot, tables left aside.</summary>
    public bool IsFree(int edge, int slot) =>
        instance.CanMeet(edge, slot) && HasRoom(instance.A[edge], slot) && HasRoom(instance.B[edge], slot) && HasRoom(instance.A[edge])
            && HasRoom(instance.B[edge])
        && IsApart(edge, slot);

    public bool HasTable(int edge, int slot) =>
        count[slot] < instance.Shared[slot] || (instance.HasOwners && count[slot] + 1 - AtOwnTables(edge, slot) <= instance.Shared[slot]);

    /// <summary>Whether the pair does not already meet in the slot.</summary>
    public bool IsApart(int edge, int slot)
    {
        for (var other = edge - 1; other >= 0 && instance.Pair[other] == instance.Pair[edge]; other--)
        {
            if (slotOf[other] == slot)
            {
                return false;
            }
        }

        for (var other = edge + 1; other < slotOf.Length && instance.Pair[other] == instance.Pair[edge]; other++)
        {
            if (slotOf[other] == slot)
            {
                return false;
            }
        }

        return true;
    }

    public bool TryPlace(int edge, int slot)
    {
        if (slotOf[edge] >= 0 || !CanPlace(edge, slot))
        {
            return false;
        }

        Put(edge, slot);
        return true;
    }

    public void Remove(int edge)
    {
        journal.Add((edge, slotOf[edge]));
        Take(edge);
    }

    /// <summary>Moves edges all together, or leaves everything as it is.</summary>
    public bool TryApply(IReadOnlyList<(int Edge, int Slot)> moves)
    {
        var mark = Mark;
        foreach (var (edge, _) in moves)
        {
            if (slotOf[edge] >= 0)
            {
                Remove(edge);
            }
        }

        foreach (var (edge, slot) in moves)
        {
            if (!TryPlace(edge, slot))
            {
                Rollback(mark);
                return false;
            }
        }

        return true;
    }

    private void Put(int edge, int slot)
    {
        journal.Add((edge, -1));
        Set(edge, slot);
    }

    private void Set(int edge, int slot)
    {
        slotOf[edge] = slot;
        Value += instance.Value(edge, slot);
        count[slot]++;
        lightest[slot] = -2;
        Enter(edge, instance.A[edge], slot, 0);
        Enter(edge, instance.B[edge], slot, 1);
    }

    private void Take(int edge)
    {
        var slot = slotOf[edge];
        slotOf[edge] = -1;
        Value -= instance.Value(edge, slot);
        count[slot]--;
        lightest[slot] = -2;
        Leave(edge, instance.A[edge], slot);
        Leave(edge, instance.B[edge], slot);
    }

    private void Enter(int edge, int party, int slot, int end)
    {
        var cell = (party * slots) + slot;
        next[(edge * 2) + end] = first[cell];
        first[cell] = edge;
        used[cell]++;
        held[party]++;
    }

    private void Leave(int edge, int party, int slot)
    {
        var cell = (party * slots) + slot;
        var after = NextAt(edge, party);
        if (first[cell] == edge)
        {
            first[cell] = after;
        }
        else
        {
            var before = first[cell];
            while (NextAt(before, party) != edge)
            {
                before = NextAt(before, party);
            }

            next[(before * 2) + (instance.A[before] == party ? 0 : 1)] = after;
        }

        used[cell]--;
        held[party]--;
    }

    // How many meetings of the slot, the edge among them, can sit at own tables: a matching of owners with their meetings (Kuhn).
    private int AtOwnTables(int added, int slot)
    {
        var ownerOf = new Dictionary<int, int>();
        var seen = new HashSet<int>();
        var seated = 0;
        for (var party = 0; party < instance.Parties; party++)
        {
            if (instance.OwnFree[(party * slots) + slot])
            {
                seen.Clear();
                seated += Give(party) ? 1 : 0;
            }
        }

        return seated;

        bool Give(int owner)
        {
            for (var edge = FirstAt(owner, slot); edge >= 0; edge = NextAt(edge, owner))
            {
                if (Offer(edge, owner))
                {
                    return true;
                }
            }

            return (instance.A[added] == owner || instance.B[added] == owner) && Offer(added, owner);
        }

        bool Offer(int edge, int owner)
        {
            if (!seen.Add(edge) || (ownerOf.TryGetValue(edge, out var present) && !Give(present)))
            {
                return false;
            }

            ownerOf[edge] = owner;
            return true;
        }
    }
}
