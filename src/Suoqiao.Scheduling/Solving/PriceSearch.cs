namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// A bound where slots differ, by Lagrangian relaxation: that a pair meets once, that a party has a maximum, and that owners' meetings find a table is not required
/// but priced; then each slot is a flow of its own. The prices rise and fall by subgradients (Held, Wolfe and Crowder 1974). Whatever they are, they and the
/// slots' own prices are a proof; the search only makes it better. It starts from the prices of all slots together, so it is never worse than they.
/// </summary>
internal sealed class PriceSearch
{
    private const long MostArcs = 1_500_000, ArcsInAll = 40_000_000;
    private const int MostRounds = 160, Patience = 6;

    private readonly Instance instance;
    private readonly int halves;
    private readonly long resolution;
    private readonly long[] pairPrice, maximumPrice, ownerPrice, values;
    private readonly bool[] isOwners;
    private readonly long[] usage;
    private readonly List<SlotNetwork> networks;

    public PriceSearch(Instance instance, bool[]? sides, Prices start, List<SlotNetwork> networks)
    {
        (this.instance, this.networks, Best) = (instance, networks, start);
        halves = sides is null ? 2 : 1;
        var highest = Enumerable.Range(0, instance.Edges).Select(edge => instance.Base(edge) + instance.KeepBonus).DefaultIfEmpty(0).Max();
        resolution = 1;
        while (resolution < 1000 && (Int128)highest * resolution * 10 * 16 * (instance.Parties + 2) < long.MaxValue)
        {
            resolution *= 10;
        }

        isOwners = [.. Enumerable.Range(0, instance.Edges).Select(edge => instance.OwnTable[instance.A[edge]] > 0 || instance.OwnTable[instance.B[edge]] > 0)];
        pairPrice = [.. start.Profits().Select(profit => profit * resolution / start.Divisor)];
        maximumPrice = [.. start.Maximum.Select(price => price * resolution / start.Divisor)];
        ownerPrice = new long[instance.Slots];
        values = new long[instance.Edges];
        usage = new long[instance.Edges];
        BestBound = start.WholeBound();
    }

    public Prices Best { get; private set; }

    /// <summary>What no timetable's value exceeds.</summary>
    public long BestBound { get; private set; }

    /// <summary>Makes the bound better until it meets a timetable's value or rounds run out; after each better round the slots' own choices are offered.</summary>
    /// <param name="known">The value of the best timetable.</param>
    /// <param name="offer">Takes the choice of each edge's slots and answers the value of the best timetable by now.</param>
    /// <param name="cancel">Stops the work.</param>
    public void Improve(long known, Func<List<(int Edge, int Slot)>, long> offer, CancellationToken cancel)
    {
        var arcs = networks.Sum(network => (long)network.Edges.Count) * halves;
        var rounds = arcs > MostArcs ? 0 : (int)Math.Clamp(ArcsInAll / Math.Max(arcs, 1), 5, MostRounds);
        var (step, since, lowest) = (1.5, 0, double.MaxValue);
        for (var round = 0; round < rounds && BestBound > known; round++)
        {
            var chosen = new List<(int, int)>();
            var (bound, slotUse) = Evaluate(chosen, cancel);
            if (bound < lowest - 0.5)
            {
                (lowest, since) = (bound, 0);
                Keep();
                known = offer(chosen);
            }
            else if (++since >= Patience)
            {
                (step, since) = (step / 2, 0);
            }

            Move(step * Math.Max(1, bound - ((double)known * resolution * halves)), slotUse);
        }
    }

    private (double Bound, long[] SlotUse) Evaluate(List<(int, int)> chosen, CancellationToken cancel)
    {
        Int128 bound = 0;
        var slotUse = new long[instance.Slots];
        usage.AsSpan().Clear();
        foreach (var network in networks)
        {
            var slot = network.Slot;
            foreach (var edge in network.Edges)
            {
                values[edge] = (resolution * instance.Value(edge, slot)) - pairPrice[edge] - maximumPrice[instance.A[edge]] - maximumPrice[instance.B[edge]]
                    - (instance.HasOwners && !isOwners[edge] ? ownerPrice[slot] : 0);
            }

            bound += network.Solve(values, cancel);
            for (var i = 0; i < network.Edges.Count; i++)
            {
                if (network.Amount(i) is var amount && amount > 0)
                {
                    var edge = network.Edges[i];
                    usage[edge] += amount;
                    slotUse[slot] += isOwners[edge] ? 0 : amount;
                    if (amount == halves)
                    {
                        chosen.Add((edge, slot));
                    }
                }
            }
        }

        bound += pairPrice.Aggregate((Int128)0, (sum, price) => sum + (price * halves));
        for (var party = 0; party < instance.Parties; party++)
        {
            bound += maximumPrice[party] == 0 ? 0 : (Int128)maximumPrice[party] * instance.Maximum[party] * halves;
        }

        for (var slot = 0; slot < instance.Slots; slot++)
        {
            bound += (Int128)ownerPrice[slot] * instance.Shared[slot] * halves;
        }

        return ((double)bound, slotUse);
    }

    private void Keep()
    {
        var prices = new Prices(instance, resolution * halves);
        foreach (var network in networks)
        {
            network.WritePrices(prices, halves);
            prices.Table[network.Slot] += ownerPrice[network.Slot] * halves;
        }

        for (var party = 0; party < instance.Parties; party++)
        {
            prices.Maximum[party] = maximumPrice[party] * halves;
        }

        if (prices.WholeBound() is var bound && bound < BestBound)
        {
            (Best, BestBound) = (prices, bound);
        }
    }

    // Prices rise where more is used than there is, and fall where less is.
    private void Move(double distance, long[] slotUse)
    {
        var held = new long[instance.Parties];
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            held[instance.A[edge]] += usage[edge];
            held[instance.B[edge]] += usage[edge];
        }

        var norm = 0.0;
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            norm += Square(pairPrice[edge], usage[edge] - halves);
        }

        for (var party = 0; party < instance.Parties; party++)
        {
            norm += IsLimited(party) ? Square(maximumPrice[party], held[party] - ((long)instance.Maximum[party] * halves)) : 0;
        }

        for (var slot = 0; slot < instance.Slots; slot++)
        {
            norm += instance.HasOwners ? Square(ownerPrice[slot], slotUse[slot] - ((long)instance.Shared[slot] * halves)) : 0;
        }

        var step = distance / Math.Max(norm, 1);
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            pairPrice[edge] = Stepped(pairPrice[edge], step, usage[edge] - halves);
        }

        for (var party = 0; party < instance.Parties; party++)
        {
            maximumPrice[party] = IsLimited(party) ? Stepped(maximumPrice[party], step, held[party] - ((long)instance.Maximum[party] * halves)) : 0;
        }

        for (var slot = 0; slot < instance.Slots; slot++)
        {
            ownerPrice[slot] = instance.HasOwners ? Stepped(ownerPrice[slot], step, slotUse[slot] - ((long)instance.Shared[slot] * halves)) : 0;
        }
    }

    private bool IsLimited(int party) => instance.Maximum[party] < PairChoice.FreeTime(instance, party);

    // A price that is nothing and would fall does not count.
    private static double Square(long price, long excess) => price == 0 && excess < 0 ? 0 : (double)excess * excess;

    private static long Stepped(long price, double step, long excess) => Math.Max(0, price + (long)Math.Round(step * excess));
}
