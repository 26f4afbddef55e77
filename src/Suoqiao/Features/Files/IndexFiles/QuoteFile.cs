using Microsoft.Extensions.Localization;
using Suoqiao.Indices.Prices;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>The quotes of a file, and what is wrong with it.</summary>
internal sealed record QuoteFile(IReadOnlyList<PeriodQuote> Quotes, PeriodCells Periods, bool HasStrata, IReadOnlyList<RowFault> Faults, bool IsReadable)
{
    private const string Period = "period", Item = "item", Price = "price", Quantity = "quantity", Stratum = "stratum";
    private const int MostCharacters = 1_000;

    private static readonly ColumnMap Columns = new ColumnMap()
        .Column(Period, required: true, "时期", "期间", "报告期", "月份", "季度", "年份", "日期", "时间", "time", "date", "month", "quarter", "year")
        .Column(Item, required: true, "规格品", "品种", "商品", "产品", "品名", "商品编号", "商品名称", "产品名称", "item_id", "product", "prodID", "product_id", "commodity", "id")
        .Column(Price, required: true, "价格", "单价", "报价", "成交价", "成交价格", "prices", "unit price")
        .Column(Quantity, "数量", "销量", "成交量", "销售量", "quantities", "qty", "volume")
        .Column(Stratum, "类别", "分类", "分层", "层", "大类", "小类", "地区", "strata", "group", "class", "category", "region");

    public static QuoteFile Read(string path, string? sheet, bool needsQuantities, IStringLocalizer<IndexFilesTexts> texts, CancellationToken ct)
    {
        using var table = TableReader.Open(path, Columns, sheet);
        var faults = new List<RowFault>();
        var quotes = new List<PeriodQuote>();
        var periods = new PeriodCells(texts);
        var (hasQuantities, hasStrata) = (false, false);
        foreach (var row in table.Rows(faults, ct))
        {
            (hasQuantities, hasStrata) = (row.Has(Quantity), row.Has(Stratum));
            var quote = new PeriodQuote(
                periods.Read(row, Period) ?? "", row.Text(Item, MostCharacters) ?? "", ReadPrice(row, texts), hasQuantities ? ReadQuantity(row, texts) : null,
                row.Text(Stratum, MostCharacters) ?? "");
            if (row.IsSound)
            {
                quotes.Add(quote);
            }
        }

        var isReadable = table.Faults.Count == 0;
        if (isReadable && quotes.Count == 0 && faults.TrueForAll(fault => fault.IsNotice))
        {
            faults.Add(new RowFault(table.File, 0, null, RowFaultKind.EmptyTable, []));
            isReadable = false;
        }
        else if (isReadable && needsQuantities && !hasQuantities)
        {
            faults.Add(new RowFault(
                table.File, 1, null, RowFaultKind.Refused,
                [texts["QuantityColumn"], texts["QuantityColumn.Remedy", string.Join("、", Columns.Find(Quantity)!.Headers)]]));
            isReadable = false;
        }

        return new QuoteFile(quotes.ConvertAll(quote => quote with { Period = periods.NameOf(quote.Period) }), periods, hasStrata, faults, isReadable);
    }

    private static double ReadPrice(TableRow row, IStringLocalizer<IndexFilesTexts> texts)
    {
        if (row.Double(Price) is not { } price)
        {
            return 1;
        }

        if (price <= 0)
        {
            row.Refuse(Price, texts["PriceNotPositive", row[Price].Trim()], texts["PriceNotPositive.Remedy"]);
        }

        return price;
    }

    private static double ReadQuantity(TableRow row, IStringLocalizer<IndexFilesTexts> texts)
    {
        if (row.Double(Quantity) is not { } quantity)
        {
            if (row[Quantity].Trim().Length == 0)
            {
                row.Refuse(Quantity, texts["QuantityEmpty"], texts["QuantityEmpty.Remedy"]);
            }

            return 0;
        }

        if (quantity < 0)
        {
            row.Refuse(Quantity, texts["QuantityNegative", row[Quantity].Trim()], texts["QuantityNegative.Remedy"]);
        }

        return quantity;
    }
}
