namespace Suoqiao.Indices.Prices;

/// <summary>The means of relatives of which the formulas are made. Weights need not add up to 1.</summary>
internal static class Means
{
    public static double Arithmetic(ReadOnlySpan<double> relatives, ReadOnlySpan<double> weights) => Sum.OfProducts(relatives, weights) / Sum.Of(weights);

    public static double Harmonic(ReadOnlySpan<double> relatives, ReadOnlySpan<double> weights)
    {
        var inverse = default(Sum);
        for (var i = 0; i < relatives.Length; i++)
        {
            inverse.Add(weights[i] / relatives[i]);
        }

        return Sum.Of(weights) / inverse.Value;
    }

    public static double Geometric(ReadOnlySpan<double> relatives, ReadOnlySpan<double> weights) => Math.Exp(MeanLog(relatives, weights) / Sum.Of(weights));

    /// <summary>Π r^w, the weights as they are.</summary>
    public static double Product(ReadOnlySpan<double> relatives, ReadOnlySpan<double> weights) => Math.Exp(MeanLog(relatives, weights));

    /// <summary>(Σwr^power / Σw)^(1/power); the geometric mean at 0.</summary>
    public static double Power(ReadOnlySpan<double> relatives, ReadOnlySpan<double> weights, double power)
    {
        // Relative to the geometric mean the powers stay near 1, so that a power near 0 does not divide what rounding left.
        var centre = MeanLog(relatives, weights) / Sum.Of(weights);
        if (power == 0)
        {
            return Math.Exp(centre);
        }

        var excess = default(Sum);
        for (var i = 0; i < relatives.Length; i++)
        {
            excess.Add(weights[i] * ExpMinusOne(power * (Math.Log(relatives[i]) - centre)));
        }

        return Math.Exp(centre + (LogMean.LogOnePlus(excess.Value / Sum.Of(weights)) / power));
    }

    /// <summary>Σp1w / Σp0w.</summary>
    public static double BasketRatio(ReadOnlySpan<double> p0, ReadOnlySpan<double> p1, ReadOnlySpan<double> basket) =>
        Sum.OfProducts(p1, basket) / Sum.OfProducts(p0, basket);

    /// <summary>e^x − 1 to full precision for small x (Kahan; see Higham 2002, §1.14.1).</summary>
    public static double ExpMinusOne(double x)
    {
        var power = Math.Exp(x);
        return power == 1 ? x : power - 1 == -1 ? -1 : double.IsInfinity(power) ? power : (power - 1) * x / Math.Log(power);
    }

    private static double MeanLog(ReadOnlySpan<double> relatives, ReadOnlySpan<double> weights)
    {
        var sum = default(Sum);
        for (var i = 0; i < relatives.Length; i++)
        {
            sum.Add(weights[i] * Math.Log(relatives[i]));
        }

        return sum.Value;
    }
}
