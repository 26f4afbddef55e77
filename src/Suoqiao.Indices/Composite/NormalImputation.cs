namespace Suoqiao.Indices.Composite;

/// <summary>
/// Missing values under a joint normal distribution by expectation maximisation: the rows with their expected values give mean and covariance
/// (with the covariance of what is not known added), and these give new expected values, until they stand still.
/// </summary>
internal static class NormalImputation
{
    private const int MostRounds = 1000;
    private const double StandsStill = 1e-10;

    public static IEnumerable<ImputedCell> Estimate(IndicatorTree tree, Dictionary<string, double[]> columns, IReadOnlyList<int> rows)
    {
        // Columns with nothing to learn from stay out; the others are standardised, so that units do not matter.
        var codes = tree.Indicators.Select(node => node.Code)
            .Where(code => Distribution.StandardDeviation([.. rows.Select(row => columns[code][row])]) > 0).ToArray();
        var known = codes.Select(code => rows.Select(row => columns[code][row]).ToArray()).ToArray();
        var scale = known.Select(column => (Mean: Distribution.Mean(column), Deviation: Distribution.StandardDeviation(column))).ToArray();
        var z = rows.Select((_, i) => codes.Select((_, j) => (known[j][i] - scale[j].Mean) / scale[j].Deviation).ToArray()).ToArray();
        var filled = Iterate(z);
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < codes.Length; j++)
            {
                if (double.IsNaN(known[j][i]))
                {
                    yield return new(rows[i], codes[j], scale[j].Mean + filled[i][j] * scale[j].Deviation, Distribution.Count(known[j]));
                }
            }
        }
    }

    private static double[][] Iterate(double[][] z)
    {
        var n = z.Length == 0 ? 0 : z[0].Length;
        var mean = new double[n];
        var covariance = new double[n, n];
        for (var j = 0; j < n; j++)
        {
            covariance[j, j] = 1;
        }

        var filled = z;
        for (var round = 0; round < MostRounds; round++)
        {
            var spread = new double[n, n];
            var next = z.Select(row => Expect(row, mean, covariance, spread)).ToArray();
            var moved = round == 0 ? 1 : next.Zip(filled, (a, b) => a.Zip(b, (x, y) => Math.Abs(x - y)).DefaultIfEmpty(0).Max()).DefaultIfEmpty(0).Max();
            filled = next;
            if (moved < StandsStill)
            {
                break;
            }

            Learn(filled, spread, mean, covariance);
        }

        return filled;
    }

    // The expected row given what is known of it; what stays uncertain is added to the spread.
    private static double[] Expect(double[] row, double[] mean, double[,] covariance, double[,] spread)
    {
        var known = Enumerable.Range(0, row.Length).Where(j => !double.IsNaN(row[j])).ToArray();
        var missing = Enumerable.Range(0, row.Length).Where(j => double.IsNaN(row[j])).ToArray();
        if (missing.Length == 0)
        {
            return row;
        }

        // A trace of ridge keeps indicators that follow from each other solvable.
        var within = new double[known.Length, known.Length];
        for (var i = 0; i < known.Length; i++)
        {
            for (var j = 0; j < known.Length; j++)
            {
                within[i, j] = covariance[known[i], known[j]] + (i == j ? 1e-9 : 0);
            }
        }

        var expected = row.ToArray();
        var slopes = missing.Select(m => SymmetricMatrix.Solve(within, [.. known.Select(k => covariance[k, m])]) ?? new double[known.Length]).ToArray();
        for (var i = 0; i < missing.Length; i++)
        {
            expected[missing[i]] = mean[missing[i]] + known.Select((k, place) => slopes[i][place] * (row[k] - mean[k])).Sum();
            for (var j = 0; j < missing.Length; j++)
            {
                spread[missing[i], missing[j]] += covariance[missing[i], missing[j]] - known.Select((k, place) => slopes[i][place] * covariance[k, missing[j]])
                    .Sum();
            }
        }

        return expected;
    }

    private static void Learn(double[][] filled, double[,] spread, double[] mean, double[,] covariance)
    {
        for (var j = 0; j < mean.Length; j++)
        {
            mean[j] = filled.Average(row => row[j]);
        }

        for (var i = 0; i < mean.Length; i++)
        {
            for (var j = 0; j < mean.Length; j++)
            {
                covariance[i, j] = (filled.Sum(row => (row[i] - mean[i]) * (row[j] - mean[j])) + spread[i, j]) / filled.Length;
            }
        }
    }
}
