namespace Suoqiao.Indices.Diffusion;

/// <summary>How seasons act on a level.</summary>
public enum SeasonalModel
{
    /// <summary>Values are level × factor; all values are greater than 0.</summary>
    Multiplicative,

    /// <summary>Values are level + factor.</summary>
    Additive,
}

/// <summary>What a seasonal adjustment is worth.</summary>
public enum SeasonalQuality
{
    /// <summary>Three years or more, and the seasons differ clearly.</summary>
    Sound,

    /// <summary>Fewer than three full years: the factors rest on two or three values each and will be revised much.</summary>
    TooShort,

    /// <summary>Three years or more, but the seasons do not differ clearly from chance: better use the unadjusted values.</summary>
    NotSeasonal,

    /// <summary>Fewer than two full years: no factors can be told, the values are unadjusted.</summary>
    NotAdjusted,
}

/// <summary>
/// A series without its seasons, by the first steps of X-11 (Shiskin, Young and Musgrave 1967): the ratio (or difference) to a centred moving average of a
/// year, averaged for each season over the years. One set of factors for all years; no trading days, no outliers, no forecasts. A statistical office's program
/// (X-13ARIMA-SEATS, JDemetra+) does more; where it is to be had, its result is to be preferred.
/// </summary>
public sealed record SeasonalAdjustment
{
    /// <summary>From this F value on the seasons count as present, as X-11 judges.</summary>
    public const double LeastF = 7;

    private const int YearsNeeded = 3, YearsForTrimming = 5;

    private SeasonalAdjustment(IReadOnlyList<double> values, IReadOnlyList<double> factors, double f, SeasonalQuality quality) =>
        (Values, Factors, F, Quality) = (values, factors, f, quality);

    /// <summary>The adjusted values, as many as were given.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>One factor a season, from the season of the first value on; their mean is 1 (multiplicative) or 0 (additive).</summary>
    public IReadOnlyList<double> Factors { get; }

    /// <summary>The F value of the differences between seasons against those within; NaN where nothing was adjusted.</summary>
    public double F { get; }

    /// <summary>What the adjustment is worth.</summary>
    public SeasonalQuality Quality { get; }

    /// <summary>Adjusts a series without gaps; its cost grows with its length.</summary>
    /// <param name="values">The values, finite; greater than 0 for the multiplicative model.</param>
    /// <param name="seasons">Seasons in a year: 12 months or 4 quarters; at least 2.</param>
    /// <param name="model">How seasons act.</param>
    /// <returns>The adjusted values, the seasonal factors, and whether there is a season at all.</returns>
    /// <exception cref="ArgumentException">A value does not fit the model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two seasons.</exception>
    public static SeasonalAdjustment Of(IReadOnlyList<double> values, int seasons, SeasonalModel model = SeasonalModel.Multiplicative)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seasons, 2);
        if (values.Any(value => !double.IsFinite(value) || (model == SeasonalModel.Multiplicative && value <= 0)))
        {
            throw new ArgumentException("Values have to be finite, and greater than 0 for the multiplicative model.", nameof(values));
        }

        var neutral = model == SeasonalModel.Multiplicative ? 1.0 : 0.0;
        if (values.Count < 2 * seasons)
        {
            return new SeasonalAdjustment([.. values], [.. Enumerable.Repeat(neutral, seasons)], double.NaN, SeasonalQuality.NotAdjusted);
        }

        var deviations = Deviations(values, seasons, model);
        var factors = Normalise([.. deviations.Select(Typical)], model);
        var f = FValue(deviations);
        var quality = values.Count < YearsNeeded * seasons ? SeasonalQuality.TooShort : !(f >= LeastF) ? SeasonalQuality.NotSeasonal : SeasonalQuality.Sound;
        return new SeasonalAdjustment(
            [.. values.Select((value, i) => model == SeasonalModel.Multiplicative ? value / factors[i % seasons] : value - factors[i % seasons])],
            factors,
            f,
            quality);
    }

    /// <summary>For each season how its values stand to the centred moving average of a year (2×12 of months, 2×4 of quarters).</summary>
    private static List<double>[] Deviations(IReadOnlyList<double> values, int seasons, SeasonalModel model)
    {
        var deviations = Enumerable.Range(0, seasons).Select(_ => new List<double>()).ToArray();
        var half = seasons / 2;
        for (var i = half; i + half < values.Count; i++)
        {
            var sum = default(Sum);
            for (var j = -half; j <= half; j++)
            {
                sum.Add(seasons % 2 == 0 && Math.Abs(j) == half ? values[i + j] / 2 : values[i + j]);
            }

            var level = sum.Value / seasons;
            deviations[i % seasons].Add(model == SeasonalModel.Multiplicative ? values[i] / level : values[i] - level);
        }

        return deviations;
    }

    /// <summary>The mean of a season's years; from five years on without the highest and the lowest.</summary>
    private static double Typical(List<double> years)
    {
        var kept = years.Count < YearsForTrimming ? years : years.Order().Skip(1).SkipLast(1);
        double[] used = [.. kept];
        return Sum.Of(used) / used.Length;
    }

    private static double[] Normalise(double[] factors, SeasonalModel model)
    {
        var mean = Sum.Of(factors) / factors.Length;
        return [.. factors.Select(factor => model == SeasonalModel.Multiplicative ? factor / mean : factor - mean)];
    }

    /// <summary>One-way analysis of variance over the seasons.</summary>
    private static double FValue(List<double>[] deviations)
    {
        double[] all = [.. deviations.SelectMany(season => season)];
        var mean = Sum.Of(all) / all.Length;
        Sum between = default, within = default;
        foreach (var season in deviations)
        {
            var own = Sum.Of([.. season]) / season.Count;
            between.Add(season.Count * (own - mean) * (own - mean));
            foreach (var deviation in season)
            {
                within.Add((deviation - own) * (deviation - own));
            }
        }

        var freedom = all.Length - deviations.Length;
        return freedom == 0 ? double.NaN : between.Value / (deviations.Length - 1) / (within.Value / freedom);
    }
}
