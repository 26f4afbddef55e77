using System.Numerics;

namespace Suoqiao.Matching;

/// <summary>
/// The leading left singular vectors of a sparse matrix, by randomised subspace iteration (Halko, Martinsson and Tropp 2011). Repeatable from its seed.
/// </summary>
internal static class Decomposition
{
    private const int Oversampling = 32;
    private const int Iterations = 5;

    /// <summary>A direction with less of the greatest singular value than this is rounding, which must not be blown up.</summary>
    private const double LeastOfGreatest = 1e-4;

    /// <returns>A row of U · Σ^power for each row of the matrix; where it fades, the first singular value left out is taken from each first.</returns>
    public static DenseMatrix Leading(SparseMatrix matrix, int dimensions, double power, bool fades, int seed, CancellationToken cancel)
    {
        var width = Math.Min(dimensions + Oversampling, Math.Min(matrix.Rows, matrix.Width));
        var turned = matrix.Transposed();
        var basis = matrix.Times(DenseMatrix.Gaussian(matrix.Width, width, seed), cancel);
        basis.OrthonormaliseColumns(passes: 2);
        for (var i = 0; i < Iterations; i++)
        {
            var other = turned.Times(basis, cancel);
            other.OrthonormaliseColumns(passes: 1);
            basis = matrix.Times(other, cancel);
            basis.OrthonormaliseColumns(passes: 2);
        }

        // B = Qᵀ A is small one way; the eigenvectors of B Bᵀ turn Q into the singular vectors.
        var (squares, directions) = Eigen.Of(turned.Times(basis, cancel).GramOfColumns());
        var leftOut = fades && dimensions < width ? Math.Sqrt(squares[dimensions]) : 0;
        var turn = new DenseMatrix(width, dimensions);
        for (var column = 0; column < Math.Min(dimensions, width); column++)
        {
            var singular = Math.Sqrt(squares[column]);
            var factor = singular > LeastOfGreatest * Math.Sqrt(squares[0]) ? Math.Pow(Math.Max(0, singular - leftOut), power) : 0;
            for (var i = 0; i < width; i++)
            {
                turn.Row(i)[column] = (float)(directions[column][i] * factor);
            }
        }

        return basis.Times(turn);
    }
}

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix without negative eigenvalues, the greatest first: rotations make its rows
/// orthogonal to each other (one-sided Jacobi), whereupon their lengths are the eigenvalues and their directions the eigenvectors.
/// </summary>
internal static class Eigen
{
    private const int MostSweeps = 40;
    private const double Precision = 1e-11;

    public static (double[] Values, double[][] Vectors) Of(double[][] matrix)
    {
        var rows = matrix.Select(r => (double[])r.Clone()).ToArray();
        var turned = true;
        for (var sweep = 0; sweep < MostSweeps && turned; sweep++)
        {
            turned = false;
            for (var p = 0; p < rows.Length; p++)
            {
                for (var q = p + 1; q < rows.Length; q++)
                {
                    turned |= Separate(rows[p], rows[q]);
                }
            }
        }

        var values = rows.Select(r => Math.Sqrt(Products(r, r).Cross)).ToArray();
        var order = Enumerable.Range(0, rows.Length).OrderByDescending(i => values[i]).ToArray();
        return ([.. order.Select(i => values[i])], [.. order.Select(i => rows[i].Select(x => values[i] > 0 ? x / values[i] : 0).ToArray())]);
    }

    /// <summary>Rotates two rows so that they are orthogonal; false when they were.</summary>
    private static bool Separate(double[] p, double[] q)
    {
        var (a, b, cross) = Products(p, q);
        if (Math.Abs(cross) <= Precision * Math.Sqrt(a * b))
        {
            return false;
        }

        var theta = (b - a) / (2 * cross);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((t * t) + 1);
        var sine = t * cosine;
        var i = 0;
        for (; i <= p.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var (x, y) = (new Vector<double>(p, i), new Vector<double>(q, i));
            ((x * cosine) - (y * sine)).CopyTo(p, i);
            ((x * sine) + (y * cosine)).CopyTo(q, i);
        }

        for (; i < p.Length; i++)
        {
            (p[i], q[i]) = ((cosine * p[i]) - (sine * q[i]), (sine * p[i]) + (cosine * q[i]));
        }

        return true;
    }

    private static (double A, double B, double Cross) Products(double[] p, double[] q)
    {
        var (a, b, cross) = (0.0, 0.0, 0.0);
        var (lanesA, lanesB, lanesCross) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i <= p.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var (x, y) = (new Vector<double>(p, i), new Vector<double>(q, i));
            (lanesA, lanesB, lanesCross) = (lanesA + (x * x), lanesB + (y * y), lanesCross + (x * y));
        }

        for (; i < p.Length; i++)
        {
            (a, b, cross) = (a + (p[i] * p[i]), b + (q[i] * q[i]), cross + (p[i] * q[i]));
        }

        return (a + Vector.Sum(lanesA), b + Vector.Sum(lanesB), cross + Vector.Sum(lanesCross));
    }
}
