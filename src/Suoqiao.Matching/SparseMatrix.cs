namespace Suoqiao.Matching;

/// <summary>A sparse matrix by rows.</summary>
internal sealed class SparseMatrix(int[][] columns, float[][] values, int width)
{
    public int Rows => columns.Length;

    public int Width => width;

    public int[][] Columns => columns;

    public float[][] Values => values;

    public SparseMatrix Transposed()
    {
        var counts = new int[width];
        foreach (var row in columns)
        {
            foreach (var column in row)
            {
                counts[column]++;
            }
        }

        var (rowsOf, valuesOf) = (new int[width][], new float[width][]);
        for (var column = 0; column < width; column++)
        {
            (rowsOf[column], valuesOf[column]) = (new int[counts[column]], new float[counts[column]]);
        }

        Array.Clear(counts);
        for (var row = 0; row < Rows; row++)
        {
            for (var i = 0; i < columns[row].Length; i++)
            {
                var column = columns[row][i];
                rowsOf[column][counts[column]] = row;
                valuesOf[column][counts[column]++] = values[row][i];
            }
        }

        return new SparseMatrix(rowsOf, valuesOf, Rows);
    }

    /// <summary>This matrix times a dense one; each row is summed in one order, so the cores do not show in the result.</summary>
    public DenseMatrix Times(DenseMatrix right, CancellationToken cancel)
    {
        var product = new DenseMatrix(Rows, right.Columns);
        Parallel.For(0, Rows, new ParallelOptions { CancellationToken = cancel }, row =>
        {
            for (var i = 0; i < columns[row].Length; i++)
            {
                Dense.AddScaled(product.Row(row), right.Row(columns[row][i]), values[row][i]);
            }
        });
        return product;
    }
}
