namespace Suoqiao.Indices;

/// <summary>
/// A sum that keeps what rounding would lose (Neumaier 1974): its error does not grow with the number of terms, also where terms cancel.
/// </summary>
internal struct Sum
{
    private double total;
    private double lost;

    public readonly double Value => total + lost;

    public void Add(double term)
    {
        var next = total + term;
        lost += Math.Abs(total) >= Math.Abs(term) ? total - next + term : term - next + total;
        total = next;
    }

    public static double Of(ReadOnlySpan<double> terms)
    {
        var sum = default(Sum);
        foreach (var term in terms)
        {
            sum.Add(term);
        }

        return sum.Value;
    }

    /// <summary>Σ a·b.</summary>
    public static double OfProducts(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = default(Sum);
        for (var i = 0; i < a.Length; i++)
        {
            sum.Add(a[i] * b[i]);
        }

        return sum.Value;
    }
}
