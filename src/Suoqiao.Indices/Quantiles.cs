namespace Suoqiao.Indices;

/// <summary>
/// Quantiles by linear interpolation between order statistics: the seventh definition of Hyndman and Fan (1996), as R and spreadsheet programs use it.
/// </summary>
internal static class Quantiles
{
    public static double Of(IReadOnlyCollection<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        var place = part * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
