using Suoqiao.Indices;
using Suoqiao.Indices.Diffusion;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>Which figure is made of answers.</summary>
internal enum DiffusionMeasure
{
    Diffusion,
    Balance,
    Confidence,
}

/// <summary>A figure of an indicator in a period, and where it was asked for the one without seasons.</summary>
internal sealed record DiffusionPoint(string Period, string Indicator, double Value, double? Adjusted = null, SeasonalQuality? Quality = null);

/// <summary>The figures of a survey: each indicator by period, and what is composed of several of them.</summary>
internal static class DiffusionSeries
{
    public const string Pmi = "pmi", ConfidenceIndex = "confidence";

    // By the names in the bureau's tables, without regard to case, hyphens, underscores and the word "index".
    private static readonly string[][] PmiNames =
    [
        ["neworders", "新订单", "orders"],
        ["production", "生产", "output", "生产量"],
        ["employment", "从业人员", "employees"],
        ["supplierdelivery", "供应商配送时间", "supplierdeliverytime", "supplierdeliverytimes", "supplierdeliveries", "deliveries", "deliverytime", "配送时间"],
        ["rawmaterialinventory", "原材料库存", "主要原材料库存", "rawmaterialsinventory", "rawmaterialstocks", "materialstocks", "inventory"],
    ];

    private static readonly string[] PresentNames = ["present", "current", "即期", "当前", "本期"],
        ExpectedNames = ["expected", "expectation", "future", "预期", "预计", "下期"];

    public static IReadOnlyList<DiffusionPoint> Of(IEnumerable<SurveyRow> rows, DiffusionMeasure measure) =>
    [
        .. rows.GroupBy(row => (row.Period, row.Indicator))
            .Select(group => new DiffusionPoint(group.Key.Period, group.Key.Indicator, Value([.. group], measure)))
            .OrderBy(point => point.Period, PeriodKey.Order).ThenBy(point => point.Indicator, StringComparer.Ordinal),
    ];

    /// <summary>The points with the seasonal factors of each indicator; null with the first period that an indicator lacks.</summary>
    public static IReadOnlyList<DiffusionPoint>? Adjust(
        IReadOnlyList<DiffusionPoint> points, int seasons, SeasonalModel model, out (string Indicator, string After)? gap)
    {
        gap = null;
        var adjusted = new List<DiffusionPoint>(points.Count);
        foreach (var indicator in points.GroupBy(point => point.Indicator, StringComparer.Ordinal))
        {
            List<DiffusionPoint> own = [.. indicator];
            for (var i = 1; i < own.Count; i++)
            {
                if (Ordinal(own[i].Period, seasons) != Ordinal(own[i - 1].Period, seasons) + 1)
                {
                    gap = (indicator.Key, own[i - 1].Period);
                    return null;
                }
            }

            var result = SeasonalAdjustment.Of([.. own.Select(point => point.Value)], seasons, model);
            adjusted.AddRange(own.Select((point, i) => point with { Adjusted = result.Values[i], Quality = result.Quality }));
        }

        return [.. adjusted.OrderBy(point => point.Period, PeriodKey.Order).ThenBy(point => point.Indicator, StringComparer.Ordinal)];
    }

    /// <summary>The points with the purchasing managers' index, or that of confidence, after those of each period that has all its parts.</summary>
    public static IReadOnlyList<DiffusionPoint> WithComposed(IReadOnlyList<DiffusionPoint> points, DiffusionMeasure measure) =>
    [
        .. points.GroupBy(point => point.Period, StringComparer.Ordinal)
            .SelectMany(period => Composed(period.Key, [.. period], measure) is { } composed ? period.Append(composed) : period),
    ];

    private static DiffusionPoint? Composed(string period, List<DiffusionPoint> points, DiffusionMeasure measure) => measure switch
    {
        DiffusionMeasure.Diffusion => Compose(
            period, Pmi, points, PmiNames, parts => new PurchasingManagersIndex(parts[0], parts[1], parts[2], parts[3], parts[4]).Value),
        DiffusionMeasure.Confidence => Compose(
            period, ConfidenceIndex, points, [PresentNames, ExpectedNames], parts => BusinessConfidence.Combine(parts[0], parts[1])),
        _ => null,
    };

    private static DiffusionPoint? Compose(string period, string name, List<DiffusionPoint> points, string[][] parts, Func<double[], double> compose)
    {
        var found = Array.ConvertAll(parts, names => points.Find(point => names.Contains(Key(point.Indicator), StringComparer.Ordinal)));
        if (found.Any(point => point is null) || points.Exists(point => Key(point.Indicator) == name))
        {
            return null;
        }

        double? adjusted = found.All(point => point!.Adjusted is not null) ? compose(Array.ConvertAll(found, point => point!.Adjusted!.Value)) : null;

        // What is composed is worth what its worst part is worth.
        return new DiffusionPoint(period, name, compose(Array.ConvertAll(found, point => point!.Value)), adjusted, found.Max(point => point!.Quality));
    }

    private static double Value(SurveyRow[] rows, DiffusionMeasure measure)
    {
        if (rows[0].Index is not null)
        {
            var weights = rows.Select(row => row.Weight ?? 1).Order().Sum();
            return rows.Select(row => row.Index!.Value * (row.Weight ?? 1)).Order().Sum() / weights;
        }

        // Without weights counts are added up; with them each row counts by its weight and not by how many it speaks for.
        var pooled = rows[0].Weight is null
            ? new Answers(
                rows.Select(row => row.Answers!.Value.Up).Order().Sum(),
                rows.Select(row => row.Answers!.Value.Same).Order().Sum(),
                rows.Select(row => row.Answers!.Value.Down).Order().Sum())
            : Answers.Pool(rows.Select(row => (row.Answers!.Value, row.Weight!.Value)));
        return measure switch
        {
            DiffusionMeasure.Diffusion => pooled.Index,
            DiffusionMeasure.Balance => pooled.Balance,
            DiffusionMeasure.Confidence => pooled.Confidence,
            _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, null),
        };
    }

    private static long Ordinal(string period, int seasons) => PeriodKey.TryParse(period, out var key) ? (key.Number / 100 * seasons) + (key.Number % 100) : -1;

    private static string Key(string indicator)
    {
        var key = string.Concat(indicator.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return key.EndsWith("指数", StringComparison.Ordinal) ? key[..^2] : key.EndsWith("index", StringComparison.Ordinal) ? key[..^5] : key;
    }
}
