namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// A programme in numbers, with fixed meetings taken out: capacities, tables and wishes are what is left for the others. A pair that wants several meetings
/// has an edge for each. Values are whole: weights times a power of ten, Musts above all weights.
/// </summary>
internal sealed class Instance
{
    public required Programme Programme { get; init; }

    public required string[] Ids { get; init; }

    public required int Slots { get; init; }

    /// <summary>Free representatives by party × slots + slot.</summary>
    public required int[] Capacity { get; init; }

    /// <summary>Meetings still wanted at most, by party.</summary>
    public required int[] Maximum { get; init; }

    /// <summary>Open tables by slot that nobody owns and no fixed meeting takes.</summary>
    public required int[] Shared { get; init; }

    /// <summary>The number of a party's own table, 0 for none.</summary>
    public required int[] OwnTable { get; init; }

    /// <summary>Whether a party's own table is free, by party × slots + slot.</summary>
    public required bool[] OwnFree { get; init; }

    public required int[] A { get; init; }

    public required int[] B { get; init; }

    /// <summary>The scaled weights of the edges.</summary>
    public required long[] Weight { get; init; }

    public required bool[] IsMust { get; init; }

    /// <summary>The number of the pair that an edge belongs to; equal for meetings that the same pair wants.</summary>
    public required int[] Pair { get; init; }

    /// <summary>What one unit of weight is in values.</summary>
    public required long Scale { get; init; }

    public required long Premium { get; init; }

    /// <summary>The slot (from 0) where an edge had its meeting before, or -1.</summary>
    public required int[] Before { get; init; }

    /// <summary>What a meeting that is kept at all, and what one that keeps its slot is worth more.</summary>
    public required long KeepBonus { get; init; }

    public int Parties => Ids.Length;

    public int Edges => A.Length;

    public bool HasOwners { get; init; }

    public int[][] EdgesOf { get; private set; } = [];

    /// <summary>The value of an edge without regard to slots.</summary>
    public long Base(int edge) => Weight[edge] + (IsMust[edge] ? Premium : 0) + (Before[edge] >= 0 ? KeepBonus : 0);

    /// <summary>The value of an edge's meeting in a slot.</summary>
    public long Value(int edge, int slot) => Base(edge) + (Before[edge] == slot ? KeepBonus : 0);

    public bool CanMeet(int edge, int slot) =>
        Capacity[(A[edge] * Slots) + slot] > 0 && Capacity[(B[edge] * Slots) + slot] > 0 && (Shared[slot] > 0 || OwnsTable(edge, slot));

    public bool OwnsTable(int edge, int slot) => HasOwners && (OwnFree[(A[edge] * Slots) + slot] || OwnFree[(B[edge] * Slots) + slot]);

    /// <summary>The same programme with nothing but weights to go for.</summary>
    public Instance WeightsOnly()
    {
        var plain = new Instance
        {
            Programme = Programme,
            Ids = Ids,
            Slots = Slots,
            Capacity = Capacity,
            Maximum = Maximum,
            Shared = Shared,
            OwnTable = OwnTable,
            OwnFree = OwnFree,
            A = A,
            B = B,
            Weight = Weight,
            IsMust = new bool[Edges],
            Pair = Pair,
            Scale = Scale,
            Premium = 0,
            Before = [.. Enumerable.Repeat(-1, Edges)],
            KeepBonus = 0,
            HasOwners = HasOwners,
        };
        plain.Index();
        return plain;
    }

    public int Other(int edge, int party) => A[edge] == party ? B[edge] : A[edge];

    public void Index()
    {
        var lists = new List<int>[Parties];
        for (var party = 0; party < Parties; party++)
        {
            lists[party] = [];
        }

        for (var edge = 0; edge < Edges; edge++)
        {
            lists[A[edge]].Add(edge);
            lists[B[edge]].Add(edge);
        }

        EdgesOf = [.. lists.Select(list => list.ToArray())];
    }

    /// <summary>The sides of the parties (false, true) if the wishes only join one with the other, otherwise null.</summary>
    public bool[]? Sides()
    {
        var side = new sbyte[Parties];
        var queue = new Queue<int>();
        for (var start = 0; start < Parties; start++)
        {
            if (side[start] != 0)
            {
                continue;
            }

            side[start] = 1;
            queue.Enqueue(start);
            while (queue.TryDequeue(out var party))
            {
                foreach (var edge in EdgesOf[party])
                {
                    var other = Other(edge, party);
                    if (side[other] == side[party])
                    {
                        return null;
                    }

                    if (side[other] == 0)
                    {
                        side[other] = (sbyte)-side[party];
                        queue.Enqueue(other);
                    }
                }
            }
        }

        return [.. side.Select(value => value < 0)];
    }

    /// <summary>
    /// The slots in which everything takes place, when they are all alike: each party has the same representatives in all of them, and so many tables are
    /// open in each. Null when somebody has gaps of its own.
    /// </summary>
    public int[]? UniformSlots()
    {
        if (HasOwners || KeepBonus > 0)
        {
            return null;
        }

        var open = Enumerable.Range(0, Slots)
            .Where(slot => Shared[slot] > 0 && Enumerable.Range(0, Parties).Any(party => EdgesOf[party].Length > 0 && Capacity[(party * Slots) + slot] > 0))
                .ToArray();
        var alike = open.All(slot => Shared[slot] == Shared[open[0]])
            && Enumerable.Range(0, Parties)
                .All(party => EdgesOf[party].Length == 0 || open.All(slot => Capacity[(party * Slots) + slot] == Capacity[(party * Slots) + open[0]]))
            && !HasParallelOfMany(open);
        return alike ? open : null;
    }

    // Where two parties with several representatives want several meetings, colours alone would not keep these apart.
    private bool HasParallelOfMany(int[] open) =>
        open.Length > 0 && Enumerable.Range(1, Math.Max(Edges - 1, 0)).Any(edge =>
            edge < Edges && Pair[edge] == Pair[edge - 1] && Capacity[(A[edge] * Slots) + open[0]] > 1 && Capacity[(B[edge] * Slots) + open[0]] > 1);
}
