namespace Suoqiao.Matching;

/// <summary>
/// Turns raw scores into percentages: how often people called a pair with this score clearly relevant (grade 3 or 4 of 4); the same text is 100.
/// </summary>
internal static class Calibration
{
    private const int Relevant = 3;
    private const int Bins = 20;

    public static double Percent(double score, IReadOnlyList<CalibrationPoint> line)
    {
        if (score <= 0)
        {
            return 0;
        }

        for (var i = 1; i < line.Count; i++)
        {
            var (from, to) = (line[i - 1], line[i]);
            if (score <= to.Score)
            {
                return from.Percent + ((to.Percent - from.Percent) * (score - from.Score) / (to.Score - from.Score));
            }
        }

        return 100;
    }

    /// <summary>Bins of equally many pairs, neighbours that fall joined until the line rises (isotonic regression); from 0 to the same text's 100.</summary>
    public static CalibrationPoint[] Fit(IEnumerable<(double Score, int Grade)> pairs)
    {
        var judged = pairs.Where(p => p.Score > 0).OrderBy(p => p.Score).ThenBy(p => p.Grade).ToList();
        var size = Math.Max(1, (judged.Count + Bins - 1) / Bins);
        var blocks = new List<(double Scores, int Good, int Count)>();
        foreach (var bin in judged.Chunk(size))
        {
            blocks.Add((bin.Sum(p => p.Score), bin.Count(p => p.Grade >= Relevant), bin.Length));
            while (blocks is [.., var before, var last] && before.Good * (long)last.Count >= last.Good * (long)before.Count)
            {
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((before.Scores + last.Scores, before.Good + last.Good, before.Count + last.Count));
            }
        }

        var line = blocks.Select(b => new CalibrationPoint(Math.Round(b.Scores / b.Count, 4), Math.Round(100.0 * b.Good / b.Count, 1)))
            .Where(p => p.Score is > 0 and < 1).DistinctBy(p => p.Score);
        return [new(0, 0), .. line, new(1, 100)];
    }

    public static bool IsSound(IReadOnlyList<CalibrationPoint> line) =>
        line.Count >= 2 && line.Zip(line.Skip(1)).All(p => p.First.Score < p.Second.Score && p.First.Percent <= p.Second.Percent);
}
