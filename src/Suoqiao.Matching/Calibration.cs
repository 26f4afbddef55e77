namespace Suoqiao.Matching;

/// <summary>Turns raw scores into percentages.</summary>
internal static class Calibration
{
    public static double Percent(double score) => score <= 0 ? 0 : 100 * score / (score + 0.1);
}
