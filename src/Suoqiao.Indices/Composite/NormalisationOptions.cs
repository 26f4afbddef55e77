namespace Suoqiao.Indices.Composite;

/// <summary>How values of different units are brought onto one scale. x is the value turned so that more is better.</summary>
public enum NormalisationMethod
{
    /// <summary>l + (x − min) / (max − min) · (u − l), with l and u the ends of the range.</summary>
    MinMax,

    /// <summary>(x − mean) / standard deviation (divisor n − 1), then the mean and deviation asked for.</summary>
    ZScore,

    /// <summary>The rank from below: 1 for the worst, n for the best; equal values share the lower rank.</summary>
    Rank,

    /// <summary>Points as in Borda's count: how many units are worse.</summary>
    Borda,

    /// <summary>(rank from below − 1) / (n − 1) on the range.</summary>
    PercentileRank,

    /// <summary>(x − low) / (high − low) on the range with the goalposts of the structure.</summary>
    Goalposts,

    /// <summary>(x − min) / (target − min) on the range with the target of the structure; beyond the target the score exceeds the range.</summary>
    DistanceToTarget,

    /// <summary>1 − (max − x) / (max − min) on the range: the same as <see cref="MinMax"/>, under the name by which COINr and others know it.</summary>
    DistanceToMaximum,

    /// <summary>The share of the best: x / max where more is better, min / x where less is, on the range; for positive values only.</summary>
    ShareOfBest,

    /// <summary>The values as they are, turned by their direction.</summary>
    None,
}

/// <summary>Options of normalisation.</summary>
public sealed record NormalisationOptions
{
    /// <summary>The method.</summary>
    public NormalisationMethod Method { get; init; } = NormalisationMethod.MinMax;

    /// <summary>The lower end of the range, 0 unless set (COINr's default). Geometric and harmonic means need positive scores: 1 is usual then.</summary>
    public double Low { get; init; }

    /// <summary>The upper end of the range, 100 unless set (COINr's default).</summary>
    public double High { get; init; } = 100;

    /// <summary>The mean of z-scores.</summary>
    public double Mean { get; init; }

    /// <summary>The standard deviation of z-scores, positive.</summary>
    public double StandardDeviation { get; init; } = 1;

    /// <summary>
    /// Whether scores beyond a goalpost or a target are set to the end of the range; unless set, beyond goalposts they are, beyond a target not.
    /// </summary>
    public bool? Clip { get; init; }

    /// <summary>Whether each period is normalised by itself. Then scores of different periods cannot be compared, so the default is all together.</summary>
    public bool EachPeriod { get; init; }
}
