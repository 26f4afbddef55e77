namespace Suoqiao.Scheduling.Solving;

/// <summary>Reads a programme into an <see cref="Instance"/>, or says what is wrong with it.</summary>
internal sealed partial class InstanceMaker
{
    public const int MostSlots = 1_000, MostTables = 100_000, MostCapacity = 1_000, MostDecimals = 6;

    public const decimal MostWeight = 1_000_000_000;

    private readonly Programme programme;
    private readonly List<Contradiction> contradictions = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> ids = [];
    private readonly List<Party> parties = [];
    private readonly Dictionary<(int, int), int> pairNumbers = [];
    private readonly List<PairWish> pairs = [];
    private int[] capacity = [], maximum = [], shared = [], ownTable = [];
    private bool[] ownFree = [];

    private InstanceMaker(Programme programme) => this.programme = programme;

    private int Slots => programme.Slots;

    /// <param name="programme">The programme.</param>
    /// <param name="before">A timetable whose meetings are to be kept where possible, or null.</param>
    public static (Instance? Instance, IReadOnlyList<Contradiction> Contradictions) Make(Programme programme, IReadOnlyList<Meeting>? before = null)
    {
        var maker = new InstanceMaker(programme);
        var instance = maker.Make(before);
        return (maker.contradictions.Count == 0 ? instance : null, maker.contradictions);
    }

    private Instance? Make(IReadOnlyList<Meeting>? before)
    {
        if (Slots is < 1 or > MostSlots || programme.Tables is < 1 or > MostTables)
        {
            contradictions.Add(new Contradiction.SizeOutside(Slots, programme.Tables));
            return null;
        }

        ReadParties();
        ReadWishes();
        foreach (var meeting in programme.Fixed)
        {
            Number(meeting.A);
            Number(meeting.B);
        }

        ReadRooms();
        ReadFixed();
        return contradictions.Count == 0 ? Build(before) : null;
    }

    private int Number(string id)
    {
        if (!numbers.TryGetValue(id, out var number))
        {
            numbers.Add(id, number = ids.Count);
            ids.Add(id);
            parties.Add(new Party(id));
        }

        return number;
    }

    private void ReadParties()
    {
        var owners = new Dictionary<int, string>();
        foreach (var party in programme.Parties)
        {
            if (numbers.ContainsKey(party.Id))
            {
                contradictions.Add(new Contradiction.PartyTwice(party.Id));
                continue;
            }

            parties[Number(party.Id)] = party;
            if (party.Capacity is < 1 or > MostCapacity || party.Maximum < 0)
            {
                contradictions.Add(new Contradiction.CapacityOutside(party.Id));
            }

            if (party.Table is not { } table)
            {
                continue;
            }

            if (table < 1 || table > programme.Tables)
            {
                contradictions.Add(new Contradiction.UnknownTable(table));
            }
            else if (!owners.TryAdd(table, party.Id))
            {
                contradictions.Add(new Contradiction.TableOfTwo(table, owners[table], party.Id));
            }
        }
    }

    private void ReadWishes()
    {
        foreach (var wish in programme.Wishes)
        {
            if (string.Equals(wish.A, wish.B, StringComparison.Ordinal))
            {
                contradictions.Add(new Contradiction.WithItself(wish.A));
                continue;
            }

            if (wish.Kind != WishKind.No
                && (wish.Weight is < 0 or > MostWeight || wish.Weight != Math.Round(wish.Weight, MostDecimals) || wish.Times is < 1 or > MostSlots))
            {
                contradictions.Add(new Contradiction.WeightOutside(wish.A, wish.B, wish.Weight));
                continue;
            }

            var pair = PairOf(Number(wish.A), Number(wish.B));
            var known = pairs[pair];
            pairs[pair] = wish.Kind == WishKind.No
                ? known with { IsNo = true }
                : known with
                {
                    Weight = known.Weight + wish.Weight,
                    IsMust = known.IsMust || wish.Kind == WishKind.Must,
                    Times = Math.Max(known.Times, wish.Times),
                };
        }
    }

    private int PairOf(int a, int b)
    {
        var key = a < b ? (a, b) : (b, a);
        if (!pairNumbers.TryGetValue(key, out var number))
        {
            pairNumbers.Add(key, number = pairs.Count);
            pairs.Add(new PairWish(a, b, 0, false, false, 0, 0));
        }

        return number;
    }

    private void ReadRooms()
    {
        capacity = new int[ids.Count * Slots];
        maximum = [.. parties.Select(party => party.Maximum ?? int.MaxValue)];
        ownTable = [.. parties.Select(party => party.Table ?? 0)];
        ownFree = new bool[ids.Count * Slots];
        shared = new int[Slots];
        shared.AsSpan().Fill(programme.Tables - ownTable.Count(table => table > 0));
        for (var party = 0; party < ids.Count; party++)
        {
            capacity.AsSpan(party * Slots, Slots).Fill(parties[party].Capacity);
            ownFree.AsSpan(party * Slots, Slots).Fill(ownTable[party] > 0);
        }

        foreach (var engagement in programme.Engagements.Where(engagement => IsSlot(engagement.Slot)))
        {
            for (var party = 0; party < ids.Count; party++)
            {
                if (engagement.Party is null || string.Equals(engagement.Party, ids[party], StringComparison.Ordinal))
                {
                    capacity[(party * Slots) + engagement.Slot - 1] = 0;
                }
            }
        }

        foreach (
            var (table, slot) in programme.Closures.Where(closure => IsSlot(closure.Slot) & IsTable(closure.Table))
                .Select(closure => (closure.Table, closure.Slot)).Distinct())
        {
            TakeTable(table, slot - 1);
        }
    }

    private void TakeTable(int table, int slot)
    {
        var owner = Array.IndexOf(ownTable, table);
        if (owner >= 0)
        {
            ownFree[(owner * Slots) + slot] = false;
        }
        else
        {
            shared[slot]--;
        }
    }

    private bool IsSlot(int slot)
    {
        if (slot < 1 || slot > Slots)
        {
            contradictions.Add(new Contradiction.UnknownSlot(slot));
            return false;
        }

        return true;
    }

    private bool IsTable(int table)
    {
        if (table < 1 || table > programme.Tables)
        {
            contradictions.Add(new Contradiction.UnknownTable(table));
            return false;
        }

        return true;
    }

    private Instance? Build(IReadOnlyList<Meeting>? before)
    {
        var wanted = pairs.Select((pair, number) => (Pair: pair, Number: number)).Where(entry => entry.Pair.IsOpen).ToList();
        var edges = wanted.SelectMany(
            entry => Enumerable.Repeat(entry, Math.Min(entry.Pair.Times, Slots) - Math.Min(entry.Pair.Fixed, Math.Min(entry.Pair.Times, Slots)))).ToList();
        var scale = 1L;
        while (pairs.Any(pair => !pair.IsNo && pair.Weight * scale != decimal.Truncate(pair.Weight * scale)))
        {
            scale *= 10;
        }

        var old = Before(edges, before);
        var all = edges.Sum(edge => edge.Pair.Weight * scale) + 1;
        var bonus = before is null ? 0 : all;
        var premium = edges.Any(edge => edge.Pair.IsMust) ? all + (2 * bonus * old.Count(slot => slot >= 0)) : 0;
        if ((premium + (2 * bonus) + all) * (8 * (ids.Count + 2)) > long.MaxValue)
        {
            contradictions.Add(new Contradiction.WeightsTooLarge());
            return null;
        }

        var instance = new Instance
        {
            Programme = programme,
            Ids = [.. ids],
            Slots = Slots,
            Capacity = capacity,
            Maximum = maximum,
            Shared = shared,
            OwnTable = ownTable,
            OwnFree = ownFree,
            A = [.. edges.Select(edge => edge.Pair.A)],
            B = [.. edges.Select(edge => edge.Pair.B)],
            Weight = [.. edges.Select(edge => (long)(edge.Pair.Weight * scale))],
            IsMust = [.. edges.Select(edge => edge.Pair.IsMust)],
            Pair = [.. edges.Select(edge => edge.Number)],
            Scale = scale,
            Premium = (long)premium,
            Before = old,
            KeepBonus = (long)bonus,
            HasOwners = ownTable.Any(table => table > 0),
        };
        instance.Index();
        return instance;
    }

    private int[] Before(List<(PairWish Pair, int Number)> edges, IReadOnlyList<Meeting>? before)
    {
        var slots = new Dictionary<int, Queue<int>>();
        foreach (var meeting in before ?? [])
        {
            if (numbers.TryGetValue(meeting.A, out var a) && numbers.TryGetValue(meeting.B, out var b)
                && pairNumbers.TryGetValue(a < b ? (a, b) : (b, a), out var pair) && meeting.Slot >= 1
                && !programme.Fixed.Any(f => f.Slot == meeting.Slot && PairOf(numbers[f.A], numbers[f.B]) == pair))
            {
                slots.TryAdd(pair, []);
                slots[pair].Enqueue(meeting.Slot - 1);
            }
        }

        return [.. edges.Select(edge => slots.TryGetValue(edge.Number, out var queue) && queue.TryDequeue(out var slot) ? slot : -1)];
    }

    private sealed record PairWish(int A, int B, decimal Weight, bool IsMust, bool IsNo, int Times, int Fixed)
    {
        public bool IsOpen => !IsNo && Times > 0 && (Weight > 0 || IsMust);
    }
}
