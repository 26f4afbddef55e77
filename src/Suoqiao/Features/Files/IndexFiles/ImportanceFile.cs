using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Indices.Composite;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>Judgements "first is so many times as important as second" read from a file, and everything that is wrong with them.</summary>
internal sealed record ImportanceFile(IReadOnlyDictionary<string, double[,]> Judgements, IReadOnlyList<RowFault> Faults)
{
    private const string First = "first", Second = "second", Times = "times";

    private static readonly ColumnMap Columns = new ColumnMap()
        .Column(First, required: true, "first", "甲", "指标甲", "a")
        .Column(Second, required: true, "second", "乙", "指标乙", "b")
        .Column(Times, required: true, "times", "倍数", "重要程度", "标度", "value");

    public static ImportanceFile Read(string path, IndicatorTree tree, CancellationToken ct)
    {
        using var table = TableReader.Open(path, Columns);
        var faults = new List<RowFault>();
        var judgements = new Dictionary<string, double[,]>();
        var texts = Language.Texts<CompositeTexts>();
        foreach (var row in table.Rows(faults, ct))
        {
            Judge(row, tree, judgements, texts);
        }

        foreach (var (parent, matrix) in faults.Exists(fault => !fault.IsNotice) ? [] : judgements)
        {
            var below = tree.Children(parent);
            var open = Pairs(below.Count).Where(pair => matrix[pair.I, pair.J] == 0)
                .Select(pair => texts["Open", below[pair.I].Code, below[pair.J].Code, parent].Value);
            faults.AddRange(open.Select(message => new RowFault(table.File, 0, Times, RowFaultKind.Refused, [message, texts["Open.Remedy"]])));
        }

        return new(judgements, faults);
    }

    private static void Judge(TableRow row, IndicatorTree tree, Dictionary<string, double[,]> judgements, IStringLocalizer<CompositeTexts> texts)
    {
        var (first, second) = (Find(row, First, tree, texts), Find(row, Second, tree, texts));
        var times = Ratio(row[Times]) ?? row.Double(Times);
        if (times is <= 0)
        {
            row.Refuse(Times, texts["BadTimes"], texts["BadTimes.Remedy"]);
        }

        if (first is null || second is null || !row.IsSound || times is null)
        {
            return;
        }

        if (first.Parent is null || first.Parent != second.Parent || first.Code == second.Code)
        {
            row.Refuse(Second, texts["NotSiblings", first.Code, second.Code], texts["NotSiblings.Remedy"]);
            return;
        }

        var below = tree.Children(first.Parent).Select(node => node.Code).ToList();
        if (!judgements.TryGetValue(first.Parent, out var matrix))
        {
            judgements[first.Parent] = matrix = new double[below.Count, below.Count];
            below.Index().ToList().ForEach(child => matrix[child.Index, child.Index] = 1);
        }

        var (i, j) = (below.IndexOf(first.Code), below.IndexOf(second.Code));
        if (matrix[i, j] != 0)
        {
            row.Refuse(Times, texts["JudgedTwice", first.Code, second.Code], texts["JudgedTwice.Remedy"]);
            return;
        }

        (matrix[i, j], matrix[j, i]) = (times.Value, 1 / times.Value);
    }

    // Judgements are often written as fractions: 1/3.
    private static double? Ratio(string text) =>
        text.Split('/', '／') is [var over, var under] && Part(over) is { } a && Part(under) is { } b ? a / b : null;

    private static double? Part(string text) =>
        double.TryParse(NumberText.Plain(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static IndicatorNode? Find(TableRow row, string key, IndicatorTree tree, IStringLocalizer<CompositeTexts> texts)
    {
        var code = row.Text(key, 200);
        if (code is null || tree.Has(code))
        {
            return code is null ? null : tree[code];
        }

        row.Refuse(key, texts["UnknownIndicator", code], texts["UnknownIndicator.Remedy"]);
        return null;
    }

    private static IEnumerable<(int I, int J)> Pairs(int count) =>
        Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(i + 1, count - i - 1).Select(j => (i, j)));
}
