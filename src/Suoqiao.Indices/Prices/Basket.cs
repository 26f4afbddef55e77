using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Suoqiao.Indices.Prices;

/// <summary>
/// What was sold in one period: each item once, with its price and quantity, in the order of item numbers. Sums run in this order, so that an
/// index does not depend on the order of the quotes.
/// </summary>
/// <remarks>
/// Several quotes of one item become its unit value Σpq/Σq (CPI Manual 2020, ch. 10; the mean price where nothing was sold) and their total quantity.
/// </remarks>
public sealed class Basket
{
    private static readonly Comparison<Quote> ByContent = (a, b) =>
        a.Item != b.Item ? a.Item.CompareTo(b.Item) : a.Price != b.Price ? a.Price.CompareTo(b.Price) : a.Quantity.CompareTo(b.Quantity);

    private readonly int[] items;
    private readonly double[] prices;
    private readonly double[] quantities;

    private Basket(int[] items, double[] prices, double[] quantities) =>
        (this.items, this.prices, this.quantities) = (items, prices, quantities);

    /// <summary>How many items there are.</summary>
    public int Count => items.Length;

    /// <summary>The numbers of the items, ascending.</summary>
    public ReadOnlySpan<int> Items => items;

    /// <summary>The prices, item by item.</summary>
    public ReadOnlySpan<double> Prices => prices;

    /// <summary>The quantities, item by item.</summary>
    public ReadOnlySpan<double> Quantities => quantities;

    /// <summary>Gathers the quotes of a period in any order; n quotes cost O(n) where they come in the order of items, O(n log n) otherwise.</summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="basket">The basket, if all quotes are sound.</param>
    /// <param name="refusal">The first unsound quote by item otherwise; its item is named by its number.</param>
    /// <returns>Whether there is a basket.</returns>
    public static bool TryGather(ReadOnlySpan<Quote> quotes, [NotNullWhen(true)] out Basket? basket, [NotNullWhen(false)] out IndexRefusal? refusal)
    {
        basket = null;
        refusal = FirstUnsound(quotes);
        if (refusal is not null)
        {
            return false;
        }

        basket = IsAscending(quotes) ? Copy(quotes) : Merge(Sorted(quotes));
        return true;
    }

    /// <summary>The place of an item, or a negative number.</summary>
    internal int PlaceOf(int item) => Array.BinarySearch(items, item);

    /// <summary>The basket without some of its items.</summary>
    internal Basket Keep(Func<int, bool> wanted)
    {
        var kept = Enumerable.Range(0, Count).Where(i => wanted(items[i])).ToArray();
        return new Basket([.. kept.Select(i => items[i])], [.. kept.Select(i => prices[i])], [.. kept.Select(i => quantities[i])]);
    }

    /// <summary>The basket with prices and quantities in each other's role: a price index of it is a quantity index.</summary>
    internal Basket Swapped() => new(items, quantities, prices);

    private static IndexRefusal? FirstUnsound(ReadOnlySpan<Quote> quotes)
    {
        Quote? first = null;
        foreach (var quote in quotes)
        {
            var isSound = quote.Price > 0 && double.IsFinite(quote.Price) && quote.Quantity >= 0 && double.IsFinite(quote.Quantity);
            if (!isSound && (first is null || quote.Item < first.Value.Item))
            {
                first = quote;
            }
        }

        return first is not { } unsound ? null : new IndexRefusal(
            unsound.Price > 0 && double.IsFinite(unsound.Price) ? RefusalReason.BadQuantity : RefusalReason.BadPrice,
            Item: unsound.Item.ToString(CultureInfo.InvariantCulture));
    }

    private static bool IsAscending(ReadOnlySpan<Quote> quotes)
    {
        for (var i = 1; i < quotes.Length; i++)
        {
            if (quotes[i - 1].Item >= quotes[i].Item)
            {
                return false;
            }
        }

        return true;
    }

    private static Basket Copy(ReadOnlySpan<Quote> quotes)
    {
        var (items, prices, quantities) = (new int[quotes.Length], new double[quotes.Length], new double[quotes.Length]);
        for (var i = 0; i < quotes.Length; i++)
        {
            (items[i], prices[i], quantities[i]) = quotes[i];
        }

        return new Basket(items, prices, quantities);
    }

    // By price and quantity too: the sums of a unit value must not depend on the order of rows.
    private static Quote[] Sorted(ReadOnlySpan<Quote> quotes)
    {
        var sorted = quotes.ToArray();
        Array.Sort(sorted, ByContent);
        return sorted;
    }

    private static Basket Merge(Quote[] sorted)
    {
        var merged = new List<Quote>(sorted.Length);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = start + 1;
            while (end < sorted.Length && sorted[end].Item == sorted[start].Item)
            {
                end++;
            }

            merged.Add(end == start + 1 ? sorted[start] : UnitValue(sorted.AsSpan(start..end)));
        }

        return Copy(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(merged));
    }

    private static Quote UnitValue(ReadOnlySpan<Quote> same)
    {
        Sum prices = default, values = default, quantities = default;
        foreach (var quote in same)
        {
            prices.Add(quote.Price);
            values.Add(quote.Price * quote.Quantity);
            quantities.Add(quote.Quantity);
        }

        var total = quantities.Value;
        return new Quote(same[0].Item, total > 0 ? values.Value / total : prices.Value / same.Length, total);
    }
}
