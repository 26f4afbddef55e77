namespace Suoqiao.Indices.Composite;

/// <summary>How much of the variance of the ranks comes from one thing that was varied.</summary>
/// <param name="Name">imputation, winsorised, normalisation, aggregation or weights.</param>
/// <param name="FirstOrder">The share that it explains alone.</param>
/// <param name="Total">The share in which it has a part, alone or together with others.</param>
public sealed record SensitivityIndex(string Name, double FirstOrder, double Total);

/// <summary>What an analysis of sensitivity gives.</summary>
/// <param name="Variance">The variance of the mean absolute change of rank.</param>
/// <param name="Indices">The indices of everything with more than one choice; empty when nothing varies the ranks.</param>
/// <param name="Refusals">Why one of the ways cannot be gone; empty otherwise.</param>
public sealed record SensitivityResult(double Variance, IReadOnlyList<SensitivityIndex> Indices, IReadOnlyList<CompositeRefusal> Refusals);

/// <summary>
/// Which choice the ranks depend on most: variance-based indices of the mean absolute difference from the nominal rank. The design is Saltelli's with
/// N(d + 2) runs, first order by Saltelli et al. (Computer Physics Communications 181, 2010), total by Jansen (1999), as in COINr's get_sensitivity.
/// </summary>
public static class Sensitivity
{
    /// <summary>Analyses an index. Cost: <see cref="UncertaintyOptions.Runs"/> times (d + 2) runs, d being the number of things varied.</summary>
    /// <param name="index">The index.</param>
    /// <param name="options">What is varied; <see cref="UncertaintyOptions.Runs"/> is N.</param>
    /// <param name="cancel">Stops the runs.</param>
    /// <returns>The variance and what part each thing has in it, or why one of the ways cannot be gone.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two runs, or the noise is not from 0 to less than 1.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static SensitivityResult Analyse(CompositeResult index, UncertaintyOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Runs, 2);
        Uncertainty.RefuseNoise(options);
        var (variation, refusals) = Variation.Prepare(index, options);
        if (variation is null)
        {
            return new(double.NaN, [], refusals);
        }

        var factors = Enumerable.Range(0, variation.Sizes.Length).Where(i => variation.Sizes[i] > 1).ToList();
        List<string> names = [.. factors.Select(i => Variation.Names[i]), .. options.WeightNoise > 0 ? ["weights"] : Array.Empty<string>()];
        var (variance, first, total) = Estimate(
            names.Count, options.Runs, options.Seed, point => Change(variation, options, factors, point), options.Processors, cancel);
        return new(variance, variance > 0 ? [.. names.Select((name, i) => new SensitivityIndex(name, first[i], total[i]))] : [], []);
    }

    /// <summary>The indices of any function on the unit cube, by Saltelli's design with N(d + 2) evaluations.</summary>
    internal static (double Variance, double[] First, double[] Total) Estimate(
        int dimensions, int n, int seed, Func<double[], double> model, int processors = 0, CancellationToken cancel = default)
    {
        var (a, b) = (new double[n], new double[n]);
        var mixed = Enumerable.Range(0, dimensions).Select(_ => new double[n]).ToArray();
        Parallel.For(0, n, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = processors == 0 ? -1 : processors }, run =>
        {
            var random = new RandomStream((ulong)seed, (ulong)run);
            var (left, right) = (new double[dimensions], new double[dimensions]);
            for (var i = 0; i < dimensions; i++)
            {
                (left[i], right[i]) = (random.Next(), random.Next());
            }

            (a[run], b[run]) = (model(left), model(right));
            for (var i = 0; i < dimensions; i++)
            {
                var point = left.ToArray();
                point[i] = right[i];
                mixed[i][run] = model(point);
            }
        });

        var variance = Math.Pow(Distribution.StandardDeviation([.. a, .. b]), 2);
        // Centred, which does not change the expectation of the first-order index but steadies it.
        var mean = Distribution.Mean([.. a, .. b]);
        return (
            variance,
            [.. mixed.Select(m => Enumerable.Range(0, n).Average(run => (b[run] - mean) * (m[run] - a[run])) / variance)],
            [.. mixed.Select(m => Enumerable.Range(0, n).Sum(run => (a[run] - m[run]) * (a[run] - m[run])) / (2 * n * variance))]);
    }

    private static double Change(Variation variation, UncertaintyOptions options, List<int> factors, double[] point)
    {
        var choices = new int[variation.Sizes.Length];
        for (var i = 0; i < factors.Count; i++)
        {
            choices[factors[i]] = (int)(point[i] * variation.Sizes[factors[i]]);
        }

        var way = variation.At(choices);

        // A set of weights is one thing that is varied: the coordinate says which of the many sets.
        var random = new RandomStream((ulong)options.Seed, point.Length > factors.Count ? BitConverter.DoubleToUInt64Bits(point[^1]) : 0);
        var space = new Variation.Space(variation.Rows);
        variation.Rank(way, way.Noisy(options.WeightNoise, ref random), space);
        var (sum, count) = (0.0, 0);
        for (var row = 0; row < space.Ranks.Length; row++)
        {
            if (space.Ranks[row] > 0 && variation.Nominal[row] is { } nominal)
            {
                sum += Math.Abs(space.Ranks[row] - nominal);
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }
}
