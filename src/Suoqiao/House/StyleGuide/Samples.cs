using System.Globalization;
using Suoqiao.Ui;

namespace Suoqiao.House.StyleGuide;

/// <summary>What the style guide shows.</summary>
internal static class Samples
{
    public static IReadOnlyList<BridgeStage> Region { get; } =
    [
        new("需求", 128, "/ui", "征集、已梳理", 72),
        new("已匹配", 92, "/ui", "至少一项接受", 61),
        new("已会谈", 56, "/ui", "含对接会 41", 48),
        new("已签约", 27, "/ui", "合同额 8,460 万元", 81),
        new("履约中", 22, "/ui", "概念验证 7", 27, true),
        new("成果落地", 6, "/ui"),
    ];

    public static IReadOnlyList<BridgeStage> Thread { get; } =
        [new("推荐"), new("已联系"), new("会谈"), new("商谈"), new("签约"), new("登记"), new("履约"), new("落地")];

    public static IReadOnlyList<string> Months { get; } =
        [.. Enumerable.Range(0, 24).Select(i => new DateOnly(2024, 10, 1).AddMonths(i).ToString("yyyy-MM", CultureInfo.InvariantCulture))];

    public static IReadOnlyList<ChartSeries> Indices { get; } =
        [Series("价格", 97, .06, .8), Series("发展", 106, .55, .9), Series("景气", 108, .3, 2.2), Series("品牌", 103, .34, .4)];

    private static ChartSeries Series(string name, double start, double slope, double swing) =>
        new(name, [.. Enumerable.Range(0, 24).Select(i => (double?)Math.Round(start + (slope * i) + (swing * Math.Sin(i * 1.3)), 2))]);
}
