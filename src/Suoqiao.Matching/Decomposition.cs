namespace Suoqiao.Matching;

/// <summary>The leading left singular vectors of a sparse matrix, by randomised subspace iteration (Halko, Martinsson and Tropp 2011). Repeatable from its seed.</summary>
internal static class Decomposition
{
    private const int Oversampling = 10;
    private const int Iterations = 3;

    /// <returns>A row of U · √Σ for each row of the matrix.</returns>
    public static DenseMatrix Leading(SparseMatrix matrix, int dimensions, int seed, CancellationToken cancel)
    {
        var width = Math.Min(dimensions + Oversampling, matrix.Rows);
        var turned = matrix.Transposed();
        var basis = Orthonormal(matrix.Times(DenseMatrix.Gaussian(matrix.Rows, width, seed), cancel));
        for (var i = 0; i < Iterations; i++)
        {
            basis = Orthonormal(matrix.Times(Orthonormal(turned.Times(basis, cancel)), cancel), passes: 2);
        }

        // B = Qᵀ A is small one way; the eigenvectors of B Bᵀ turn Q into the singular vectors.
        var (values, vectors) = Eigen.Of(turned.Times(basis, cancel).Transposed().Gram());
        var order = Enumerable.Range(0, width).OrderByDescending(i => values[i]).Take(Math.Min(dimensions, width)).ToArray();
        var leading = new DenseMatrix(matrix.Rows, dimensions);
        Parallel.For(0, matrix.Rows, row =>
        {
            for (var column = 0; column < order.Length; column++)
            {
                var sum = 0.0;
                for (var k = 0; k < width; k++)
                {
                    sum += basis.Row(row)[k] * vectors[k, order[column]];
                }

                leading.Row(row)[column] = (float)(sum * Math.Pow(Math.Max(0, values[order[column]]), 0.25));
            }
        });
        return leading;
    }

    private static DenseMatrix Orthonormal(DenseMatrix matrix, int passes = 1)
    {
        var turned = matrix.Transposed();
        turned.Orthonormalise(passes);
        return turned.Transposed();
    }
}

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations.</summary>
internal static class Eigen
{
    private const int MostSweeps = 30;

    public static (double[] Values, double[,] Vectors) Of(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var vectors = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            vectors[i, i] = 1;
        }

        for (var sweep = 0; sweep < MostSweeps && OffDiagonal(matrix) > 1e-18; sweep++)
        {
            for (var p = 0; p < n; p++)
            {
                for (var q = p + 1; q < n; q++)
                {
                    Rotate(matrix, vectors, p, q);
                }
            }
        }

        return ([.. Enumerable.Range(0, n).Select(i => matrix[i, i])], vectors);
    }

    /// <summary>The squares off the diagonal as a share of all.</summary>
    private static double OffDiagonal(double[,] matrix)
    {
        var (off, all) = (0.0, 0.0);
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            for (var j = 0; j < matrix.GetLength(0); j++)
            {
                all += matrix[i, j] * matrix[i, j];
                off += i == j ? 0 : matrix[i, j] * matrix[i, j];
            }
        }

        return all > 0 ? off / all : 0;
    }

    private static void Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        if (a[p, q] == 0)
        {
            return;
        }

        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < a.GetLength(0); k++)
        {
            (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
        }

        for (var k = 0; k < a.GetLength(0); k++)
        {
            (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
            (vectors[k, p], vectors[k, q]) = ((c * vectors[k, p]) - (s * vectors[k, q]), (s * vectors[k, p]) + (c * vectors[k, q]));
        }
    }
}
