namespace Suoqiao.Scheduling.Solving;

/// <summary>
/// Prices for slots that differ: the dual of the linear programme in which meetings may be fractions. At a temperature each pair spreads over its slots as a
/// Gibbs distribution of what is left of its value after prices, and iterative scaling moves the logarithm of each price by that of use over room, parties of
/// one side, of the other, tables and maxima in turn (Darroch and Ratcliff 1972); then the temperature falls. The spread breaks the symmetry of the slots, at
/// which subgradients labour. Whatever the prices are, they are a proof; the best ones are kept, beginning with those of all slots together.
/// </summary>
internal sealed class PriceSearch
{
    private const double StepsInAll = 200_000_000, Cooling = 0.5, Negligible = -32;
    private const int LeastPasses = 40, MostPasses = 6_000;

    private readonly Instance instance;
    private readonly bool[]? sides;
    private readonly double[] party, maximum, table, partyUse, maximumUse, tableUse;
    private readonly long[] roomOfTables;
    private readonly double[] share;
    private readonly (int Edge, int Slot)[] likely;
    private readonly double[] likelihood;
    private readonly long resolution;
    private double temperature;

    public PriceSearch(Instance instance, bool[]? sides, Prices start)
    {
        (this.instance, this.sides, Best) = (instance, sides, start);
        BestBound = start.WholeBound();
        party = [.. start.Party.Select(price => (double)price / start.Divisor)];
        maximum = [.. start.Maximum.Select(price => (double)price / start.Divisor)];
        table = [.. start.Table.Select(price => (double)price / start.Divisor)];
        (partyUse, maximumUse, tableUse) = (new double[party.Length], new double[maximum.Length], new double[table.Length]);
        roomOfTables = [.. Enumerable.Range(0, instance.Slots).Select(slot => PairChoice.Tables(instance, slot))];
        share = new double[instance.Slots];
        likely = new (int, int)[instance.Edges];
        likelihood = new double[instance.Edges];
        resolution = 1;
        while (resolution < 1000 && (Int128)Highest * resolution * 10 * 16 * (instance.Parties + 2) < long.MaxValue)
        {
            resolution *= 10;
        }
    }

    public Prices Best { get; private set; }

    /// <summary>What no timetable's value exceeds.</summary>
    public long BestBound { get; private set; }

    private double Highest => Enumerable.Range(0, instance.Edges).Select(edge => (double)(instance.Base(edge) + instance.KeepBonus)).DefaultIfEmpty(1).Max();

    /// <summary>Makes the bound better until it meets a timetable's value or the steps run out; on the way the likeliest slots are offered.</summary>
    /// <param name="known">The value of the best timetable.</param>
    /// <param name="offer">Takes edges with their likeliest slots, the likeliest first, and answers the value of the best timetable by now.</param>
    /// <param name="cancel">Stops the work.</param>
    public void Improve(long known, Func<IEnumerable<(int Edge, int Slot)>, long> offer, CancellationToken cancel)
    {
        var usual = Enumerable.Range(0, instance.Edges).Select(edge => (double)instance.Weight[edge]).DefaultIfEmpty(1).Average() + 1e-9;
        var (highest, coldest) = (Highest / 8, usual / 20_000);
        var levels = Math.Max(1, (int)Math.Ceiling(Math.Log(highest / coldest) / -Math.Log(Cooling)));
        var passes = (int)Math.Clamp(StepsInAll / Math.Max(1, (double)instance.Edges * instance.Slots), LeastPasses, MostPasses);
        var isLarge = passes == LeastPasses;
        temperature = highest;
        for (var level = 0; level <= levels && BestBound > known; level++, temperature *= Cooling)
        {
            for (var pass = 0; pass < Math.Max(3, passes / (levels + 1)); pass++)
            {
                cancel.ThrowIfCancellationRequested();
                Scale(pass % 4);
            }

            Keep();
            if (BestBound > known && level > levels - (isLarge ? 2 : levels / 2))
            {
                known = offer(
                    Enumerable.Range(0, instance.Edges).Where(edge => likelihood[edge] > 0.25).OrderByDescending(edge => likelihood[edge])
                        .Select(edge => likely[edge]));
            }
        }
    }

    private void Scale(int block)
    {
        if (block == 3 && !Enumerable.Range(0, instance.Parties).Any(IsLimited))
        {
            return;
        }

        Spread();
        switch (block)
        {
            case 2:
                for (var slot = 0; slot < table.Length; slot++)
                {
                    table[slot] = Moved(table[slot], tableUse[slot], roomOfTables[slot], 1);
                }

                break;
            case 3:
                for (var member = 0; member < maximum.Length; member++)
                {
                    maximum[member] = IsLimited(member) ? Moved(maximum[member], maximumUse[member], instance.Maximum[member], 0.5) : 0;
                }

                break;
            default:
                for (var cell = 0; cell < party.Length; cell++)
                {
                    if (sides is null || sides[cell / instance.Slots] == (block == 1))
                    {
                        // Within one side a meeting uses two representatives of the same turn.
                        party[cell] = Moved(party[cell], partyUse[cell], instance.Capacity[cell], sides is null ? 0.5 : 1);
                    }
                }

                break;
        }
    }

    private double Moved(double price, double use, double room, double step) =>
        room <= 0 ? price : use <= 0 ? Math.Max(0, price - (4 * temperature)) : Math.Max(0, price + (step * temperature * Math.Log(use / room)));

    private void Spread()
    {
        Array.Clear(partyUse);
        Array.Clear(maximumUse);
        Array.Clear(tableUse);
        for (var edge = 0; edge < instance.Edges; edge++)
        {
            Spread(edge, instance.A[edge], instance.B[edge]);
        }
    }

    private void Spread(int edge, int a, int b)
    {
        var (cellA, cellB, isOwners) = (a * instance.Slots, b * instance.Slots, instance.OwnTable[a] > 0 || instance.OwnTable[b] > 0);
        var (value, highest) = (instance.Base(edge) - maximum[a] - maximum[b], 0.0);
        for (var slot = 0; slot < share.Length; slot++)
        {
            share[slot] = !instance.CanMeet(edge, slot) ? double.NegativeInfinity
                : value + (instance.Before[edge] == slot ? instance.KeepBonus : 0) - party[cellA + slot] - party[cellB + slot] - (isOwners ? 0 : table[slot]);
            highest = Math.Max(highest, share[slot]);
        }

        var sum = Math.Exp(-highest / temperature);
        for (var slot = 0; slot < share.Length; slot++)
        {
            var power = (share[slot] - highest) / temperature;
            sum += share[slot] = power < Negligible ? 0 : Math.Exp(power);
        }

        var (best, all) = (0, 0.0);
        for (var slot = 0; slot < share.Length; slot++)
        {
            var part = share[slot] / sum;
            if (part > 0)
            {
                partyUse[cellA + slot] += part;
                partyUse[cellB + slot] += part;
                tableUse[slot] += isOwners ? 0 : part;
                all += part;
            }

            best = share[slot] > share[best] ? slot : best;
        }

        maximumUse[a] += all;
        maximumUse[b] += all;
        (likely[edge], likelihood[edge]) = ((edge, best), share[best] / sum);
    }

    private void Keep()
    {
        var prices = new Prices(instance, resolution);
        for (var cell = 0; cell < party.Length; cell++)
        {
            prices.Party[cell] = (long)Math.Round(party[cell] * resolution);
        }

        for (var member = 0; member < maximum.Length; member++)
        {
            prices.Maximum[member] = (long)Math.Round(maximum[member] * resolution);
        }

        for (var slot = 0; slot < table.Length; slot++)
        {
            prices.Table[slot] = (long)Math.Round(table[slot] * resolution);
        }

        if (prices.WholeBound() is var bound && bound < BestBound)
        {
            (Best, BestBound) = (prices, bound);
        }
    }

    private bool IsLimited(int member) => instance.Maximum[member] < PairChoice.FreeTime(instance, member);
}
