using Suoqiao.Records.Fields;

namespace Suoqiao.Records.Files;

/// <summary>The columns of what every record has.</summary>
internal static class SharedColumns
{
    private const int IdWidth = 38, NameWidth = 30;

    public static ChoiceWords<Visibility> Visibilities { get; } = new ChoiceWords<Visibility>()
        .Word(Records.Visibility.Public, "公开", "Public")
        .Word(Records.Visibility.Region, "区域", "Region", "本区域", "区域内")
        .Word(Records.Visibility.Organisation, "本单位", "Organisation", "本机构", "单位内", "仅本单位")
        .Word(Records.Visibility.Parties, "相关方", "Parties", "指定单位", "保密");

    public static RecordField Owner { get; } = new SharedColumn
    {
        Key = RecordCells.Organisation,
        Label = new("单位", "Organisation"),
        Headers = ["单位", "单位名称", "需求单位", "完成单位", "成果单位", "持有单位", "工作单位", "企业名称", "企业", "所属单位", "机构", "organization", "company", "affiliation", "owner"],
        Width = NameWidth,
    };

    public static RecordField Region { get; } = new SharedColumn
    {
        Key = RecordCells.Region,
        Label = new("地区", "Region"),
        Headers = ["地区", "区域", "所在地区", "所属地区", "行政区划", "地区代码", "region code"],
    };

    public static RecordField Visibility { get; } = new SharedColumn
    {
        Key = RecordCells.Visibility,
        Label = new("公开范围", "Visibility"),
        Headers = ["可见范围"],
    };

    public static RecordField Status { get; } = new SharedColumn
    {
        Key = RecordCells.Status,
        Label = new("状态", "Status"),
        Headers = ["状态", "state"],
    };

    /// <summary>The id that the file gives a record.</summary>
    public static RecordField IdOf(Kind kind)
    {
        var word = kind.Path.TrimEnd('s');
        return new SharedColumn
        {
            Key = RecordCells.Id,
            Label = new("编号", "Id"),
            // People call an organisation a unit.
            Headers = ["编号", .. kind.HasOwners ? [] : new[] { "单位编号" }, $"{kind.One.Chinese}编号", $"{kind.One.Chinese}ID", $"{word}_id", "序列号"],
            // An organisation is known by its credit code or its name as well.
            IsNeeded = kind.Type != typeof(Organisation),
            Width = IdWidth,
        };
    }

    /// <summary>Name, telephone and mail of whom to ask.</summary>
    public static RecordField[] Contact(Kind kind) =>
    [
        new SharedColumn
        {
            Key = RecordCells.ContactName, Label = new("联系人", "Contact"), IsPersonal = true,
            Headers = [.. new[] { kind.ContactWord, "联系人", "联系人姓名" }.Distinct()],
        },
        new SharedColumn { Key = RecordCells.ContactPhone, Label = new("电话", "Phone"), IsPersonal = true, Headers = ["联系电话", "电话", "手机", "手机号", "tel"] },
        new SharedColumn { Key = RecordCells.ContactMail, Label = new("邮箱", "Mail"), IsPersonal = true, Headers = ["邮箱", "电子邮箱", "电子邮件", "邮件", "email"] },
    ];

    /// <summary>A column that the reader of rows takes care of itself.</summary>
    private sealed class SharedColumn : RecordField
    {
        public override IReadOnlyList<string> Members => [];
    }
}
