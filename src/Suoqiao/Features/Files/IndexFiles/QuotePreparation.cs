using Suoqiao.Indices.Prices;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>What is done to quotes before an index, and its log: what was taken out, then what was put in.</summary>
internal sealed record QuotePreparation(QuoteTable Quotes, IReadOnlyList<IReadOnlyList<object?>> Log)
{
    public static IReadOnlyList<TableColumn> Columns { get; } =
    [
        new("period", "period"), new("stratum", "stratum"), new("item", "item"), new("action", "action"), new("before", "before", ColumnKind.Number),
        new("price", "price", ColumnKind.Number), new("score", "score", ColumnKind.Number), new("lower", "lower", ColumnKind.Number),
        new("upper", "upper", ColumnKind.Number),
    ];

    public static QuotePreparation Of(QuoteTable quotes, OutlierRule? rule, int? imputeAtMost)
    {
        var log = new List<IReadOnlyList<object?>>();
        if (rule is not null)
        {
            quotes = Outliers.Remove(quotes, rule, out var entries);
            log.AddRange(entries.Select(IReadOnlyList<object?> (entry) =>
                [entry.Period, entry.Item.Stratum, entry.Item.Name, "outlier", entry.Before, entry.Price,
                    entry.Judgement.Score, entry.Judgement.Lower, entry.Judgement.Upper]));
        }

        if (imputeAtMost is { } most)
        {
            quotes = Imputation.ByClassMean(quotes, most, out var entries);
            log.AddRange(entries.Select(IReadOnlyList<object?> (entry) =>
                [entry.Period, entry.Item.Stratum, entry.Item.Name,
                    entry.FromClass ? "class-mean" : "overall-mean", entry.Price / entry.Change, entry.Price, entry.Change, null, null]));
        }

        return new QuotePreparation(quotes, log);
    }
}
