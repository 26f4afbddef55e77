using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Suoqiao.Indices.Prices;

/// <summary>A quote as people write it.</summary>
/// <param name="Period">The period.</param>
/// <param name="Item">The item: what is sold, by whom, on which terms.</param>
/// <param name="Price">The price of a unit, greater than 0.</param>
/// <param name="Quantity">Units sold, at least 0; null where no quantities are known, and then for all quotes.</param>
/// <param name="Stratum">The group in which the item is; part of what it is.</param>
public readonly record struct PeriodQuote(string Period, string Item, double Price, double? Quantity = null, string Stratum = "");

/// <summary>An item of a table. One name in two strata means two items.</summary>
/// <param name="Stratum">Its group.</param>
/// <param name="Name">Its name.</param>
public readonly record struct QuotedItem(string Stratum, string Name);

/// <summary>Quotes of many items in many periods, sorted: the same quotes in any order give the same table, and so the same index to the last bit.</summary>
public sealed class QuoteTable
{
    private QuoteTable(IReadOnlyList<string> periods, IReadOnlyList<QuotedItem> items, IReadOnlyList<Basket> baskets, bool hasQuantities) =>
        (Periods, Items, Baskets, HasQuantities) = (periods, items, baskets, hasQuantities);

    /// <summary>
    /// The periods in the order of <see cref="PeriodKey.Order"/>. A period without a quote does not exist: neighbours in this list are compared.
    /// </summary>
    public IReadOnlyList<string> Periods { get; }

    /// <summary>The items by stratum and name; an item's place is its number in the baskets.</summary>
    public IReadOnlyList<QuotedItem> Items { get; }

    /// <summary>The basket of each period.</summary>
    public IReadOnlyList<Basket> Baskets { get; }

    /// <summary>Whether quotes carry quantities.</summary>
    public bool HasQuantities { get; }

    /// <summary>The strata, in the order of their characters.</summary>
    public IReadOnlyList<string> Strata => [.. Items.Select(item => item.Stratum).Distinct()];

    /// <summary>Gathers quotes in any order; several of one item in one period become its unit value. n quotes cost O(n log n) time and O(n) memory.</summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="table">The table, if all quotes are sound.</param>
    /// <param name="refusal">What is wrong with the first unsound quote otherwise.</param>
    /// <returns>Whether there is a table.</returns>
    public static bool TryGather(IEnumerable<PeriodQuote> quotes, [NotNullWhen(true)] out QuoteTable? table, [NotNullWhen(false)] out IndexRefusal? refusal)
    {
        table = null;
        var gathered = quotes.ToList();
        if (gathered.Count == 0)
        {
            refusal = new IndexRefusal(RefusalReason.NoData);
            return false;
        }

        var hasQuantities = gathered[0].Quantity is not null;
        if (gathered.FindIndex(quote => quote.Quantity.HasValue != hasQuantities) is >= 0 and var odd)
        {
            refusal = new IndexRefusal(RefusalReason.BadQuantity, gathered[odd].Period, Item: gathered[odd].Item);
            return false;
        }

        return TryBuild(gathered, hasQuantities, out table, out refusal);
    }

    /// <summary>The quotes of one stratum, with all periods of the table in which it has any.</summary>
    /// <returns>The table of the stratum.</returns>
    public QuoteTable Stratum(string stratum)
    {
        var kept = Baskets.Select(basket => basket.Keep(item => string.Equals(Items[item].Stratum, stratum, StringComparison.Ordinal))).ToList();
        var places = Enumerable.Range(0, kept.Count).Where(i => kept[i].Count > 0).ToList();
        return new QuoteTable([.. places.Select(i => Periods[i])], Items, [.. places.Select(i => kept[i])], HasQuantities);
    }

    /// <summary>The table with other baskets in the same periods.</summary>
    internal QuoteTable With(IReadOnlyList<Basket> baskets) => new(Periods, Items, baskets, HasQuantities);

    internal int PlaceOf(string period)
    {
        for (var i = 0; i < Periods.Count; i++)
        {
            if (string.Equals(Periods[i], period, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A refusal of baskets in the words of the table: periods by name, the item by name instead of number.</summary>
    internal IndexRefusal Name(IndexRefusal refusal, int period, int? other = null) => refusal with
    {
        Period = Periods[period],
        Other = other is { } place ? Periods[place] : null,
        Item = refusal.Item is { } item ? Items[int.Parse(item, CultureInfo.InvariantCulture)].Name : null,
    };

    private static bool TryBuild(
        List<PeriodQuote> quotes, bool hasQuantities, [NotNullWhen(true)] out QuoteTable? table, [NotNullWhen(false)] out IndexRefusal? refusal)
    {
        var periods = quotes.Select(quote => quote.Period).Distinct().Order(PeriodKey.Order).ToList();
        var items = quotes.Select(quote => new QuotedItem(quote.Stratum, quote.Item)).Distinct()
            .OrderBy(item => item.Stratum, StringComparer.Ordinal).ThenBy(item => item.Name, StringComparer.Ordinal).ToList();
        var numberOf = items.Select((item, i) => (item, i)).ToDictionary(pair => pair.item, pair => pair.i);
        var placeOf = periods.Select((period, i) => (period, i)).ToDictionary(pair => pair.period, pair => pair.i, StringComparer.Ordinal);
        var byPeriod = periods.ConvertAll(_ => new List<Quote>());
        foreach (var quote in quotes)
        {
            byPeriod[placeOf[quote.Period]].Add(new Quote(numberOf[new QuotedItem(quote.Stratum, quote.Item)], quote.Price, quote.Quantity ?? 1));
        }

        table = new QuoteTable(periods, items, [], hasQuantities);
        var baskets = new List<Basket>(periods.Count);
        for (var i = 0; i < periods.Count; i++)
        {
            if (!Basket.TryGather(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(byPeriod[i]), out var basket, out refusal))
            {
                refusal = table.Name(refusal, i);
                table = null;
                return false;
            }

            baskets.Add(basket);
        }

        table = table.With(baskets);
        refusal = null;
        return true;
    }
}
