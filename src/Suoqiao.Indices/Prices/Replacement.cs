using System.Diagnostics.CodeAnalysis;

namespace Suoqiao.Indices.Prices;

/// <summary>An item that takes the place of another from a period on in which both were priced.</summary>
/// <param name="Gone">The item that goes.</param>
/// <param name="New">The item that takes its place.</param>
/// <param name="Overlap">The period in which both were priced.</param>
public sealed record Replacement(QuotedItem Gone, QuotedItem New, string Overlap)
{
    /// <summary>
    /// Links replacements by overlap (CPI Manual 2020, ch. 6): the ratio of both prices in the overlap is taken for the difference of quality. From the period
    /// after it the new item's quotes continue the old item, its price times that ratio and its quantity divided by it, so that values stay; the new item is
    /// gone.
    /// </summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="replacements">The replacements, applied in their order: a later one may replace what came by an earlier one.</param>
    /// <param name="linked">The table with the old items continued.</param>
    /// <param name="refusal">The first replacement that cannot be made: a period or item that is not there.</param>
    /// <returns>Whether all replacements could be linked.</returns>
    public static bool TryLink(
        QuoteTable quotes, IEnumerable<Replacement> replacements, [NotNullWhen(true)] out QuoteTable? linked, [NotNullWhen(false)] out IndexRefusal? refusal)
    {
        linked = null;
        var current = quotes;
        foreach (var replacement in replacements)
        {
            if (replacement.WhyNot(current) is { } why)
            {
                refusal = why;
                return false;
            }

            current = replacement.Apply(current);
        }

        linked = current;
        refusal = null;
        return true;
    }

    private IndexRefusal? WhyNot(QuoteTable quotes)
    {
        var place = quotes.PlaceOf(Overlap);
        return place < 0 ? new IndexRefusal(RefusalReason.UnknownPeriod, Overlap)
            : PriceOf(quotes, place, Gone) is null ? new IndexRefusal(RefusalReason.UnknownItem, Overlap, Item: Gone.Name)
            : PriceOf(quotes, place, New) is null ? new IndexRefusal(RefusalReason.UnknownItem, Overlap, Item: New.Name)
            : null;
    }

    private QuoteTable Apply(QuoteTable quotes)
    {
        var overlap = quotes.PlaceOf(Overlap);
        var ratio = PriceOf(quotes, overlap, Gone)!.Value / PriceOf(quotes, overlap, New)!.Value;
        var (gone, arriving) = (NumberOf(quotes, Gone), NumberOf(quotes, New));
        var scale = quotes.HasQuantities ? 1 / ratio : 1;
        return quotes.With([.. quotes.Baskets.Select((basket, i) => Continue(basket, i > overlap))]);

        Basket Continue(Basket basket, bool isAfter)
        {
            var kept = Enumerable.Range(0, basket.Count)
                .Where(k => basket.Items[k] != arriving && (!isAfter || basket.Items[k] != gone))
                .Select(k => new Quote(basket.Items[k], basket.Prices[k], basket.Quantities[k]));
            if (isAfter && basket.PlaceOf(arriving) is >= 0 and var place)
            {
                kept = kept.Append(new Quote(gone, basket.Prices[place] * ratio, basket.Quantities[place] * scale));
            }

            return Basket.TryGather(kept.OrderBy(quote => quote.Item).ToArray(), out var continued, out _)
                ? continued
                : throw new InvalidOperationException("A linked price is not sound.");
        }
    }

    private static double? PriceOf(QuoteTable quotes, int period, QuotedItem item)
    {
        var number = NumberOf(quotes, item);
        return number >= 0 && quotes.Baskets[period].PlaceOf(number) is >= 0 and var place ? quotes.Baskets[period].Prices[place] : null;
    }

    private static int NumberOf(QuoteTable quotes, QuotedItem item)
    {
        for (var i = 0; i < quotes.Items.Count; i++)
        {
            if (quotes.Items[i] == item)
            {
                return i;
            }
        }

        return -1;
    }
}
