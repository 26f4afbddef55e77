using System.Numerics;

namespace Suoqiao.Matching;

/// <summary>A dense matrix by rows.</summary>
internal sealed class DenseMatrix(int rows, int columns, float[] cells)
{
    private const int Chunk = 2048;
    private const int ChunksAtOnce = 8;

    /// <summary>A column that keeps less of its square than this depends on those before it.</summary>
    private const double LeastIndependent = 1e-10;

    public DenseMatrix(int rows, int columns)
        : this(rows, columns, new float[(long)rows * columns])
    {
    }

    public int Rows => rows;

    public int Columns => columns;

    public Span<float> Row(int row) => cells.AsSpan(row * columns, columns);

    public static DenseMatrix Gaussian(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        var cells = new float[(long)rows * columns];
        foreach (ref var cell in cells.AsSpan())
        {
            cell = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return new DenseMatrix(rows, columns, cells);
    }

    /// <summary>This matrix times another.</summary>
    public DenseMatrix Times(DenseMatrix right)
    {
        var product = new DenseMatrix(rows, right.Columns);
        Parallel.For(0, rows, row =>
        {
            for (var i = 0; i < columns; i++)
            {
                Dense.AddScaled(product.Row(row), right.Row(i), Row(row)[i]);
            }
        });
        return product;
    }

    /// <summary>The inner products of all pairs of columns; summed chunk by chunk in one order, so the cores do not show.</summary>
    public double[][] GramOfColumns()
    {
        var gram = Enumerable.Range(0, columns).Select(_ => new double[columns]).ToArray();
        var chunks = (rows + Chunk - 1) / Chunk;
        for (var first = 0; first < chunks; first += ChunksAtOnce)
        {
            var parts = new DenseMatrix[Math.Min(ChunksAtOnce, chunks - first)];
            Parallel.For(0, parts.Length, part => parts[part] = GramOf(first + part));
            foreach (var part in parts)
            {
                for (var a = 0; a < columns; a++)
                {
                    for (var b = 0; b <= a; b++)
                    {
                        gram[a][b] += part.Row(a)[b];
                        gram[b][a] = gram[a][b];
                    }
                }
            }
        }

        return gram;
    }

    /// <summary>
    /// Makes the columns orthonormal through the Cholesky factor of their inner products (two passes are enough for full accuracy); a dependent column becomes
    /// zero.
    /// </summary>
    public void OrthonormaliseColumns(int passes)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            var turn = InverseOfFactor(GramOfColumns());
            Parallel.For(0, rows, row =>
            {
                Span<float> turned = new float[columns];
                for (var i = 0; i < columns; i++)
                {
                    Dense.AddScaled(turned[i..], turn.Row(i)[i..], Row(row)[i]);
                }

                turned.CopyTo(Row(row));
            });
        }
    }

    private DenseMatrix GramOf(int chunk)
    {
        var gram = new DenseMatrix(columns, columns);
        for (var row = chunk * Chunk; row < Math.Min(rows, (chunk + 1) * Chunk); row++)
        {
            for (var i = 0; i < columns; i++)
            {
                Dense.AddScaled(gram.Row(i)[..(i + 1)], Row(row)[..(i + 1)], Row(row)[i]);
            }
        }

        return gram;
    }

    /// <summary>For G = L Lᵀ the upper triangle of L⁻ᵀ by rows.</summary>
    private static DenseMatrix InverseOfFactor(double[][] gram)
    {
        var n = gram.Length;
        var factor = gram.Select(_ => new double[n]).ToArray();
        var inverse = gram.Select(_ => new double[n]).ToArray();
        var turn = new DenseMatrix(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = gram[i][j];
                for (var k = 0; k < j; k++)
                {
                    rest -= factor[i][k] * factor[j][k];
                }

                factor[i][j] = j < i ? (factor[j][j] > 0 ? rest / factor[j][j] : 0) : rest > LeastIndependent * gram[i][i] ? Math.Sqrt(rest) : 0;
            }

            for (var j = 0; j <= i && factor[i][i] > 0; j++)
            {
                var sum = j == i ? 1.0 : 0;
                for (var k = j; k < i; k++)
                {
                    sum -= factor[i][k] * inverse[k][j];
                }

                inverse[i][j] = sum / factor[i][i];
                turn.Row(j)[i] = (float)inverse[i][j];
            }
        }

        return turn;
    }
}

/// <summary>Arithmetic on dense vectors.</summary>
internal static class Dense
{
    public static void AddScaled(Span<float> to, ReadOnlySpan<float> vector, float factor)
    {
        var i = 0;
        for (; i <= to.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            (new Vector<float>(to[i..]) + (new Vector<float>(vector[i..]) * factor)).CopyTo(to[i..]);
        }

        for (; i < to.Length; i++)
        {
            to[i] += vector[i] * factor;
        }
    }

    /// <summary>Lanes are summed in fours first, so that every width of the machine's vectors rounds the same way.</summary>
    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (first, second) = (Vector4.Zero, Vector4.Zero);
        var i = 0;
        for (; i <= a.Length - 8; i += 8)
        {
            first += new Vector4(a[i..]) * new Vector4(b[i..]);
            second += new Vector4(a[(i + 4)..]) * new Vector4(b[(i + 4)..]);
        }

        var sums = first + second;
        double sum = (sums.X + sums.Y) + (sums.Z + sums.W);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    public static double Length(ReadOnlySpan<float> vector) => Math.Sqrt(Dot(vector, vector));

    public static void Scale(Span<float> vector, float factor)
    {
        foreach (ref var cell in vector)
        {
            cell *= factor;
        }
    }

    /// <summary>Makes a vector unit length; a zero vector stays zero.</summary>
    public static void Normalise(Span<float> vector)
    {
        var length = Length(vector);
        Scale(vector, length > 1e-12 ? (float)(1 / length) : 0);
    }
}
