namespace Suoqiao.Scheduling.Solving;

/// <summary>The prices of a <see cref="Certificate"/> in whole numbers: units of value times a divisor.</summary>
internal sealed class Prices(Instance instance, long divisor)
{
    public long Divisor => divisor;

    /// <summary>By party × slots + slot.</summary>
    public long[] Party { get; } = new long[instance.Parties * instance.Slots];

    public long[] Maximum { get; } = new long[instance.Parties];

    public long[] Table { get; } = new long[instance.Slots];

    /// <summary>By how much a meeting's prices exceed its value (negative: its profit), before its pair's own price.</summary>
    public long Excess(int edge, int slot)
    {
        var (a, b) = (instance.A[edge], instance.B[edge]);
        var table = instance.OwnTable[a] > 0 || instance.OwnTable[b] > 0 ? 0 : Table[slot];
        return Party[(a * instance.Slots) + slot] + Party[(b * instance.Slots) + slot] + Maximum[a] + Maximum[b] + table
            - (divisor * instance.Value(edge, slot));
    }

    /// <summary>The profit of each edge in its best slot; parallel edges each count the best.</summary>
    public long[] Profits()
    {
        var profits = new long[instance.Edges];
        for (var edge = 0; edge < profits.Length; edge++)
        {
            for (var slot = 0; slot < instance.Slots; slot++)
            {
                if (instance.CanMeet(edge, slot))
                {
                    profits[edge] = Math.Max(profits[edge], -Excess(edge, slot));
                }
            }
        }

        return profits;
    }

    /// <summary>What no timetable's value times the divisor exceeds.</summary>
    public Int128 Bound(long[] profits)
    {
        Int128 total = 0;
        for (var party = 0; party < instance.Parties; party++)
        {
            total += Maximum[party] == 0 ? 0 : (Int128)Maximum[party] * instance.Maximum[party];
            for (var slot = 0; slot < instance.Slots; slot++)
            {
                total += (Int128)Party[(party * instance.Slots) + slot] * instance.Capacity[(party * instance.Slots) + slot];
            }
        }

        for (var slot = 0; slot < instance.Slots; slot++)
        {
            total += (Int128)Table[slot] * (Table[slot] == 0 ? 0 : PairChoice.Tables(instance, slot));
        }

        foreach (var profit in profits)
        {
            total += profit;
        }

        return total;
    }

    /// <summary>The largest whole value that the bound admits.</summary>
    public long WholeBound() => (long)(Bound(Profits()) / divisor);

    public Certificate ToCertificate()
    {
        var unit = (decimal)divisor * instance.Scale;
        var parties = new Dictionary<string, IReadOnlyList<decimal>>(StringComparer.Ordinal);
        var maximum = new Dictionary<string, decimal>(StringComparer.Ordinal);
        for (var party = 0; party < instance.Parties; party++)
        {
            var prices = Party.AsSpan(party * instance.Slots, instance.Slots);
            if (prices.ContainsAnyExcept(0))
            {
                parties[instance.Ids[party]] = [.. prices.ToArray().Select(price => price / unit)];
            }

            if (Maximum[party] > 0)
            {
                maximum[instance.Ids[party]] = Maximum[party] / unit;
            }
        }

        return new Certificate
        {
            MustPremium = (decimal)instance.Premium / instance.Scale,
            PartyPrices = parties,
            MaximumPrices = maximum,
            TablePrices = [.. Table.Select(price => price / unit)],
        };
    }
}
