namespace Suoqiao.Indices.Prices;

/// <summary>The items that two periods (and the weight period, where there is one) have in common, in the order of item numbers.</summary>
internal sealed class MatchedQuotes
{
    private MatchedQuotes(int[] items, double[] p0, double[] q0, double[] p1, double[] q1, double[] pb, double[] qb) =>
        (Items, P0, Q0, P1, Q1, Pb, Qb) = (items, p0, q0, p1, q1, pb, qb);

    public int Count => Items.Length;

    public int[] Items { get; }

    public double[] P0 { get; }

    public double[] Q0 { get; }

    public double[] P1 { get; }

    public double[] Q1 { get; }

    /// <summary>Prices of the weight period; empty without one.</summary>
    public double[] Pb { get; }

    public double[] Qb { get; }

    public double[] V0 => Products(P0, Q0);

    public double[] V1 => Products(P1, Q1);

    /// <summary>The relatives p1/p0.</summary>
    public double[] Relatives
    {
        get
        {
            var relatives = new double[Count];
            for (var i = 0; i < relatives.Length; i++)
            {
                relatives[i] = P1[i] / P0[i];
            }

            return relatives;
        }
    }

    public static MatchedQuotes Of(Basket from, Basket to, Basket? weights = null)
    {
        List<(int From, int To, int Weights)> places = [];
        for (int i = 0, j = 0; i < from.Count && j < to.Count;)
        {
            var (a, b) = (from.Items[i], to.Items[j]);
            if (a == b && (weights?.PlaceOf(a) ?? 0) is >= 0 and var k)
            {
                places.Add((i, j, k));
            }

            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return new MatchedQuotes(
            [.. places.Select(place => from.Items[place.From])],
            [.. places.Select(place => from.Prices[place.From])], [.. places.Select(place => from.Quantities[place.From])],
            [.. places.Select(place => to.Prices[place.To])], [.. places.Select(place => to.Quantities[place.To])],
            weights is null ? [] : [.. places.Select(place => weights.Prices[place.Weights])],
            weights is null ? [] : [.. places.Select(place => weights.Quantities[place.Weights])]);
    }

    public static double[] Products(double[] a, double[] b)
    {
        var products = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            products[i] = a[i] * b[i];
        }

        return products;
    }
}
