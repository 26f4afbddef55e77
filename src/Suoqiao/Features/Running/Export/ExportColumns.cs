using Suoqiao.Features.Running.Import;
using Suoqiao.Records;
using Suoqiao.Tables;

namespace Suoqiao.Features.Running.Export;

/// <summary>The columns of a file, in order: the same as an import reads, with Chinese headers for people and the names of the fields for programs.</summary>
internal static class ExportColumns
{
    private static readonly (string Key, string Chinese)[] OfCooperations =
    [
        ("id", "编号"), ("title", "名称"), ("need_id", "需求编号"), ("offer_id", "成果编号"), ("organisation", "需求单位"), ("supplier", "供给单位"),
        ("manager", "技术经理人"), ("stage", "阶段"), ("stage_since", "进入阶段时间"), ("decline_reason", "婉拒原因"), ("region", "地区"), ("visibility", "可见范围"),
    ];

    public static TableColumn[] Of(ExportKind kind, bool forPeople) => kind == ExportKind.Cooperations
        ? [.. OfCooperations.Select(column => Column(column.Key, forPeople ? column.Chinese : column.Key))]
        : [.. FileColumns.Of(Enum.Parse<ImportKind>(kind.ToString())).Columns.Select(column => Column(column.Key, forPeople ? column.Headers[0] : column.Key))];

    private static TableColumn Column(string key, string header) => key switch
    {
        FileColumns.Deadline => new(key, header, ColumnKind.Date, 12),
        "stage_since" => new(key, header, ColumnKind.Moment, 20),
        FileColumns.Readiness or FileColumns.WorkloadCap or FileColumns.Price => new(key, header, ColumnKind.Number, 12),
        FileColumns.Consent => new(key, header, ColumnKind.YesNo, 10),
        FileColumns.Title or FileColumns.Organisation or FileColumns.Name => new(key, header, Width: 32),
        FileColumns.Description or FileColumns.Introduction or FileColumns.MustHaves or FileColumns.Works => new(key, header, Width: 60),
        _ => new(key, header),
    };
}
