using Suoqiao.Scheduling.Flows;

namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// Which pairs meet, whenever: the heaviest b-matching, a party's b being its free representatives over all slots (or its maximum), each edge once, all
/// together within the tables of all slots. Between two sides this is a cheapest circulation, whose solutions are whole numbers:
/// <code>source → party of one side (b) → party of the other (1, −value) → sink (b) → source (tables)</code>
/// Within one side each party stands on both sides of the circulation, and each edge in both directions: a meeting is then two halves, and the value an upper
/// bound that halves may remain of (Nemhauser and Trotter 1975).
/// </summary>
internal sealed class PairChoice
{
    private readonly Instance instance;
    private readonly NetworkSimplex network;
    private readonly int[] leftArcs, rightArcs, rewardArcs, edgeArcs, backArcs;
    private readonly int totalArc;
    private readonly long tables;
    private readonly int[] bounds;
    private readonly long[] values;
    private readonly int level;

    /// <param name="instance">The programme.</param>
    /// <param name="sides">The sides of the parties, or null when they meet within one side.</param>
    /// <param name="level">How many of each party's meetings are rewarded; only between two sides.</param>
    /// <param name="reward">The reward of each, beside its value.</param>
    public PairChoice(Instance instance, bool[]? sides, int level = 0, long reward = 0)
    {
        this.instance = instance;
        this.level = level;
        bounds = Bounds(instance);
        values = [.. Enumerable.Range(0, instance.Edges).Select(edge => BestValue(instance, edge))];
        var parties = instance.Parties;
        network = new NetworkSimplex((sides is null ? 2 * parties : parties) + 2);
        var (source, sink, right) = (sides is null ? 2 * parties : parties, (sides is null ? 2 * parties : parties) + 1, sides is null ? parties : 0);
        (leftArcs, rightArcs, rewardArcs) = (new int[parties], new int[parties], new int[parties]);
        for (var party = 0; party < parties; party++)
        {
            var rest = Math.Max(0, bounds[party] - level);
            leftArcs[party] = sides is null || !sides[party] ? network.AddArc(source, party, rest, 0) : -1;
            rightArcs[party] = sides is null || sides[party] ? network.AddArc(party + right, sink, rest, 0) : -1;
            var (tail, head) = leftArcs[party] >= 0 ? (source, party) : (party + right, sink);
            rewardArcs[party] = level > 0 ? network.AddArc(tail, head, bounds[party] - rest, -reward) : -1;
        }

        (edgeArcs, backArcs) = (new int[instance.Edges], new int[sides is null ? instance.Edges : 0]);
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            var (a, b) = sides is not null && sides[instance.A[edge]] ? (instance.B[edge], instance.A[edge]) : (instance.A[edge], instance.B[edge]);
            var room = values[edge] < 0 ? 0 : 1;
            edgeArcs[edge] = network.AddArc(a, b + right, room, -values[edge]);
            if (sides is null)
            {
                backArcs[edge] = network.AddArc(b, a + right, room, -values[edge]);
            }
        }

        tables = instance.HasOwners ? int.MaxValue : Tables(instance);
        totalArc = network.AddArc(sink, source, tables * Halves, 0);
    }

    /// <summary>How many units of flow a meeting is: 1 between two sides, 2 within one.</summary>
    public int Halves => backArcs.Length > 0 ? 2 : 1;

    /// <summary>The price of a table; units of value are halved within one side.</summary>
    public long TablePrice => Math.Max(0, -network.ReducedCost(totalArc));

    /// <summary>How many meetings each party can have.</summary>
    public static int[] Bounds(Instance instance) =>
        [.. Enumerable.Range(0, instance.Parties).Select(party => (int)Math.Min(instance.Maximum[party], FreeTime(instance, party)))];

    public static long FreeTime(Instance instance, int party)
    {
        var sum = 0L;
        for (var slot = 0; slot < instance.Slots; slot++)
        {
            sum += instance.Capacity[(party * instance.Slots) + slot];
        }

        return sum;
    }

    /// <summary>How many meetings a slot has room for; owners' tables are not counted.</summary>
    public static long Tables(Instance instance, int slot)
    {
        var free = 0L;
        for (var party = 0; party < instance.Parties; party++)
        {
            free += instance.Capacity[(party * instance.Slots) + slot];
        }

        return Math.Min(instance.Shared[slot], free / 2);
    }

    public static long Tables(Instance instance) => Enumerable.Range(0, instance.Slots).Sum(slot => Tables(instance, slot));

    public void Solve(CancellationToken cancel) => network.Solve(cancel);

    /// <summary>Sets an edge's value; <see cref="Solve"/> then goes on from the last solution.</summary>
    public void SetValue(int edge, long value)
    {
        network.SetCost(edgeArcs[edge], -value);
        if (Halves == 2)
        {
            network.SetCost(backArcs[edge], -value);
        }
    }

    public long Value(int edge) => values[edge];

    public int Bound(int party) => bounds[party];

    /// <summary>How much of an edge is chosen, in halves or wholes (<see cref="Halves"/>).</summary>
    public int Amount(int edge) => (int)(network.Flow(edgeArcs[edge]) + (Halves == 2 ? network.Flow(backArcs[edge]) : 0));

    public bool IsChosen(int edge) => Amount(edge) == Halves;

    /// <summary>The price of one of the party's meetings; within one side a price of halves, so that a unit of value is 2.</summary>
    public long Price(int party) => PriceOf(leftArcs[party]) + PriceOf(rightArcs[party]);

    /// <summary>0 where taking or leaving the edge makes no difference at the prices. Only between two sides.</summary>
    public long Slack(int edge) => network.ReducedCost(edgeArcs[edge]);

    /// <summary>0 where another meeting of a party that has so many makes no difference at the prices.</summary>
    public long SlackOfMore(int party, int meetings) => network.ReducedCost(meetings < level ? rewardArcs[party] : Math.Max(leftArcs[party], rightArcs[party]));

    /// <summary>0 where one more meeting in all makes no difference at the prices, and a table is left for it.</summary>
    public long SlackOfTables(int meetings) => meetings < tables ? network.ReducedCost(totalArc) : long.MaxValue;

    public List<int> Chosen() => [.. Enumerable.Range(0, instance.Edges).Where(IsChosen)];

    /// <summary>The prices as a proof: the same in every slot.</summary>
    public Prices ToPrices()
    {
        var prices = new Prices(instance, Halves);
        prices.Table.AsSpan().Fill(TablePrice * (Halves == 2 ? 2 : 1));
        for (var party = 0; party < instance.Parties; party++)
        {
            if (bounds[party] < FreeTime(instance, party))
            {
                prices.Maximum[party] = Price(party);
            }
            else
            {
                prices.Party.AsSpan(party * instance.Slots, instance.Slots).Fill(Price(party));
            }
        }

        return prices;
    }

    // The best that the edge can bring in any slot; -1 where it can never meet.
    private static long BestValue(Instance instance, int edge)
    {
        var best = -1L;
        for (var slot = 0; slot < instance.Slots; slot++)
        {
            if (instance.CanMeet(edge, slot))
            {
                best = Math.Max(best, instance.Value(edge, slot));
                if (instance.KeepBonus == 0)
                {
                    break;
                }
            }
        }

        return best;
    }

    private long PriceOf(int arc) => arc >= 0 ? Math.Max(0, -network.ReducedCost(arc)) : 0;
}
