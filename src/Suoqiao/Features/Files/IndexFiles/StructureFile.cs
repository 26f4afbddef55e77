using Microsoft.Extensions.Localization;
using Suoqiao.Indices.Composite;
using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>The structure of a composite indicator read from a file, or everything that is wrong with it.</summary>
internal sealed record StructureFile(IndicatorTree? Tree, IReadOnlyList<RowFault> Faults)
{
    private const string Code = "code", Parent = "parent", Weight = "weight", Turned = "direction", Level = "level", Name = "name";
    private const string Low = "low", High = "high", Target = "target", Denominator = "denominator", Aggregate = "aggregate";

    // Where no line stands for the index, it is called so.
    private const string Index = "index";

    private static readonly ColumnMap Columns = new ColumnMap()
        .Column(Code, required: true, "code", "代码", "编码", "指标代码", "指标编码", "指标", "indicator", "icode")
        .Column(Parent, "parent", "上级", "上级代码", "上级指标", "父级", "父指标")
        .Column(Weight, "weight", "权重")
        .Column(Turned, "direction", "方向", "指标方向", "正负向", "性质")
        .Column(Level, "level", "层级", "级别")
        .Column(Name, "name", "名称", "指标名称", "iname")
        .Column(Low, "low", "goalpost_low", "goalpost_lower", "下限", "下目标值", "不允许值")
        .Column(High, "high", "goalpost_high", "goalpost_upper", "上限", "上目标值", "满意值")
        .Column(Target, "target", "目标", "目标值")
        .Column(Denominator, "denominator", "分母")
        .Column(Aggregate, "aggregate", "aggregation", "汇总", "合成方法");

    private static readonly Choices<AggregationMethod> Aggregations = new()
    {
        { AggregationMethod.Arithmetic, "arithmetic", "算术", "算术平均" },
        { AggregationMethod.Geometric, "geometric", "几何", "几何平均" },
        { AggregationMethod.Harmonic, "harmonic", "调和", "调和平均" },
        { AggregationMethod.Median, "median", "中位数" },
        { AggregationMethod.Copeland, "copeland" },
    };

    public static StructureFile Read(string path, CancellationToken ct)
    {
        using var table = TableReader.Open(path, Columns);
        if (table.Faults.Count > 0)
        {
            return new(null, [.. table.Faults, .. table.Notices]);
        }

        var texts = Language.Texts<CompositeTexts>();
        var lines = table.Rows(ct).Select(row => new Line(row, Node(row, texts), row[Weight].Trim().Length > 0)).ToList();
        var nodes = WithIndex(lines);
        var unweighted = lines.Where(
            line => !line.HasWeight && lines.Any(other => other.HasWeight && other.Node.Parent == line.Node.Parent && line.Node.Parent is not null));
        foreach (var line in unweighted)
        {
            line.Row.Refuse(Weight, texts["NoWeight", line.Node.Code], texts["NoWeight.Remedy"]);
        }

        var faults = IndicatorTree.Check(nodes);
        foreach (var fault in faults.Where(fault => fault.Line >= 0 && fault.Line < lines.Count))
        {
            lines[fault.Line].Row.Refuse(ColumnOf(fault.Kind), texts[$"Tree.{fault.Kind}", fault.Code], texts[$"Tree.{fault.Kind}.Remedy"]);
        }

        List<RowFault> found = [.. table.Notices, .. lines.SelectMany(line => line.Row.Faults)];
        if (found.TrueForAll(fault => fault.IsNotice) && faults.Count > 0)
        {
            found.Add(new RowFault(table.File, 0, null, RowFaultKind.EmptyTable, []));
        }

        return new(found.TrueForAll(fault => fault.IsNotice) ? IndicatorTree.Create(nodes) : null, found);
    }

    private static IndicatorNode Node(TableRow row, IStringLocalizer<CompositeTexts> texts) => new(row.Text(Code, 200) ?? "", row.Text(Parent, 200))
    {
        Weight = row.Double(Weight) ?? 1,
        Direction = Way(row, texts),
        Name = row.Text(Name, 1000),
        Low = row.Double(Low),
        High = row.Double(High),
        Target = row.Double(Target),
        Denominator = row.Text(Denominator, 200),
        Aggregation = row.Choice(Aggregate, Aggregations),
    };

    private static Direction Way(TableRow row, IStringLocalizer<CompositeTexts> texts)
    {
        switch (row.Stored(Turned).ToUpperInvariant())
        {
            case "" or "1" or "+1" or "1.0" or "+" or "POSITIVE" or "正" or "正向" or "正指标" or "越大越好":
                return Direction.Positive;
            case "-1" or "−1" or "-1.0" or "-" or "NEGATIVE" or "负" or "负向" or "逆" or "逆向" or "负指标" or "逆指标" or "越小越好":
                return Direction.Negative;
            default:
                row.Refuse(Turned, texts["BadDirection", CellText.Shorten(row[Turned])], texts["BadDirection.Remedy"]);
                return Direction.Positive;
        }
    }

    // The index needs no line of its own when it is clear: either one parent has none, or no line has a parent.
    private static List<IndicatorNode> WithIndex(List<Line> lines)
    {
        var nodes = lines.Select(line => line.Node).ToList();
        var codes = nodes.Select(node => node.Code).ToHashSet();
        var named = nodes.Select(node => node.Parent).OfType<string>().Where(parent => !codes.Contains(parent)).Distinct().ToList();
        if (nodes.Count > 1 && nodes.TrueForAll(node => node.Parent is null) && !codes.Contains(Index))
        {
            return [.. nodes.Select(node => node with { Parent = Index }), new IndicatorNode(Index, null)];
        }

        return named.Count == 1 && nodes.TrueForAll(node => node.Parent is not null) ? [.. nodes, new IndicatorNode(named[0], null)] : nodes;
    }

    private static string ColumnOf(TreeFaultKind kind) => kind switch
    {
        TreeFaultKind.UnknownParent or TreeFaultKind.Cycle or TreeFaultKind.SecondRoot => Parent,
        TreeFaultKind.BadWeight or TreeFaultKind.NoWeightBelow => Weight,
        TreeFaultKind.DirectionOfAggregate => Turned,
        TreeFaultKind.BadGoalposts => Low,
        TreeFaultKind.AggregationOfIndicator => Aggregate,
        _ => Code,
    };

    private sealed record Line(TableRow Row, IndicatorNode Node, bool HasWeight);
}
