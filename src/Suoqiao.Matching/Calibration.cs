namespace Suoqiao.Matching;

/// <summary>
/// Turns raw scores into percentages: how often technology-transfer staff called a pair with this score clearly relevant (grade 3
/// or 4 of 4), read off 6,663 judged pairs in twenty bins, made monotone and smoothed; the same text is 100.
/// </summary>
internal static class Calibration
{
    private static readonly (double Score, double Percent)[] ByTerms =
        [(0, 0), (0.01, 4), (0.03, 8), (0.06, 14), (0.1, 21), (0.15, 29), (0.25, 43), (0.45, 62), (1, 100)];

    private static readonly (double Score, double Percent)[] ByMeaningToo =
        [(0, 0), (0.004, 3), (0.02, 6), (0.05, 9), (0.1, 14), (0.15, 22), (0.2, 29), (0.3, 41), (0.5, 60), (1, 100)];

    public static double Percent(double score, bool withMeaning)
    {
        var knots = withMeaning ? ByMeaningToo : ByTerms;
        if (score <= 0)
        {
            return 0;
        }

        for (var i = 1; i < knots.Length; i++)
        {
            var (from, to) = (knots[i - 1], knots[i]);
            if (score <= to.Score)
            {
                return from.Percent + ((to.Percent - from.Percent) * (score - from.Score) / (to.Score - from.Score));
            }
        }

        return 100;
    }
}
