using Suoqiao.Scheduling.Flows;

namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// The heaviest meetings of one slot as a cheapest circulation, built as <see cref="PairChoice"/> is; values change from one solution to the next.
/// </summary>
internal sealed class SlotNetwork
{
    private readonly Instance instance;
    private readonly NetworkSimplex network;
    private readonly int[] edges, arcs, backs, leftArcs, rightArcs;

    public SlotNetwork(Instance instance, bool[]? sides, int slot)
    {
        this.instance = instance;
        Slot = slot;
        edges = [.. Enumerable.Range(0, instance.Edges).Where(edge => instance.CanMeet(edge, slot))];
        var parties = instance.Parties;
        var right = sides is null ? parties : 0;
        var (source, sink) = (parties + right, parties + right + 1);
        network = new NetworkSimplex(parties + right + 2);
        (leftArcs, rightArcs) = (new int[parties], new int[parties]);
        for (var party = 0; party < parties; party++)
        {
            var room = Math.Min(instance.Capacity[(party * instance.Slots) + slot], instance.Maximum[party]);
            leftArcs[party] = room > 0 && (sides is null || !sides[party]) ? network.AddArc(source, party, room, 0) : -1;
            rightArcs[party] = room > 0 && (sides is null || sides[party]) ? network.AddArc(party + right, sink, room, 0) : -1;
        }

        (arcs, backs) = (new int[edges.Length], new int[sides is null ? edges.Length : 0]);
        for (var i = 0; i < edges.Length; i++)
        {
            var (a, b) = (instance.A[edges[i]], instance.B[edges[i]]);
            (a, b) = sides is not null && sides[a] ? (b, a) : (a, b);
            arcs[i] = network.AddArc(a, b + right, 1, 0);
            if (sides is null)
            {
                backs[i] = network.AddArc(b, a + right, 1, 0);
            }
        }

        network.AddArc(sink, source, instance.HasOwners ? int.MaxValue : PairChoice.Tables(instance, slot) * (sides is null ? 2 : 1), 0);
    }

    public int Slot { get; }

    /// <summary>The edges that can meet in the slot.</summary>
    public IReadOnlyList<int> Edges => edges;

    /// <summary>Finds the heaviest choice.</summary>
    /// <param name="values">The values of the edges, by number; those below 1 are not chosen.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The value of the choice, in units of flow.</returns>
    public Int128 Solve(ReadOnlySpan<long> values, CancellationToken cancel)
    {
        for (var i = 0; i < edges.Length; i++)
        {
            network.SetCost(arcs[i], -values[edges[i]]);
            if (backs.Length > 0)
            {
                network.SetCost(backs[i], -values[edges[i]]);
            }
        }

        network.Solve(cancel);
        Int128 sum = 0;
        for (var i = 0; i < edges.Length; i++)
        {
            sum += (Int128)values[edges[i]] * Amount(i);
        }

        return sum;
    }

    /// <summary>How much of the edge at a place of <see cref="Edges"/> is chosen, in units of flow.</summary>
    public int Amount(int place) => (int)(network.Flow(arcs[place]) + (backs.Length > 0 ? network.Flow(backs[place]) : 0));
}
