namespace Suoqiao.Indices.Composite;

/// <summary>The transformation tried where winsorising is not enough. Each depends on the range only, so the unit of the indicator does not matter.</summary>
public enum OutlierTransform
{
    /// <summary>None: the indicator stays as it is.</summary>
    None,

    /// <summary>ln(x − min + r/100) with r the range when the skewness is positive, −ln(max + r/100 − x) when it is negative (COINr's log_CT_plus).</summary>
    Log,
}

/// <summary>Options of outlier treatment.</summary>
public sealed record TreatmentOptions
{
    /// <summary>The absolute skewness that passes.</summary>
    public double Skewness { get; init; } = 2;

    /// <summary>The excess kurtosis that passes.</summary>
    public double Kurtosis { get; init; } = 3.5;

    /// <summary>The most values of an indicator that may be winsorised; 0 for none.</summary>
    public int MostWinsorised { get; init; } = 5;

    /// <summary>What is tried next, on the values as they were before winsorising.</summary>
    public OutlierTransform Transform { get; init; } = OutlierTransform.Log;
}

/// <summary>How the treatment of an indicator ended.</summary>
public enum TreatmentOutcome
{
    /// <summary>It passed as it was.</summary>
    Passed,

    /// <summary>Winsorising was enough.</summary>
    Winsorised,

    /// <summary>It was transformed and passes since.</summary>
    Transformed,

    /// <summary>It does not pass; it is as the last step left it: transformed, or as it was when there is no transformation.</summary>
    StillOutlying,

    /// <summary>There are fewer than four values, or all are equal: it cannot be tested and is as it was.</summary>
    NotTested,
}

/// <summary>A value that was changed by itself, not by the transformation of its indicator.</summary>
/// <param name="Row">The row of the table.</param>
/// <param name="From">The value before.</param>
/// <param name="To">The value after.</param>
public readonly record struct WinsorisedValue(int Row, double From, double To);

/// <summary>The shape of an indicator's distribution.</summary>
/// <param name="Skewness">The skewness G₁.</param>
/// <param name="Kurtosis">The excess kurtosis G₂.</param>
public readonly record struct Shape(double Skewness, double Kurtosis)
{
    internal static Shape Of(ReadOnlySpan<double> values) => new(Distribution.Skewness(values), Distribution.Kurtosis(values));
}

/// <summary>What was done to an indicator and what it did to its distribution.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Before">The shape at the beginning.</param>
/// <param name="AfterWinsorising">The shape after winsorising; null when it passed before or could not be tested.</param>
/// <param name="AfterTransform">The shape after the transformation; null when there was none.</param>
/// <param name="Tried">How many values winsorising changed, also where it was not enough and was undone.</param>
/// <param name="Winsorised">Every value that stays winsorised.</param>
public sealed record IndicatorTreatment(
    string Code, TreatmentOutcome Outcome, Shape Before, Shape? AfterWinsorising, Shape? AfterTransform, int Tried, IReadOnlyList<WinsorisedValue> Winsorised);

/// <summary>What outlier treatment gives.</summary>
/// <param name="Table">The table with the indicators treated.</param>
/// <param name="Indicators">What was done to each indicator, in the order of the structure.</param>
public sealed record TreatmentResult(IndicatorTable Table, IReadOnlyList<IndicatorTreatment> Indicators);

/// <summary>
/// Tames outliers that would decide a whole indicator: it passes when |skewness| ≤ 2 or kurtosis ≤ 3.5; otherwise its most extreme values are set,
/// one after the other, to the next one (winsorised) until it passes; if the most allowed are not enough, it is transformed by a logarithm instead.
/// Sources: OECD/JRC COIN Tool guide; COINr's Treat. Unlike COINr a step that would exceed the most values allowed (because several are tied) is not taken.
/// </summary>
public static class OutlierTreatment
{
    /// <summary>Treats every indicator of the structure, all periods together. Cost: the cells times the values that may be winsorised.</summary>
    /// <param name="table">The figures, with a column for each indicator.</param>
    /// <param name="tree">The structure.</param>
    /// <param name="options">What passes and what may be done.</param>
    /// <returns>The treated table, and what was done to each indicator.</returns>
    /// <exception cref="KeyNotFoundException">An indicator has no column.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static TreatmentResult Apply(IndicatorTable table, IndicatorTree tree, TreatmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(options);
        var changed = new Dictionary<string, double[]>();
        var log = new List<IndicatorTreatment>();
        foreach (var node in tree.Indicators)
        {
            var (values, treatment) = Treat(node.Code, table.Column(node.Code), options);
            changed[node.Code] = values;
            log.Add(treatment);
        }

        return new(table.With(changed), log);
    }

    /// <summary>Treats one indicator.</summary>
    /// <param name="code">Its code, for the log.</param>
    /// <param name="values">Its values; missing ones are <see cref="double.NaN"/>.</param>
    /// <param name="options">What passes and what may be done.</param>
    /// <returns>The treated values, and what was done.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public static (double[] Values, IndicatorTreatment Treatment) Treat(string code, ReadOnlySpan<double> values, TreatmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var before = Shape.Of(values);
        if (double.IsNaN(before.Skewness) || double.IsNaN(before.Kurtosis) || Passes(before, options))
        {
            var outcome = Passes(before, options) ? TreatmentOutcome.Passed : TreatmentOutcome.NotTested;
            return (values.ToArray(), new(code, outcome, before, null, null, 0, []));
        }

        var winsorised = values.ToArray();
        var tried = Winsorise(winsorised, options);
        var after = Shape.Of(winsorised);
        if (Passes(after, options))
        {
            return (winsorised, new(code, TreatmentOutcome.Winsorised, before, after, null, tried, Changes(values, winsorised)));
        }

        if (options.Transform == OutlierTransform.None)
        {
            return (values.ToArray(), new(code, TreatmentOutcome.StillOutlying, before, after, null, tried, []));
        }

        var transformed = Logarithms(values, before.Skewness);
        var shape = Shape.Of(transformed);
        return (
            transformed, new(code, Passes(shape, options) ? TreatmentOutcome.Transformed : TreatmentOutcome.StillOutlying, before, after, shape, tried, []));
    }

    private static bool Passes(Shape shape, TreatmentOptions options) => Math.Abs(shape.Skewness) <= options.Skewness || shape.Kurtosis <= options.Kurtosis;

    private static int Winsorise(double[] values, TreatmentOptions options)
    {
        var touched = new HashSet<int>();
        for (var shape = Shape.Of(values); !Passes(shape, options); shape = Shape.Of(values))
        {
            var sign = shape.Skewness >= 0 ? 1 : -1;
            var extreme = values.Where(value => !double.IsNaN(value)).Max(value => value * sign) * sign;
            var at = Enumerable.Range(0, values.Length).Where(i => values[i] == extreme).ToList();
            var others = values.Where(value => !double.IsNaN(value) && value != extreme).ToList();
            if (others.Count == 0 || touched.Union(at).Count() > options.MostWinsorised)
            {
                break;
            }

            touched.UnionWith(at);
            var next = others.Max(value => value * sign) * sign;
            at.ForEach(i => values[i] = next);
        }

        return touched.Count;
    }

    private static double[] Logarithms(ReadOnlySpan<double> values, double skewness)
    {
        var (least, greatest) = Distribution.Range(values);
        var margin = (greatest - least) / 100;
        var transformed = values.ToArray();
        for (var i = 0; i < transformed.Length; i++)
        {
            transformed[i] = skewness > 0 ? Math.Log(transformed[i] - least + margin) : -Math.Log(greatest + margin - transformed[i]);
        }

        return transformed;
    }

    private static List<WinsorisedValue> Changes(ReadOnlySpan<double> before, double[] after)
    {
        var changes = new List<WinsorisedValue>();
        for (var row = 0; row < after.Length; row++)
        {
            if (!double.IsNaN(after[row]) && before[row] != after[row])
            {
                changes.Add(new(row, before[row], after[row]));
            }
        }

        return changes;
    }
}
