namespace Suoqiao.Indices;

/// <summary>The logarithmic mean, by which differences become logarithms and back (Vartia 1976; Balk 2008, §2.2).</summary>
internal static class LogMean
{
    /// <summary>(a − b) / (ln a − ln b); a where both are equal, 0 where one is 0.</summary>
    public static double Of(double a, double b)
    {
        if (a <= 0 || b <= 0)
        {
            return 0;
        }

        // With a = b·e^x it is b·(e^x − 1)/x, which does not lose digits where a is near b; there ln a − ln b would.
        var x = Math.Abs(a - b) <= 0.5 * b ? LogOnePlus((a - b) / b) : Math.Log(a / b);
        return x == 0 ? a : (a - b) / x;
    }

    /// <summary>ln(1 + x) to full precision for small x (Goldberg 1991, theorem 4).</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : x * Math.Log(sum) / (sum - 1);
    }
}
