using System.Diagnostics.CodeAnalysis;

namespace Suoqiao.Indices.Prices;

/// <summary>What an item adds to the change of an index.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Value">Its contribution, in the units of the index: 0.01 of an index at 1.05 means one of the five points.</param>
public readonly record struct Contribution(int Item, double Value);

/// <summary>
/// Contributions of items to the change of an index. They add up exactly: their sum, computed without rounding and rounded once, is the change to the last bit
/// (what rounding leaves is given to the largest contributions, see <c>docs/indices.md</c>).
/// </summary>
/// <remarks>
/// Each formula is written as an arithmetic mean Σu·r of the relatives, Σu = 1, so that an item adds u(r − 1), and one whose price did not move adds nothing:
/// for geometric means and power means with the logarithmic and extended means (Reinsdorf, Diewert and Ehemann 2002; Balk 2008, §4.2), for Fisher and CSWD with
/// van IJzeren's weights (Balk 2008, §4.2.2). Montgomery–Vartia, whose weights do not add up to 1, gives L(P, 1)·w·ln r instead. Stuvel and unit values have
/// none.
/// </remarks>
public static class Contributions
{
    private static readonly PairOptions Usual = new();

    /// <summary>Contributions to the change from period 0 to period 1, by item number; their sum is the index − 1.</summary>
    /// <param name="from">Period 0.</param>
    /// <param name="to">Period 1.</param>
    /// <param name="formula">The formula.</param>
    /// <param name="options">As for the index; a population sample has contributions only where all items match.</param>
    /// <param name="contributions">One an item that was compared.</param>
    /// <param name="refusal">Why there are none.</param>
    /// <returns>Whether there are contributions.</returns>
    public static bool TryOfPair(
        Basket from, Basket to, PriceFormula formula, PairOptions? options,
        [NotNullWhen(true)] out IReadOnlyList<Contribution>? contributions, [NotNullWhen(false)] out IndexRefusal? refusal)
    {
        contributions = null;
        options ??= Usual;
        if (!Bilateral.TryCompare(from, to, formula, options, out var index, out refusal)
            || !Bilateral.TryMatch(from, to, formula, options, out var matched, out refusal))
        {
            return false;
        }

        if (Parts(formula, matched, options.Sigma, index) is not { } parts)
        {
            refusal = new IndexRefusal(RefusalReason.NoContributions);
            return false;
        }

        ExactSum.Fit(parts, index - 1);
        contributions = [.. parts.Select((part, i) => new Contribution(matched.Items[i], part))];
        return true;
    }

    private static double[]? Parts(PriceFormula formula, MatchedQuotes matched, double sigma, double index)
    {
        var shape = FormulaParts.Of(formula, matched, sigma);
        var relatives = matched.Relatives;
        if (shape is { Combination: Combination.Single, First.Kind: MeanKind.Product })
        {
            var scale = LogMean.Of(index, 1);
            return [.. shape.First.Weights.Zip(relatives, (weight, relative) => scale * weight * Math.Log(relative))];
        }

        var weights = shape.Combination switch
        {
            Combination.Single => Additive(shape.First, matched, relatives, index),
            Combination.ArithmeticPair => Mixed(shape, matched, relatives, 0.5),
            Combination.GeometricPair => Mixed(shape, matched, relatives, VanIjzeren(shape.First.Of(matched), shape.Second!.Of(matched))),
            _ => null,
        };
        return weights is null ? null : [.. weights.Zip(relatives, (weight, relative) => weight * (relative - 1))];
    }

    /// <summary>Of √(AB) = kA + (1 − k)B the share k.</summary>
    private static double VanIjzeren(double first, double second) => 1 / (1 + Math.Sqrt(first / second));

    private static double[] Mixed(FormulaParts shape, MatchedQuotes matched, double[] relatives, double share)
    {
        var (first, second) = (Additive(shape.First, matched, relatives, double.NaN), Additive(shape.Second!, matched, relatives, double.NaN));
        return [.. first.Zip(second, (a, b) => (share * a) + ((1 - share) * b))];
    }

    /// <summary>The weights, adding up to 1, with which the arithmetic mean of the relatives is this mean.</summary>
    private static double[] Additive(WeightedMean mean, MatchedQuotes matched, double[] relatives, double index)
    {
        var weights = new double[relatives.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var distance = Math.Log(relatives[i] / index);
            weights[i] = mean.Weights[i] * (mean.Kind switch
            {
                MeanKind.BasketRatio => matched.P0[i],
                MeanKind.Arithmetic => 1,
                MeanKind.Harmonic => 1 / relatives[i],
                MeanKind.Geometric => 1 / LogMean.Of(relatives[i], index),

                // (r^k − P^k)/(r − P), up to a factor that all items share.
                MeanKind.Power when mean.Power != 0 => distance == 0 ? 1 : Means.ExpMinusOne(mean.Power * distance) / mean.Power / Means.ExpMinusOne(distance),
                MeanKind.Power => 1 / LogMean.Of(relatives[i], index),
                _ => throw new ArgumentOutOfRangeException(nameof(mean)),
            });
        }

        var total = Sum.Of(weights);
        return [.. weights.Select(weight => weight / total)];
    }
}
