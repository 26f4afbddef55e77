namespace Suoqiao.Indices.Prices;

/// <summary>A period as pair comparisons read it: its items ascending, and two columns that the formula chooses.</summary>
internal sealed record PairPeriod(int[] Items, double[] A, double[] B);

/// <summary>The sums over matched items of which a formula's index of two periods is made.</summary>
internal interface IPairSums<TSelf>
    where TSelf : struct, IPairSums<TSelf>
{
    static abstract PairPeriod Prepare(Basket basket);

    void Add(double a0, double b0, double a1, double b1);

    /// <summary>Carries what was added since the last time into sums that keep their lost digits.</summary>
    void Settle();

    /// <summary>The logarithm of the index; not finite where it has none.</summary>
    double Log();
}

/// <summary>Runs over the items that two periods have in common.</summary>
internal static class PairSums
{
    // All terms have one sign, so up to 64 of them lose at most 64 roundings before they settle: far below what prices know.
    private const int Block = 64;

    public static double Log<TSums>(PairPeriod from, PairPeriod to)
        where TSums : struct, IPairSums<TSums>
    {
        var sums = default(TSums);
        if (from.Items.AsSpan().SequenceEqual(to.Items))
        {
            Aligned(from, to, ref sums);
        }
        else
        {
            Merged(from, to, ref sums);
        }

        sums.Settle();
        return sums.Log();
    }

    private static void Aligned<TSums>(PairPeriod from, PairPeriod to, ref TSums sums)
        where TSums : struct, IPairSums<TSums>
    {
        ReadOnlySpan<double> a0 = from.A, b0 = from.B, a1 = to.A, b1 = to.B;
        for (var start = 0; start < a0.Length; start += Block)
        {
            var end = Math.Min(start + Block, a0.Length);
            for (var i = start; i < end; i++)
            {
                sums.Add(a0[i], b0[i], a1[i], b1[i]);
            }

            sums.Settle();
        }
    }

    private static void Merged<TSums>(PairPeriod from, PairPeriod to, ref TSums sums)
        where TSums : struct, IPairSums<TSums>
    {
        ReadOnlySpan<int> items0 = from.Items, items1 = to.Items;
        ReadOnlySpan<double> a0 = from.A, b0 = from.B, a1 = to.A, b1 = to.B;
        int i = 0, j = 0, matched = 0;
        while (i < items0.Length && j < items1.Length)
        {
            var (x, y) = (items0[i], items1[j]);
            if (x == y)
            {
                sums.Add(a0[i], b0[i], a1[j], b1[j]);
                i++;
                j++;
                if (++matched % Block == 0)
                {
                    sums.Settle();
                }
            }
            else if (x < y)
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }
}

/// <summary>Fisher: A is the price, B the quantity.</summary>
internal struct FisherSums : IPairSums<FisherSums>
{
    private double p0q0, p1q0, p0q1, p1q1;
    private Sum all0, laspeyres, paasche, all1;

    public static PairPeriod Prepare(Basket basket) => new([.. basket.Items], [.. basket.Prices], [.. basket.Quantities]);

    public void Add(double p0, double q0, double p1, double q1)
    {
        p0q0 += p0 * q0;
        p1q0 += p1 * q0;
        p0q1 += p0 * q1;
        p1q1 += p1 * q1;
    }

    public void Settle()
    {
        all0.Add(p0q0);
        laspeyres.Add(p1q0);
        paasche.Add(p0q1);
        all1.Add(p1q1);
        (p0q0, p1q0, p0q1, p1q1) = (0, 0, 0, 0);
    }

    public readonly double Log() => 0.5 * (Math.Log(laspeyres.Value / all0.Value) + Math.Log(all1.Value / paasche.Value));
}

/// <summary>Törnqvist: A is the logarithm of the price, B the value.</summary>
internal struct TornqvistSums : IPairSums<TornqvistSums>
{
    private double v0, v1, v0Change, v1Change;
    private Sum value0, value1, change0, change1;

    public static PairPeriod Prepare(Basket basket)
    {
        var (logs, values) = (new double[basket.Count], new double[basket.Count]);
        for (var i = 0; i < logs.Length; i++)
        {
            (logs[i], values[i]) = (Math.Log(basket.Prices[i]), basket.Prices[i] * basket.Quantities[i]);
        }

        return new([.. basket.Items], logs, values);
    }

    public void Add(double log0, double value0, double log1, double value1)
    {
        var change = log1 - log0;
        v0 += value0;
        v1 += value1;
        v0Change += value0 * change;
        v1Change += value1 * change;
    }

    public void Settle()
    {
        value0.Add(v0);
        value1.Add(v1);
        change0.Add(v0Change);
        change1.Add(v1Change);
        (v0, v1, v0Change, v1Change) = (0, 0, 0, 0);
    }

    public readonly double Log() => 0.5 * ((change0.Value / value0.Value) + (change1.Value / value1.Value));
}

/// <summary>Walsh: A is the price, B the square root of the quantity.</summary>
internal struct WalshSums : IPairSums<WalshSums>
{
    private double cost0, cost1;
    private Sum all0, all1;

    public static PairPeriod Prepare(Basket basket)
    {
        var roots = new double[basket.Count];
        for (var i = 0; i < roots.Length; i++)
        {
            roots[i] = Math.Sqrt(basket.Quantities[i]);
        }

        return new([.. basket.Items], [.. basket.Prices], roots);
    }

    public void Add(double p0, double root0, double p1, double root1)
    {
        var basket = root0 * root1;
        cost0 += p0 * basket;
        cost1 += p1 * basket;
    }

    public void Settle()
    {
        all0.Add(cost0);
        all1.Add(cost1);
        (cost0, cost1) = (0, 0);
    }

    public readonly double Log() => Math.Log(all1.Value / all0.Value);
}

/// <summary>Jevons: A is the logarithm of the price, B is 1.</summary>
internal struct JevonsSums : IPairSums<JevonsSums>
{
    private double change, n;
    private Sum changes, count;

    public static PairPeriod Prepare(Basket basket)
    {
        var (logs, ones) = (new double[basket.Count], new double[basket.Count]);
        for (var i = 0; i < logs.Length; i++)
        {
            (logs[i], ones[i]) = (Math.Log(basket.Prices[i]), 1);
        }

        return new([.. basket.Items], logs, ones);
    }

    public void Add(double log0, double one0, double log1, double one1)
    {
        change += log1 - log0;
        n += one1;
    }

    public void Settle()
    {
        changes.Add(change);
        count.Add(n);
        (change, n) = (0, 0);
    }

    public readonly double Log() => changes.Value / count.Value;
}
