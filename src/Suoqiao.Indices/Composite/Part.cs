namespace Suoqiao.Indices.Composite;

/// <summary>The children of one aggregate: their scores by row and their weights, all positive.</summary>
internal sealed record Part(double[][] Scores, double[] Weights)
{
    /// <summary>The share of the children that have a score.</summary>
    public double Available(int row)
    {
        var count = 0;
        foreach (var column in Scores)
        {
            count += double.IsNaN(column[row]) ? 0 : 1;
        }

        return (double)count / Scores.Length;
    }

    /// <summary>Writes the aggregate of rows of one period that have at least one score; not a number where it does not exist.</summary>
    public void Fill(IReadOnlyList<int> rows, AggregationMethod method, double[] scores)
    {
        if (method == AggregationMethod.Copeland)
        {
            Outranking.Copeland(this, rows, scores);
            return;
        }

        foreach (var row in rows)
        {
            scores[row] = Mean(row, method);
        }
    }

    private double Mean(int row, AggregationMethod method) => method switch
    {
        AggregationMethod.Arithmetic => Sum(row, static x => x) / Weight(row),
        AggregationMethod.Geometric => Math.Exp(Sum(row, static x => x > 0 ? Math.Log(x) : double.NaN) / Weight(row)),
        AggregationMethod.Harmonic => Weight(row) / Sum(row, static x => x > 0 ? 1 / x : double.NaN),
        AggregationMethod.Median => Median(row),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    private double Sum(int row, Func<double, double> transform)
    {
        var sum = 0.0;
        for (var i = 0; i < Scores.Length; i++)
        {
            var score = Scores[i][row];
            sum += double.IsNaN(score) ? 0 : Weights[i] * transform(score);
        }

        return sum;
    }

    private double Weight(int row)
    {
        var sum = 0.0;
        for (var i = 0; i < Scores.Length; i++)
        {
            sum += double.IsNaN(Scores[i][row]) ? 0 : Weights[i];
        }

        return sum;
    }

    private double Median(int row)
    {
        var sorted = Enumerable.Range(0, Scores.Length).Where(i => !double.IsNaN(Scores[i][row])).OrderBy(i => Scores[i][row]).ToList();
        var (half, below) = (sorted.Sum(i => Weights[i]) / 2, 0.0);
        for (var place = 0; ; place++)
        {
            below += Weights[sorted[place]];
            if (Math.Abs(below - half) <= half * 1e-12)
            {
                return (Scores[sorted[place]][row] + Scores[sorted[place + 1]][row]) / 2;
            }

            if (below > half)
            {
                return Scores[sorted[place]][row];
            }
        }
    }
}
