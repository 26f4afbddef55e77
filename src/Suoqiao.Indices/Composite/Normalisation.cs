namespace Suoqiao.Indices.Composite;

/// <summary>Why an indicator could not be normalised.</summary>
public enum UndefinedReason
{
    /// <summary>There is no value at all.</summary>
    NoValue,

    /// <summary>All values are equal, so that their range or deviation is 0.</summary>
    NoRange,

    /// <summary>The structure has no goalposts for it.</summary>
    NoGoalposts,

    /// <summary>The structure has no target for it.</summary>
    NoTarget,

    /// <summary>The target is not better than the worst value.</summary>
    TargetBelowAll,

    /// <summary>A value is 0 or negative, where only positive ones have a share.</summary>
    NotPositive,
}

/// <summary>An indicator that could not be normalised; its scores are missing.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Period">The period, when each is normalised by itself.</param>
/// <param name="Reason">Why.</param>
public sealed record UndefinedIndicator(string Code, string? Period, UndefinedReason Reason);

/// <summary>A score beyond a goalpost or a target that was set to the end of the range.</summary>
/// <param name="Row">The row of the table.</param>
/// <param name="Code">The indicator.</param>
/// <param name="Score">What the score would have been.</param>
public sealed record ClippedScore(int Row, string Code, double Score);

/// <summary>What normalisation gives.</summary>
/// <param name="Table">The table with the indicators normalised; other columns are as they were.</param>
/// <param name="Undefined">Indicators whose scores are missing since the method is not defined for their values.</param>
/// <param name="Clipped">Every score that was clipped.</param>
public sealed record NormalisationResult(IndicatorTable Table, IReadOnlyList<UndefinedIndicator> Undefined, IReadOnlyList<ClippedScore> Clipped);

/// <summary>
/// Brings the indicators of a structure onto one scale, more being better on each. Formulas: OECD/JRC, Handbook on Constructing Composite
/// Indicators (2008), step 5, table 3; COINr's functions n_*. Missing values stay missing.
/// </summary>
public static class Normalisation
{
    /// <summary>Normalises every indicator of the structure. Cost: linear in the cells; n log n an indicator for ranks.</summary>
    /// <param name="table">The figures, with a column for each indicator.</param>
    /// <param name="tree">The structure with directions, goalposts and targets.</param>
    /// <param name="options">The method.</param>
    /// <returns>The table of scores, the indicators that have none, and the scores that were cut at their bounds.</returns>
    /// <exception cref="KeyNotFoundException">An indicator has no column.</exception>
    /// <exception cref="ArgumentException">The range or the deviation is not positive.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static NormalisationResult Apply(IndicatorTable table, IndicatorTree tree, NormalisationOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(options);
        if (!(options.Low < options.High) || !(options.StandardDeviation > 0))
        {
            throw new ArgumentException("The range and the standard deviation have to be positive.", nameof(options));
        }

        var undefined = new List<UndefinedIndicator>();
        var clipped = new List<ClippedScore>();
        var changed = new Dictionary<string, double[]>();
        var together = options.EachPeriod ? table.RowsByPeriod() : [[.. Enumerable.Range(0, table.Rows)]];
        foreach (var node in tree.Indicators)
        {
            var scores = changed[node.Code] = [.. Enumerable.Repeat(double.NaN, table.Rows)];
            foreach (var rows in together.Where(rows => rows.Count > 0))
            {
                var (scaled, reason) = Scale.Of([.. rows.Select(row => table[row, node.Code] * (int)node.Direction)], node, options);
                if (reason is { } why)
                {
                    undefined.Add(new(node.Code, options.EachPeriod ? table.Periods?[rows[0]] : null, why));
                }

                foreach (var (row, score) in rows.Zip(scaled))
                {
                    scores[row] = score;
                }
            }

            Clip(node.Code, scores, options, clipped);
        }

        return new(table.With(changed), undefined, clipped);
    }

    private static void Clip(string code, double[] scores, NormalisationOptions options, List<ClippedScore> clipped)
    {
        for (var row = 0; Scale.Clips(options) && row < scores.Length; row++)
        {
            if (scores[row] < options.Low || scores[row] > options.High)
            {
                clipped.Add(new(row, code, scores[row]));
                scores[row] = Math.Clamp(scores[row], options.Low, options.High);
            }
        }
    }
}
