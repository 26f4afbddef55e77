namespace Suoqiao.Indices.Composite;

/// <summary>
/// Weights by information entropy: an indicator in which the units hardly differ says little and weighs little. pᵢ = xᵢ/Σx,
/// e = −Σ pᵢ ln pᵢ / ln n, weight ∝ 1 − e. Source: C. E. Shannon 1948; M. Zeleny, Multiple Criteria Decision Making (1982), chapter 7.
/// </summary>
public static class EntropyWeights
{
    /// <summary>
    /// The weights of columns, with the sum 1; null when a value is negative, a column sums to 0 or has fewer than two values, or none differs. Cost: linear.
    /// </summary>
    /// <param name="columns">Columns of non-negative scores; missing values are left out, n being those that are there.</param>
    /// <returns>A weight for each column, or null.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="columns"/> is null.</exception>
    public static IReadOnlyList<double>? Of(IReadOnlyList<IReadOnlyList<double>> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var divergence = columns.Select(Divergence).ToArray();
        var sum = divergence.Sum();
        return sum > 0 ? [.. divergence.Select(d => d / sum)] : null;
    }

    private static double Divergence(IReadOnlyList<double> column)
    {
        var values = column.Where(value => !double.IsNaN(value)).ToArray();
        var sum = values.Sum();
        if (values.Length < 2 || !(sum > 0) || values.Min() < 0)
        {
            return double.NaN;
        }

        // Equal values have entropy 1 but for rounding.
        var entropy = -values.Where(value => value > 0).Sum(value => value / sum * Math.Log(value / sum)) / Math.Log(values.Length);
        return entropy > 1 - 1e-14 ? 0 : 1 - entropy;
    }
}
