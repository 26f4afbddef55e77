namespace Suoqiao.Indices.Prices;

/// <summary>Price and quantity index series of a table of quotes.</summary>
public static class PriceIndex
{
    private static readonly ComparisonOptions Usual = new();

    /// <summary>A series of comparisons of two periods each; the cost grows with the number of quotes.</summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="formula">The formula.</param>
    /// <param name="options">Between which periods and how; direct comparisons of matched prices with the first period if null.</param>
    /// <returns>An <see cref="IndexSeries"/> over all periods of the table, or an <see cref="IndexRefusal"/>.</returns>
    public static IndexOutcome Bilateral(QuoteTable quotes, PriceFormula formula, ComparisonOptions? options = null)
    {
        options ??= Usual;
        if (!quotes.HasQuantities && (Prices.Bilateral.NeedsQuantities(formula) || options.Measure == IndexMeasure.Quantity))
        {
            return new IndexRefusal(RefusalReason.QuantitiesMissing);
        }

        var start = options.BasePeriod is { } period ? quotes.PlaceOf(period) : 0;
        if (start < 0)
        {
            return new IndexRefusal(RefusalReason.UnknownPeriod, options.BasePeriod);
        }

        if (options.WeightPeriods.FirstOrDefault(name => quotes.PlaceOf(name) < 0) is { } unknown)
        {
            return new IndexRefusal(RefusalReason.UnknownPeriod, unknown);
        }

        return Series(quotes, formula, WithWeights(quotes, formula, options), start);
    }

    /// <summary>The options with the basket by which Lowe and Young weigh.</summary>
    internal static ComparisonOptions WithWeights(QuoteTable quotes, PriceFormula formula, ComparisonOptions options) =>
        formula is PriceFormula.Lowe or PriceFormula.Young ? options with { Weights = Together(quotes, options.WeightPeriods) } : options;

    /// <summary>A series in which all periods of a window are compared at once.</summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="formula">The formula of a window.</param>
    /// <param name="window">How many periods a window has, at least 2; all periods together if null. What is beyond the first window is spliced on.</param>
    /// <param name="splice">How a new window continues the series.</param>
    /// <param name="measure">Prices, or the quantities implied by them: the change of the whole value divided by the price index.</param>
    /// <returns>An <see cref="IndexSeries"/> over all periods of the table, 1 at the first, or an <see cref="IndexRefusal"/>.</returns>
    public static IndexOutcome Multilateral(
        QuoteTable quotes, MultilateralFormula formula, int? window = null, Splice splice = Splice.Mean, IndexMeasure measure = IndexMeasure.Price)
    {
        if (!quotes.HasQuantities && (formula != MultilateralFormula.GeksJevons || measure == IndexMeasure.Quantity))
        {
            return new IndexRefusal(RefusalReason.QuantitiesMissing);
        }

        var index = new RollingIndex(formula, Math.Min(window ?? int.MaxValue, Math.Max(quotes.Periods.Count, 2)), splice);
        for (var i = 0; i < quotes.Baskets.Count; i++)
        {
            if (index.Add(quotes.Baskets[i], out var ago) is { } refusal)
            {
                return quotes.Name(refusal, i, ago > 0 ? i - ago : null);
            }
        }

        if (index.Complete() is { } incomplete)
        {
            return quotes.Name(incomplete, quotes.Periods.Count - 1);
        }

        var series = Points(quotes, [.. index.Values]);
        return measure == IndexMeasure.Price ? series : ImplicitQuantity(quotes, series);
    }

    /// <summary>The quantity index that a price index implies: the change of the value of all quotes, divided by that of prices (product test).</summary>
    /// <param name="quotes">The quotes, with quantities.</param>
    /// <param name="prices">The price index of the same periods.</param>
    /// <returns>The series, or why there is none.</returns>
    public static IndexOutcome ImplicitQuantity(QuoteTable quotes, IndexSeries prices)
    {
        if (!quotes.HasQuantities)
        {
            return new IndexRefusal(RefusalReason.QuantitiesMissing);
        }

        var values = quotes.Baskets.Select(basket => Sum.OfProducts(basket.Prices, basket.Quantities)).ToArray();
        if (Array.FindIndex(values, value => !(value > 0)) is >= 0 and var without)
        {
            return new IndexRefusal(RefusalReason.NoExpenditure, quotes.Periods[without]);
        }

        return Points(quotes, [.. values.Select((value, i) => value / values[0] / (prices.Points[i].Value / prices.Points[0].Value))]);
    }

    /// <summary>The quotes of several periods as one basket: total quantities and unit values.</summary>
    private static Basket Together(QuoteTable quotes, IReadOnlyList<string> periods)
    {
        var baskets = periods.Count == 0 ? [quotes.Baskets[0]] : periods.Distinct().Select(period => quotes.Baskets[quotes.PlaceOf(period)]).ToList();
        var all = baskets.SelectMany(
            basket => Enumerable.Range(0, basket.Count).Select(i => new Quote(basket.Items[i], basket.Prices[i], basket.Quantities[i]))).ToArray();
        return Basket.TryGather(all, out var together, out _) ? together : throw new InvalidOperationException("Sound quotes became unsound.");
    }

    private static IndexOutcome Series(QuoteTable quotes, PriceFormula formula, ComparisonOptions options, int start)
    {
        var values = new double[quotes.Periods.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = 1;
            var from = options.Kind == ComparisonKind.Direct ? start : i - 1;
            if (from < 0 || from == i)
            {
                continue;
            }

            if (!Prices.Bilateral.TryCompare(quotes.Baskets[from], quotes.Baskets[i], formula, options, out values[i], out var refusal))
            {
                return quotes.Name(refusal, i, from);
            }
        }

        return options.Kind == ComparisonKind.Chained ? Chained(quotes, values, start) : Points(quotes, values);
    }

    private static IndexOutcome Chained(QuoteTable quotes, double[] values, int start)
    {
        for (var i = 1; i < values.Length; i++)
        {
            values[i] *= values[i - 1];
        }

        var level = values[start];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i == start ? 1 : values[i] / level;
        }

        var beyond = Array.FindIndex(values, value => !double.IsFinite(value) || value <= 0);
        return beyond < 0 ? Points(quotes, values) : new IndexRefusal(RefusalReason.Overflow, quotes.Periods[beyond]);
    }

    private static IndexSeries Points(QuoteTable quotes, double[] values) =>
        new([.. values.Select((value, i) => new IndexPoint(quotes.Periods[i], value))]);
}
