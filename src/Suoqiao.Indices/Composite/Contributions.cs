namespace Suoqiao.Indices.Composite;

/// <summary>What an indicator adds.</summary>
/// <param name="Code">The indicator.</param>
/// <param name="Amount">The amount, in points of the index.</param>
public sealed record Contribution(string Code, double Amount);

/// <summary>
/// How a score, or the difference of two, is made up of the indicators. The amounts add up exactly: in whatever order they are summed, they
/// are the score or the difference to the last bit; only where large amounts of both signs cancel, to the last bit of their absolute sum.
/// </summary>
public static class Contributions
{
    /// <summary>
    /// The parts of the score of a row: for each indicator its score times the product of its shares, weights being scaled up where siblings are missing.
    /// Null when the row has no score or a mean above an indicator is not arithmetic (then parts of a level are not defined; see <see cref="Between"/>).
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="row">The row of the scores.</param>
    /// <returns>The parts, which sum to the score; or null.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="index"/> is null.</exception>
    public static IReadOnlyList<Contribution>? Of(CompositeResult index, int row)
    {
        ArgumentNullException.ThrowIfNull(index);
        if (double.IsNaN(index.Index[row]) || index.Tree.Aggregates.Any(node => Method(index, node) != AggregationMethod.Arithmetic))
        {
            return null;
        }

        var slopes = Slopes(index, (_, child) => index.Weights[child.Code], row, row);
        return Exact(index, slopes, code => index.Scores[row, code], index.Index[row]);
    }

    /// <summary>
    /// The parts of the difference between the scores of two rows, for arithmetic, geometric and harmonic means in any mixture. The slope of an
    /// arithmetic mean y is w, of a geometric one w·L(y, y₀)/L(x, x₀) with the logarithmic mean L(a, b) = (a − b)/ln(a/b) (Vartia 1976; the LMDI of
    /// Ang), of a harmonic one w·y·y₀/(x·x₀); slopes are multiplied from the index down. Null when a score is missing, an aggregate is a median or
    /// Copeland's, or the two rows lack different indicators: then a part of the difference belongs to none of them.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="row">The row of the scores.</param>
    /// <param name="reference">The row it is compared with.</param>
    /// <returns>The parts, which sum to the difference; or null.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="index"/> is null.</exception>
    public static IReadOnlyList<Contribution>? Between(CompositeResult index, int row, int reference)
    {
        ArgumentNullException.ThrowIfNull(index);
        var scores = index.Scores;
        var isAlike = index.Tree.Nodes.All(node => double.IsNaN(scores[row, node.Code]) == double.IsNaN(scores[reference, node.Code]));
        if (!isAlike || double.IsNaN(index.Index[row]) || index.Tree.Aggregates.Any(node => Method(index, node) > AggregationMethod.Harmonic))
        {
            return null;
        }

        var slopes = Slopes(index, (node, child) => Slope(index, node, child, row, reference), row, reference);
        return Exact(index, slopes, code => scores[row, code] - scores[reference, code], index.Index[row] - index.Index[reference]);
    }

    private static AggregationMethod Method(CompositeResult index, IndicatorNode node) => node.Aggregation ?? index.Options.Aggregation.Method;

    private static double Slope(CompositeResult index, IndicatorNode node, IndicatorNode child, int row, int reference)
    {
        var (y, y0, x, x0) = (
            index.Scores[row, node.Code], index.Scores[reference, node.Code], index.Scores[row, child.Code], index.Scores[reference, child.Code]);
        return index.Weights[child.Code] * (Method(index, node) switch
        {
            AggregationMethod.Geometric => LogarithmicMean(y, y0) / LogarithmicMean(x, x0),
            AggregationMethod.Harmonic => y * y0 / (x * x0),
            _ => 1,
        });
    }

    // (a − b)/ln(a/b), by its series where a and b are so close that the quotient would be noise.
    private static double LogarithmicMean(double a, double b)
    {
        var d = (a - b) / (a + b);
        return Math.Abs(d) < 1e-4 ? (a + b) / 2 / (1 + d * d / 3 + d * d * d * d / 5) : (a - b) / Math.Log(a / b);
    }

    private static Dictionary<string, double> Slopes(
        CompositeResult index, Func<IndicatorNode, IndicatorNode, double> slope, int row, int reference)
    {
        var slopes = new Dictionary<string, double> { [index.Tree.Root.Code] = 1 };
        foreach (var node in index.Tree.Aggregates.Reverse().Where(node => slopes.ContainsKey(node.Code)))
        {
            var children = index.Tree.Children(node.Code)
                .Where(
                    child =>
                        index.Weights[child.Code] > 0 && !double.IsNaN(index.Scores[row, child.Code])
                            && !double.IsNaN(index.Scores[reference, child.Code])).ToList();
            var weight = children.Sum(child => index.Weights[child.Code]);
            foreach (var child in children)
            {
                slopes[child.Code] = slopes[node.Code] * (slope(node, child) / weight);
            }
        }

        return slopes;
    }

    private static Contribution[] Exact(CompositeResult index, Dictionary<string, double> slopes, Func<string, double> amount, double total)
    {
        var parts = index.Tree.Indicators.Select(
            node => new Contribution(node.Code, slopes.TryGetValue(node.Code, out var slope) ? slope * amount(node.Code) : 0)).ToArray();
        Settle(parts, total);
        return parts;
    }

    // On a common grid of a power of two every sum is exact, so the last part can close the account. The grid is the last digit of the total, or,
    // where large parts of both signs cancel, that of their absolute sum.
    private static void Settle(Contribution[] parts, double total)
    {
        var absolute = parts.Sum(part => Math.Abs(part.Amount));
        var last = Array.FindLastIndex(parts, part => part.Amount != 0);
        if (last < 0)
        {
            return;
        }

        var grid = LastDigit(total);
        grid = absolute <= grid * (1L << 53) * (1 + 1e-12) ? grid : LastDigit(2 * absolute);
        var left = Math.Round(total / grid) * grid;
        for (var i = 0; i <= last; i++)
        {
            parts[i] = parts[i] with { Amount = i == last ? left : Math.Round(parts[i].Amount / grid) * grid };
            left -= parts[i].Amount;
        }
    }

    private static double LastDigit(double number) => Math.BitIncrement(Math.Abs(number)) - Math.Abs(number);
}
