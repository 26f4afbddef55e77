namespace Suoqiao.Matching;

/// <summary>
/// Pairwise logistic regression held to the untrained weights: of two offers of one need the better graded should score higher, a
/// pair counts by the difference of their gains, and every need counts the same. Newton's method; the problem is convex, so it
/// depends on nothing but its data.
/// </summary>
internal sealed class PairwiseFit
{
    private const int MostSteps = 25;
    private const double Small = 1e-7;

    private readonly List<(double[] Difference, double Weight)> pairs = [];

    /// <summary>The parts that tell any pair apart; the others keep their weights.</summary>
    private readonly int[] active;

    public PairwiseFit(IEnumerable<Evidence> needs)
    {
        var count = 0;
        foreach (var need in needs)
        {
            count += Take(need) ? 1 : 0;
        }

        for (var i = 0; i < pairs.Count; i++)
        {
            pairs[i] = pairs[i] with { Weight = pairs[i].Weight / count };
        }

        active = [.. Enumerable.Range(0, Evidence.Parts).Where(part => pairs.Exists(p => p.Difference[part] != 0))];
        Steepness = SteepnessOf(Evidence.Untrained);
    }

    /// <summary>How steep the logistic curve is over the untrained score.</summary>
    public double Steepness { get; }

    /// <summary>The mean loss of weights: 0 would be certainty about every pair.</summary>
    public double Loss(double[] weights, double steepness) =>
        pairs.Sum(p => p.Weight * Math.Log(1 + Math.Exp(-steepness * Evidence.Dot(p.Difference, weights))));

    /// <summary>The weights, held to the untrained ones the more strongly the greater the shrinkage; none is below 0.</summary>
    public double[] Fit(double shrinkage)
    {
        var weights = Evidence.Untrained.Select(w => w * Steepness).ToArray();
        var anchor = (double[])weights.Clone();
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = Slope(weights);
            for (var i = 0; i < weights.Length; i++)
            {
                gradient[i] += shrinkage * (weights[i] - anchor[i]);
                curvature[i][i] += shrinkage;
            }

            var change = Linear.Solve(curvature, gradient);
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = Math.Max(0, weights[i] - change[i]);
            }

            if (change.Max(Math.Abs) < Small)
            {
                break;
            }
        }

        return [.. weights.Select(w => w / Steepness)];
    }

    private bool Take(Evidence need)
    {
        var from = pairs.Count;
        var total = 0.0;
        for (var a = 0; a < need.Grades.Length; a++)
        {
            for (var b = 0; b < need.Grades.Length; b++)
            {
                if (need.Grades[a] > need.Grades[b])
                {
                    var weight = Math.Pow(2, need.Grades[a] - 1) - Math.Pow(2, need.Grades[b] - 1);
                    pairs.Add(([.. need.Values[a].Zip(need.Values[b], (x, y) => x - y)], weight));
                    total += weight;
                }
            }
        }

        for (var i = from; i < pairs.Count; i++)
        {
            pairs[i] = pairs[i] with { Weight = pairs[i].Weight / total };
        }

        return pairs.Count > from;
    }

    /// <summary>
    /// How steep the logistic curve has to be over the untrained score, so that shrinkage bears on the weights' proportions and not on their size.
    /// </summary>
    private double SteepnessOf(double[] start)
    {
        var scale = 1.0;
        var margins = pairs.Select(p => Evidence.Dot(p.Difference, start)).ToArray();
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = (0.0, Small);
            for (var i = 0; i < margins.Length; i++)
            {
                var miss = 1 / (1 + Math.Exp(scale * margins[i]));
                gradient -= pairs[i].Weight * miss * margins[i];
                curvature += pairs[i].Weight * miss * (1 - miss) * margins[i] * margins[i];
            }

            scale = Math.Clamp(scale - (gradient / curvature), 0.1, 100);
        }

        return scale;
    }

    private (double[] Gradient, double[][] Curvature) Slope(double[] weights)
    {
        var gradient = new double[weights.Length];
        var curvature = weights.Select(_ => new double[weights.Length]).ToArray();
        foreach (var (difference, weight) in pairs)
        {
            var miss = 1 / (1 + Math.Exp(Evidence.Dot(difference, weights)));
            var bend = weight * miss * (1 - miss);
            foreach (var i in active)
            {
                gradient[i] -= weight * miss * difference[i];
                foreach (var j in active)
                {
                    curvature[i][j] += bend * difference[i] * difference[j];
                }
            }
        }

        return (gradient, curvature);
    }
}

/// <summary>Small systems of linear equations.</summary>
internal static class Linear
{
    /// <summary>Solves by elimination; the matrix is positive definite, so no row needs to be exchanged.</summary>
    public static double[] Solve(double[][] matrix, double[] right)
    {
        var n = right.Length;
        var rows = matrix.Select((r, i) => (double[])[.. r, right[i]]).ToArray();
        for (var pivot = 0; pivot < n; pivot++)
        {
            for (var row = pivot + 1; row < n; row++)
            {
                var factor = rows[row][pivot] / rows[pivot][pivot];
                for (var column = pivot; column <= n; column++)
                {
                    rows[row][column] -= factor * rows[pivot][column];
                }
            }
        }

        var solution = new double[n];
        for (var row = n - 1; row >= 0; row--)
        {
            var rest = rows[row][n];
            for (var column = row + 1; column < n; column++)
            {
                rest -= rows[row][column] * solution[column];
            }

            solution[row] = rest / rows[row][row];
        }

        return solution;
    }
}
