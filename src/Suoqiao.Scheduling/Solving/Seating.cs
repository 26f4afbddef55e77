using Suoqiao.Scheduling.Flows;

namespace Suoqiao.Scheduling.Solving;

/// <summary>A meeting without a table: an edge, or a fixed meeting, in a slot from 0.</summary>
internal readonly record struct Sitting(int A, int B, int Slot, int? Table, int Before);

/// <summary>
/// Gives each meeting a table, slot after slot: at a party's own table where one has it, otherwise preferably where it was before a change, or where one of the
/// two sat last. In each slot the preferences are met as far as possible, by a cheapest flow.
/// </summary>
internal sealed class Seating(Programme programme, Instance instance)
{
    private const long Seated = 1_000_000, Own = 10_000, AsBefore = 100, Stays = 1;

    private readonly int[] lastTable = new int[instance.Parties];
    private readonly Dictionary<int, int> ownerOf = Enumerable.Range(0, instance.Parties).Where(p => instance.OwnTable[p] > 0)
        .ToDictionary(p => instance.OwnTable[p]);
    private readonly ILookup<int, int> closed = programme.Closures.ToLookup(closure => closure.Slot - 1, closure => closure.Table);

    /// <returns>The tables from 1 in the order of the sittings, or null when some slot has too few.</returns>
    public int[]? Seat(IReadOnlyList<Sitting> sittings, CancellationToken cancel)
    {
        var tables = new int[sittings.Count];
        foreach (var slot in sittings.Select((sitting, i) => (sitting, i)).GroupBy(entry => entry.sitting.Slot).OrderBy(group => group.Key))
        {
            var entries = slot.Select(entry => entry.i).ToList();
            if (!Seat(sittings, entries, slot.Key, tables, cancel))
            {
                return null;
            }

            foreach (var i in entries)
            {
                lastTable[sittings[i].A] = lastTable[sittings[i].B] = tables[i];
            }
        }

        return tables;
    }

    private bool Seat(IReadOnlyList<Sitting> sittings, List<int> entries, int slot, int[] tables, CancellationToken cancel)
    {
        var taken = closed[slot].ToHashSet();
        foreach (var i in entries.Where(i => sittings[i].Table is not null))
        {
            tables[i] = sittings[i].Table!.Value;
            taken.Add(tables[i]);
        }

        var open = entries.Where(i => sittings[i].Table is null).ToList();
        var free = Enumerable.Range(1, programme.Tables).Where(table => !taken.Contains(table)).ToList();
        var (source, sink, pool) = (0, 1, 2);
        var network = new NetworkSimplex(3 + open.Count + free.Count);
        var nodeOf = free.Select((table, i) => (table, node: 3 + open.Count + i)).ToDictionary(entry => entry.table, entry => entry.node);
        var asked = new List<(int Arc, int Sitting, int Table)>();
        var pooled = new List<(int Arc, int Sitting)>();
        for (var i = 0; i < open.Count; i++)
        {
            network.AddArc(source, 3 + i, 1, 0);
            foreach (var (table, gain) in Wishes(sittings[open[i]]).Where(wish => nodeOf.ContainsKey(wish.Table)))
            {
                asked.Add((network.AddArc(3 + i, nodeOf[table], 1, -Seated - gain), open[i], table));
            }

            pooled.Add((network.AddArc(3 + i, pool, 1, -Seated), open[i]));
        }

        var fromPool = free.Where(table => !ownerOf.ContainsKey(table)).Select(table => (Arc: network.AddArc(pool, nodeOf[table], 1, 0), Table: table))
            .ToList();
        foreach (var table in free)
        {
            network.AddArc(nodeOf[table], sink, 1, 0);
        }

        network.AddArc(sink, source, open.Count, 0);
        network.Solve(cancel);
        return Read(network, asked, pooled, fromPool, open.Count, tables);
    }

    private static bool Read(
        NetworkSimplex network,
        List<(int Arc, int Sitting, int Table)> asked,
        List<(int Arc, int Sitting)> pooled,
        List<(int Arc, int Table)> fromPool,
        int wanted,
        int[] tables)
    {
        var given = 0;
        foreach (var (_, sitting, table) in asked.Where(entry => network.Flow(entry.Arc) > 0))
        {
            tables[sitting] = table;
            given++;
        }

        foreach (var ((_, sitting), (_, table)) in pooled.Where(entry => network.Flow(entry.Arc) > 0).Zip(fromPool.Where(entry => network.Flow(entry.Arc) > 0)))
        {
            tables[sitting] = table;
            given++;
        }

        return given == wanted;
    }

    private IEnumerable<(int Table, long Gain)> Wishes(Sitting sitting)
    {
        var gains = new Dictionary<int, long>();
        foreach (var (table, gain) in new[]
        {
            (instance.OwnTable[sitting.A], Own), (instance.OwnTable[sitting.B], Own), (sitting.Before, AsBefore),
            (lastTable[sitting.A], Stays), (lastTable[sitting.B], Stays),
        })
        {
            var isOpen = table > 0 && (!ownerOf.TryGetValue(table, out var owner) || owner == sitting.A || owner == sitting.B);
            if (isOpen)
            {
                gains[table] = gains.GetValueOrDefault(table) + gain;
            }
        }

        return gains.OrderBy(gain => gain.Key).Select(gain => (gain.Key, gain.Value));
    }
}
