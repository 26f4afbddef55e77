using Suoqiao.Tables;
using Suoqiao.Terminal;

namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>Which columns a file of figures has: those of the structure by their codes, the others by what people call them.</summary>
/// <param name="Map">How to read the file.</param>
/// <param name="IsLong">Whether it has a row for each value, and not a column for each indicator.</param>
/// <param name="HeaderRow">The row of its headers.</param>
internal sealed record FigureColumns(ColumnMap Map, bool IsLong, int HeaderRow)
{
    /// <summary>Keys of the columns that are no indicators; a code of the structure may be any word.</summary>
    public const string Unit = "#unit", Period = "#period", Group = "#group", Indicator = "#indicator", Value = "#value";

    // In the order in which a column is taken for the unit when several are there.
    private static readonly string[] Units =
    [
        "unit", "unit_code", "ucode", "单位", "单位代码", "单位名称", "地区", "地区代码", "区域", "省份", "城市", "县市", "区县", "国家", "企业", "企业名称", "机构", "园区",
        "region", "country", "city", "county", "company", "organisation", "organization", "institute", "编号", "代码", "id", "code", "名称", "name",
    ];

    private static readonly string[] Periods = ["period", "year", "time", "date", "年份", "年度", "年", "时期", "期间", "时间"];
    private static readonly string[] Indicators = ["indicator", "indicator_code", "icode", "指标", "指标代码", "指标编码"];
    private static readonly string[] Values = ["value", "值", "数值", "指标值"];

    /// <summary>Looks at the header of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sheet">The sheet of a workbook, if the person said it.</param>
    /// <param name="codes">The codes of indicators and denominators.</param>
    /// <param name="group">The header of the column of groups.</param>
    /// <param name="unit">The header of the column of units, if the person said it.</param>
    /// <param name="faults">What makes the file unreadable; then the answer is null.</param>
    public static FigureColumns? Find(string path, string? sheet, IReadOnlyList<string> codes, string? group, string? unit, List<RowFault> faults)
    {
        var map = new ColumnMap();
        foreach (var code in codes)
        {
            if (map.Find(code) is { } same)
            {
                var texts = Language.Texts<CompositeTexts>();
                faults.Add(new RowFault(Path.GetFileName(path), 0, code, RowFaultKind.Refused, [texts["Alike", same.Key, code], texts["Alike.Remedy"]]));
                return null;
            }

            map.Column(code);
        }

        var longMap = new ColumnMap().Column(Indicator, required: true, Indicators).Column(Value, required: true, Values);
        var isLong = longMap.Columns.All(column => map.Find(column.Headers[0]) is null) && Look(path, sheet, longMap, []) is not null;
        return Look(path, sheet, isLong ? longMap : map, faults) is { } seen ? Complete(isLong ? longMap : map, seen, group, unit, isLong) : null;
    }

    private static (IReadOnlyList<string> Others, int Row)? Look(string path, string? sheet, ColumnMap map, List<RowFault> faults)
    {
        using var table = TableReader.Open(path, map, sheet);
        faults.AddRange(table.Faults);
        var unknown = table.Notices.Where(notice => notice.Kind == RowFaultKind.UnknownColumn).ToList();
        return table.Faults.Count > 0 ? null : ([.. unknown.Select(notice => notice.Column!)], unknown is [var first, ..] ? first.Row : 1);
    }

    private static FigureColumns Complete(ColumnMap map, (IReadOnlyList<string> Others, int Row) seen, string? group, string? unit, bool isLong)
    {
        var others = seen.Others.ToList();
        var groups = group is null || map.Find(group) is not null ? null : Take(others, [group]);
        var period = Take(others, Periods);
        var units = unit is null ? Take(others, Units) ?? others.FirstOrDefault() : Take(others, [unit]);
        map.Column(Unit, required: true, units is not null ? [units] : unit is not null ? [unit] : [.. Units.Where(name => map.Find(name) is null)]);
        if (period is not null)
        {
            map.Column(Period, required: true, period);
        }

        if (groups is not null)
        {
            map.Column(Group, groups);
        }

        // Further labels of a unit, its region or name, are known for what they are; any other column is told as unknown.
        while (Take(others, Units) is { } label)
        {
            map.Column($"#{label}", label);
        }

        return new(map, isLong, seen.Row);
    }

    private static string? Take(List<string> headers, IEnumerable<string> names)
    {
        var found = names.Select(name => new ColumnMap().Column(name))
            .Select(name => headers.Find(header => name.Find(header) is not null)).FirstOrDefault(header => header is not null);
        headers.RemoveAll(header => header == found);
        return found;
    }
}
