namespace Suoqiao.Indices.Prices;

/// <summary>Aggregation in two stages: an index within each stratum, then one over the strata.</summary>
public static class Strata
{
    /// <summary>
    /// Aggregates the indices of strata: a stratum counts as an item whose price is its index and whose quantity is its value divided by it (CPI Manual 2020,
    /// ch. 9; PPI Manual 2004, ch. 17). Laspeyres is consistent in aggregation, the superlative formulas nearly so.
    /// </summary>
    /// <param name="quotes">Quotes in strata.</param>
    /// <param name="within">The index of a stratum's quotes.</param>
    /// <param name="formula">The formula over strata. Without quantities it has to be one that needs none.</param>
    /// <param name="options">Between which periods and how, over strata.</param>
    /// <returns>The total, or the first refusal.</returns>
    public static IndexOutcome Aggregate(QuoteTable quotes, Func<QuoteTable, IndexOutcome> within, PriceFormula formula, ComparisonOptions? options = null)
    {
        var levels = new List<PeriodQuote>();
        foreach (var stratum in quotes.Strata)
        {
            var part = quotes.Stratum(stratum);
            var outcome = within(part);
            if (outcome is not IndexSeries series)
            {
                return outcome;
            }

            for (var i = 0; i < part.Periods.Count; i++)
            {
                double? quantity = part.HasQuantities ? Sum.OfProducts(part.Baskets[i].Prices, part.Baskets[i].Quantities) / series.Points[i].Value : null;
                levels.Add(new PeriodQuote(part.Periods[i], stratum, series.Points[i].Value, quantity));
            }
        }

        return QuoteTable.TryGather(levels, out var strata, out var refusal) ? PriceIndex.Bilateral(strata, formula, options) : refusal;
    }
}
