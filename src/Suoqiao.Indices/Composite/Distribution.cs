namespace Suoqiao.Indices.Composite;

/// <summary>Figures that describe the values of an indicator. Missing values (<see cref="double.NaN"/>) are left out everywhere.</summary>
public static class Distribution
{
    /// <summary>How many values there are.</summary>
    /// <param name="values">Values; missing ones are <see cref="double.NaN"/>.</param>
    /// <returns>The number of values that are not missing.</returns>
    public static int Count(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values)
        {
            count += double.IsNaN(value) ? 0 : 1;
        }

        return count;
    }

    /// <summary>The mean; <see cref="double.NaN"/> when there is no value.</summary>
    /// <param name="values">Values; missing ones are <see cref="double.NaN"/>.</param>
    /// <returns>The mean, or <see cref="double.NaN"/>.</returns>
    public static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += double.IsNaN(value) ? 0 : value;
        }

        return sum / Count(values);
    }

    /// <summary>The median, of an even number of values the mean of the middle two; <see cref="double.NaN"/> when there is no value.</summary>
    /// <param name="values">Values; missing ones are <see cref="double.NaN"/>.</param>
    /// <returns>The median, or <see cref="double.NaN"/>.</returns>
    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = Sorted(values);
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The standard deviation of a sample (divisor n − 1); <see cref="double.NaN"/> for fewer than two values.</summary>
    /// <param name="values">Values; missing ones are <see cref="double.NaN"/>.</param>
    /// <returns>The standard deviation, or <see cref="double.NaN"/>.</returns>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        var count = Count(values);
        return count < 2 ? double.NaN : Math.Sqrt(Central(values, 2) / (count - 1));
    }

    /// <summary>
    /// The sample skewness G₁ = √(n(n−1))/(n−2) · m₃/m₂^1.5 (Joanes and Gill 1998, as SAS and spreadsheets give it and COINr uses it);
    /// <see cref="double.NaN"/> for fewer than three values or when all are equal.
    /// </summary>
    /// <param name="values">Values; missing ones are <see cref="double.NaN"/>.</param>
    /// <returns>The skewness, or <see cref="double.NaN"/>.</returns>
    public static double Skewness(ReadOnlySpan<double> values)
    {
        double n = Count(values);
        var squares = Central(values, 2);
        return n < 3 || squares == 0 ? double.NaN : Math.Sqrt(n) * Central(values, 3) / Math.Pow(squares, 1.5) * Math.Sqrt(n * (n - 1)) / (n - 2);
    }

    /// <summary>
    /// The sample excess kurtosis G₂ = (n−1)/((n−2)(n−3)) · ((n+1)(m₄/m₂² − 3) + 6) (Joanes and Gill 1998); <see cref="double.NaN"/> for
    /// fewer than four values or when all are equal.
    /// </summary>
    /// <param name="values">Values; missing ones are <see cref="double.NaN"/>.</param>
    /// <returns>The excess kurtosis, or <see cref="double.NaN"/>.</returns>
    public static double Kurtosis(ReadOnlySpan<double> values)
    {
        double n = Count(values);
        var squares = Central(values, 2);
        return n < 4 || squares == 0 ? double.NaN : ((n + 1) * (n * Central(values, 4) / (squares * squares) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
    }

    /// <summary>Pearson's correlation over the places where both have a value; <see cref="double.NaN"/> when one of them does not vary there.</summary>
    /// <param name="left">Values; missing ones are <see cref="double.NaN"/>.</param>
    /// <param name="right">As many values.</param>
    /// <returns>The correlation, −1 to 1, or <see cref="double.NaN"/>.</returns>
    /// <exception cref="ArgumentException">There are not as many values on both sides.</exception>
    public static double Correlation(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException("Both sides need as many values.", nameof(right));
        }

        var (x, y) = (new List<double>(), new List<double>());
        for (var i = 0; i < left.Length; i++)
        {
            if (!double.IsNaN(left[i]) && !double.IsNaN(right[i]))
            {
                x.Add(left[i]);
                y.Add(right[i]);
            }
        }

        var (meanX, meanY) = (Mean(x.ToArray()), Mean(y.ToArray()));
        var product = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        var (squaresX, squaresY) = (Central(x.ToArray(), 2), Central(y.ToArray(), 2));
        return squaresX == 0 || squaresY == 0 ? double.NaN : product / Math.Sqrt(squaresX * squaresY);
    }

    /// <summary>
    /// A quantile by linear interpolation between the order statistics (type 7 of Hyndman and Fan 1996); <see cref="double.NaN"/> without a value.
    /// </summary>
    /// <param name="values">Values; missing ones are <see cref="double.NaN"/>.</param>
    /// <param name="share">From 0 (the least) to 1 (the greatest).</param>
    /// <returns>The quantile, or <see cref="double.NaN"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public static double Quantile(ReadOnlySpan<double> values, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var sorted = Sorted(values);
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        var place = (sorted.Length - 1) * share;
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>The least and the greatest value; both <see cref="double.NaN"/> without a value.</summary>
    internal static (double Least, double Greatest) Range(ReadOnlySpan<double> values)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            least = value < least ? value : least;
            greatest = value > greatest ? value : greatest;
        }

        return least > greatest ? (double.NaN, double.NaN) : (least, greatest);
    }

    private static double Central(ReadOnlySpan<double> values, int power)
    {
        // When all values are equal the rounded mean may differ from them, and the moments would be noise.
        var (least, greatest) = Range(values);
        if (least == greatest)
        {
            return 0;
        }

        var (mean, sum) = (Mean(values), 0.0);
        foreach (var value in values)
        {
            var distance = value - mean;
            sum += double.IsNaN(value) ? 0 : power switch
            {
                2 => distance * distance,
                3 => distance * distance * distance,
                _ => distance * distance * (distance * distance),
            };
        }

        return sum;
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = new List<double>(values.Length);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                sorted.Add(value);
            }
        }

        sorted.Sort();
        return [.. sorted];
    }
}
