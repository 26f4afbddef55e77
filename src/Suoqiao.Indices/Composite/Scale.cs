namespace Suoqiao.Indices.Composite;

/// <summary>The formulas of normalisation on one indicator whose values are turned so that more is better.</summary>
internal static class Scale
{
    /// <summary>The scores before clipping, or why there are none.</summary>
    public static (double[] Scores, UndefinedReason? Undefined) Of(double[] values, IndicatorNode node, NormalisationOptions options)
    {
        var (least, greatest) = Distribution.Range(values);
        if (double.IsNaN(least))
        {
            return ([], UndefinedReason.NoValue);
        }

        return options.Method switch
        {
            NormalisationMethod.MinMax or NormalisationMethod.DistanceToMaximum => Between(values, least, greatest, options, UndefinedReason.NoRange),
            NormalisationMethod.ZScore => ZScores(values, options),
            NormalisationMethod.Rank => (RanksFromBelow(values, first: 1), null),
            NormalisationMethod.Borda => (RanksFromBelow(values, first: 0), null),
            NormalisationMethod.PercentileRank =>
                Between(RanksFromBelow(values, first: 0), 0, Distribution.Count(values) - 1, options, UndefinedReason.NoRange),
            NormalisationMethod.Goalposts =>
                Posts(node) is var (low, high) ? Between(values, low, high, options, UndefinedReason.NoGoalposts) : ([], UndefinedReason.NoGoalposts),
            NormalisationMethod.DistanceToTarget => node.Target is { } target
                ? Between(values, least, target * (int)node.Direction, options, UndefinedReason.TargetBelowAll) : ([], UndefinedReason.NoTarget),
            NormalisationMethod.ShareOfBest => Shares(values, node, least, greatest, options),
            NormalisationMethod.None => (values, null),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Method, null),
        };
    }

    /// <summary>Whether scores end at the ends of the range.</summary>
    public static bool Clips(NormalisationOptions options) => options.Method switch
    {
        NormalisationMethod.Goalposts => options.Clip ?? true,
        NormalisationMethod.DistanceToTarget => options.Clip ?? false,
        _ => false,
    };

    // Where less is better both goalposts change sign and place, as the values did.
    private static (double Low, double High)? Posts(IndicatorNode node) =>
        node is not { Low: { } low, High: { } high } ? null : node.Direction == Direction.Positive ? (low, high) : (-high, -low);

    private static (double[] Scores, UndefinedReason? Undefined) Between(
        double[] values, double worst, double best, NormalisationOptions options, UndefinedReason otherwise) =>
        worst < best
            ? ([.. values.Select(value => options.Low + (value - worst) / (best - worst) * (options.High - options.Low))], null)
            : ([], otherwise);

    private static (double[] Scores, UndefinedReason? Undefined) ZScores(double[] values, NormalisationOptions options)
    {
        var (mean, deviation) = (Distribution.Mean(values), Distribution.StandardDeviation(values));
        return deviation > 0
            ? ([.. values.Select(value => options.Mean + (value - mean) / deviation * options.StandardDeviation)], null)
            : ([], UndefinedReason.NoRange);
    }

    private static (double[] Scores, UndefinedReason? Undefined) Shares(
        double[] values, IndicatorNode node, double least, double greatest, NormalisationOptions options)
    {
        var isPositive = node.Direction == Direction.Positive ? least > 0 : greatest < 0;
        return isPositive
            ? ([.. values.Select(value => options.Low + Share(value) * (options.High - options.Low))], null)
            : ([], UndefinedReason.NotPositive);

        double Share(double value) => node.Direction == Direction.Positive ? value / greatest : greatest / value;
    }

    private static double[] RanksFromBelow(double[] values, int first)
    {
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        var worse = new Dictionary<double, int>();
        for (var i = 0; i < sorted.Length; i++)
        {
            worse.TryAdd(sorted[i], i);
        }

        return [.. values.Select(value => double.IsNaN(value) ? double.NaN : worse[value] + first)];
    }
}
