namespace Suoqiao.Indices.Composite;

/// <summary>
/// Weights from judgements "this is so many times as important as that" by the analytic hierarchy process: the principal eigenvector of the
/// matrix of judgements, and how far they contradict each other. Source: T. L. Saaty, The Analytic Hierarchy Process (1980), chapters 1–3.
/// </summary>
public sealed class PairwiseComparison
{
    // Saaty 1980, p. 21: the mean consistency index of random reciprocal matrices on the scale 1/9 … 9, by their order from 1.
    private static readonly double[] RandomIndices = [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

    private PairwiseComparison(double[] weights, double eigenvalue)
    {
        var n = weights.Length;
        (Weights, PrincipalEigenvalue) = (weights, eigenvalue);
        ConsistencyIndex = n < 3 ? 0 : Math.Max(0, (eigenvalue - n) / (n - 1));
        ConsistencyRatio = n < 3 ? 0 : n > RandomIndices.Length ? double.NaN : ConsistencyIndex / RandomIndices[n - 1];
    }

    /// <summary>The weights, with the sum 1.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>λmax; equal to the order of the matrix when no judgement contradicts another.</summary>
    public double PrincipalEigenvalue { get; }

    /// <summary>(λmax − n) / (n − 1).</summary>
    public double ConsistencyIndex { get; }

    /// <summary>
    /// The consistency index over that of random judgements; up to 0.1 is taken as acceptable. 0 for fewer than three, <see cref="double.NaN"/>
    /// for more than the fifteen for which Saaty gives a random index.
    /// </summary>
    public double ConsistencyRatio { get; }

    /// <summary>Finds the weights by the power method. Cost: n² a round, some tens of rounds.</summary>
    /// <param name="judgements">How many times as important the row is as the column; positive, [j,i] = 1/[i,j] (to 1 in 10⁶) and 1 on the diagonal.</param>
    /// <returns>The weights, and how consistent the judgements are.</returns>
    /// <exception cref="ArgumentException">The matrix is not square, positive and reciprocal.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="judgements"/> is null.</exception>
    public static PairwiseComparison Of(double[,] judgements)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        var n = judgements.GetLength(0);
        if (n == 0 || judgements.GetLength(1) != n || !IsReciprocal(judgements))
        {
            throw new ArgumentException("The judgements have to be a square, positive and reciprocal matrix.", nameof(judgements));
        }

        var weights = Enumerable.Repeat(1.0 / n, n).ToArray();
        for (var round = 0; round < 100_000; round++)
        {
            var next = Times(judgements, weights);
            var sum = next.Sum();
            for (var i = 0; i < n; i++)
            {
                next[i] /= sum;
            }

            var moved = next.Zip(weights, (a, b) => Math.Abs(a - b)).Max();
            weights = next;
            if (moved < 1e-16)
            {
                break;
            }
        }

        // By Perron and Frobenius the vector is positive, so each row gives the eigenvalue; their mean is the steadiest.
        return new(weights, Times(judgements, weights).Zip(weights, (product, weight) => product / weight).Average());
    }

    private static double[] Times(double[,] matrix, double[] vector)
    {
        var product = new double[vector.Length];
        for (var i = 0; i < vector.Length; i++)
        {
            for (var j = 0; j < vector.Length; j++)
            {
                product[i] += matrix[i, j] * vector[j];
            }
        }

        return product;
    }

    private static bool IsReciprocal(double[,] matrix)
    {
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j <= i; j++)
            {
                if (!(matrix[i, j] > 0) || !double.IsFinite(matrix[i, j]) || !(Math.Abs(matrix[i, j] * matrix[j, i] - 1) <= 1e-6))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
