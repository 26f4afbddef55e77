using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Suoqiao.Indices.Prices;

/// <summary>Comparisons of two baskets.</summary>
public static class Bilateral
{
    private static readonly PairOptions Usual = new();

    /// <summary>Whether a formula weighs by quantities. Those that do not only need prices.</summary>
    /// <returns>True if it does.</returns>
    public static bool NeedsQuantities(PriceFormula formula) =>
        formula is not (PriceFormula.Jevons or PriceFormula.Dutot or PriceFormula.Carli or PriceFormula.Harmonic or PriceFormula.Cswd);

    /// <summary>The index of period 1 relative to period 0; the cost grows with the number of items.</summary>
    /// <param name="from">Period 0.</param>
    /// <param name="to">Period 1.</param>
    /// <param name="formula">The formula.</param>
    /// <param name="options">Sample, measure and parameters; matched prices if null.</param>
    /// <param name="value">The index, finite and greater than 0.</param>
    /// <param name="refusal">Why there is none; its item is named by its number.</param>
    /// <returns>Whether there is an index.</returns>
    public static bool TryCompare(
        Basket from, Basket to, PriceFormula formula, PairOptions? options, out double value, [NotNullWhen(false)] out IndexRefusal? refusal)
    {
        options ??= Usual;
        (from, to, var weights) = InRoles(from, to, formula, options);
        value = 0;
        if (options.Sample == ComparisonSample.Population && from.Count > 0 && to.Count > 0 && HasPopulationForm(formula))
        {
            return Accept(OfAll(formula, from, to), from, to, ref value, out refusal);
        }

        if (!TryMatch(from, to, weights, formula, options, out var matched, out refusal))
        {
            return false;
        }

        return Accept(FormulaParts.Of(formula, matched, options.Sigma).Value(matched), matched, ref value, out refusal);
    }

    /// <summary>The matched items, prices and quantities in the roles that the measure gives them.</summary>
    internal static bool TryMatch(
        Basket from,
        Basket to,
        PriceFormula formula,
        PairOptions options,
        [NotNullWhen(true)] out MatchedQuotes? matched,
        [NotNullWhen(false)] out IndexRefusal? refusal)
    {
        (from, to, var weights) = InRoles(from, to, formula, options);
        return TryMatch(from, to, weights, formula, options, out matched, out refusal);
    }

    private static (Basket From, Basket To, Basket? Weights) InRoles(Basket from, Basket to, PriceFormula formula, PairOptions options)
    {
        var weights = formula is PriceFormula.Lowe or PriceFormula.Young ? options.Weights ?? from : null;
        return options.Measure == IndexMeasure.Price ? (from, to, weights) : (from.Swapped(), to.Swapped(), weights?.Swapped());
    }

    private static bool TryMatch(
        Basket from, Basket to, Basket? weights, PriceFormula formula, PairOptions options,
        [NotNullWhen(true)] out MatchedQuotes? matched, [NotNullWhen(false)] out IndexRefusal? refusal)
    {
        var found = MatchedQuotes.Of(from, to, weights);
        matched = null;
        refusal = found.Count == 0 ? new IndexRefusal(RefusalReason.NothingInCommon)
            : options.Sample == ComparisonSample.Population && FirstUnmatched(from, to, found) is { } item ? Refuse(RefusalReason.Unmatched, item)
            : options.Measure == IndexMeasure.Quantity && UsesRelatives(formula) && FirstZero(found) is { } zero ? Refuse(RefusalReason.ZeroQuantity, zero)
            : null;
        if (refusal is not null)
        {
            return false;
        }

        matched = found;
        return true;
    }

    private static bool Accept(double result, MatchedQuotes matched, ref double value, out IndexRefusal? refusal)
    {
        var hasNone = Sum.Of(matched.V0) == 0 || Sum.Of(matched.V1) == 0;
        return Accept(result, hasNone, ref value, out refusal);
    }

    private static bool Accept(double result, Basket from, Basket to, ref double value, out IndexRefusal? refusal)
    {
        var hasNone = Sum.Of(from.Quantities) == 0 || Sum.Of(to.Quantities) == 0;
        return Accept(result, hasNone, ref value, out refusal);
    }

    private static bool Accept(double result, bool hasNoExpenditure, ref double value, out IndexRefusal? refusal)
    {
        var isIndex = double.IsFinite(result) && result > 0;
        refusal = isIndex ? null : new IndexRefusal(double.IsNaN(result) || hasNoExpenditure ? RefusalReason.NoExpenditure : RefusalReason.Overflow);
        value = isIndex ? result : 0;
        return isIndex;
    }

    private static bool HasPopulationForm(PriceFormula formula) => formula is PriceFormula.Jevons or PriceFormula.Dutot or PriceFormula.UnitValue;

    // CPI Manual 2020, ch. 8: the ratio of mean prices and the ratio of their geometric means are defined for samples of different size.
    private static double OfAll(PriceFormula formula, Basket from, Basket to) => formula switch
    {
        PriceFormula.Dutot => Sum.Of(to.Prices) / to.Count / (Sum.Of(from.Prices) / from.Count),
        PriceFormula.UnitValue => UnitValue(to) / UnitValue(from),
        _ => Math.Exp(MeanLog(to.Prices) - MeanLog(from.Prices)),
    };

    private static double UnitValue(Basket basket) => Sum.OfProducts(basket.Prices, basket.Quantities) / Sum.Of(basket.Quantities);

    private static double MeanLog(ReadOnlySpan<double> prices)
    {
        var sum = default(Sum);
        foreach (var price in prices)
        {
            sum.Add(Math.Log(price));
        }

        return sum.Value / prices.Length;
    }

    private static int? FirstUnmatched(Basket from, Basket to, MatchedQuotes matched)
    {
        var missing = from.Items.ToArray().Concat(to.Items.ToArray()).Except(matched.Items).ToList();
        return missing.Count == 0 ? null : missing.Min();
    }

    private static bool UsesRelatives(PriceFormula formula) => formula is not (
        PriceFormula.Dutot or PriceFormula.Laspeyres or PriceFormula.Paasche or PriceFormula.Fisher or PriceFormula.Drobisch or PriceFormula.Stuvel
        or PriceFormula.Walsh or PriceFormula.MarshallEdgeworth or PriceFormula.BilateralGearyKhamis or PriceFormula.Lowe or PriceFormula.UnitValue);

    private static int? FirstZero(MatchedQuotes matched)
    {
        for (var i = 0; i < matched.Count; i++)
        {
            if (matched.P0[i] == 0 || matched.P1[i] == 0)
            {
                return matched.Items[i];
            }
        }

        return null;
    }

    private static IndexRefusal Refuse(RefusalReason reason, int item) => new(reason, Item: item.ToString(CultureInfo.InvariantCulture));
}
