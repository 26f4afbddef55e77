using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Records.Files;
using Suoqiao.Tables;

namespace Suoqiao.Features.Running.Regions;

/// <summary>The region tree as a file. It is nobody's but the administrator's.</summary>
internal static class RegionColumns
{
    public const string Code = "code", Name = "name", NameEn = "name_en", Kind = "kind", Parent = "parent";

    public static Choices<RegionKind> Kinds { get; } = new()
    {
        { RegionKind.Province, "省", "自治区", "直辖市", "Province" },
        { RegionKind.City, "市", "地级市", "地区", "自治州", "City" },
        { RegionKind.District, "区县", "区", "县", "县级市", "County", "District" },
        { RegionKind.FunctionalZone, "功能区", "开发区", "高新区", "Zone", "FunctionalZone" },
    };

    public static FileKind File { get; } = new(
        "regions", new("地区", "Regions"), 0,
        () => new ColumnMap()
            .Column(Code, required: true, "代码", "地区代码", "行政区划代码", "区划代码", "region code")
            .Column(Name, required: true, "名称", "地区", "地区名称", "region")
            .Column(NameEn, "英文名称", "English name")
            .Column(Kind, "类型", "级别", "level")
            .Column(Parent, "上级", "上级代码", "parent code"),
        language => [.. new (string Key, string Chinese)[] { (Code, "代码"), (Name, "名称"), (NameEn, "英文名称"), (Kind, "类型"), (Parent, "上级") }
            .Select(column => new TableColumn(column.Key, language == FileLanguage.Chinese ? column.Chinese : column.Key))],
        viewer => viewer.SeesEverything,
        reading => new RegionRows(reading.Db, reading.Texts));
}
