namespace Suoqiao.Indices.Composite;

/// <summary>Comparing units pair by pair instead of averaging their scores.</summary>
internal static class Outranking
{
    /// <summary>Writes Copeland's score of each row among those given.</summary>
    public static void Copeland(Part part, IReadOnlyList<int> rows, double[] scores)
    {
        foreach (var row in rows)
        {
            scores[row] = 0;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = i + 1; j < rows.Count; j++)
            {
                var verdict = Verdict(part, rows[i], rows[j]);
                scores[rows[i]] += verdict;
                scores[rows[j]] -= verdict;
            }
        }
    }

    // Which of two rows is better in indicators of more weight: 1, −1, or 0 when they weigh the same but for rounding.
    private static int Verdict(Part part, int left, int right)
    {
        var (won, lost) = (0.0, 0.0);
        for (var k = 0; k < part.Scores.Length; k++)
        {
            var (x, y) = (part.Scores[k][left], part.Scores[k][right]);
            won += x > y ? part.Weights[k] : 0;
            lost += x < y ? part.Weights[k] : 0;
        }

        return Math.Abs(won - lost) <= 1e-12 * (won + lost) ? 0 : Math.Sign(won - lost);
    }
}
