using System.Numerics;

namespace Suoqiao.Matching;

/// <summary>A dense matrix by rows.</summary>
internal sealed class DenseMatrix(int rows, int columns, float[] cells)
{
    public DenseMatrix(int rows, int columns)
        : this(rows, columns, new float[(long)rows * columns])
    {
    }

    public ReadOnlySpan<float> Cells => cells;

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

    public DenseMatrix Transposed()
    {
        var turned = new DenseMatrix(columns, rows);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                turned.Row(column)[row] = cells[(row * columns) + column];
            }
        }

        return turned;
    }

    /// <summary>The inner products of all pairs of rows.</summary>
    public double[,] Gram()
    {
        var gram = new double[rows, rows];
        Parallel.For(0, rows, a =>
        {
            for (var b = 0; b <= a; b++)
            {
                gram[a, b] = gram[b, a] = Dense.Dot(Row(a), Row(b));
            }
        });
        return gram;
    }

    /// <summary>Makes the rows orthonormal by Gram–Schmidt (two passes are enough for full accuracy); a dependent row becomes zero.</summary>
    public void Orthonormalise(int passes)
    {
        for (var row = 0; row < rows; row++)
        {
            var before = Dense.Length(Row(row));
            for (var pass = 0; pass < passes; pass++)
            {
                for (var other = 0; other < row; other++)
                {
                    Dense.AddScaled(Row(row), Row(other), -(float)Dense.Dot(Row(row), Row(other)));
                }
            }

            var length = Dense.Length(Row(row));
            Dense.Scale(Row(row), length > before * 1e-6 ? (float)(1 / length) : 0);
        }
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

    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        double sum = Vector.Sum(sums);
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
