using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records;
using Suoqiao.Tables;
using Suoqiao.Threads;

namespace Suoqiao.Features.Running.Import;

/// <summary>The values of an enumeration as files write them: the first Chinese word in files for people, the name of the value in files for programs.</summary>
internal sealed class FileWords<T>
    where T : struct, Enum
{
    private readonly Dictionary<T, string> chinese = [];

    public Choices<T> Choices { get; } = [];

    public FileWords<T> Word(T value, params string[] words)
    {
        chinese.Add(value, words[0]);
        Choices.Add(value, [.. words, value.ToString()]);
        return this;
    }

    public string Of(T value, bool forPeople) => forPeople ? chinese[value] : value.ToString();
}

/// <summary>The words of the enumerations that files hold.</summary>
internal static class FileWords
{
    public static FileWords<RegionKind> RegionKinds { get; } = new FileWords<RegionKind>()
        .Word(RegionKind.Province, "省", "自治区", "直辖市")
        .Word(RegionKind.City, "市", "地级市", "地区", "自治州")
        .Word(RegionKind.District, "区县", "区", "县", "县级市", "County")
        .Word(RegionKind.FunctionalZone, "功能区", "开发区", "高新区", "Zone");

    public static FileWords<OfferKind> OfferKinds { get; } = new FileWords<OfferKind>()
        .Word(OfferKind.Technology, "技术")
        .Word(OfferKind.Product, "产品")
        .Word(OfferKind.Process, "工艺")
        .Word(OfferKind.Software, "软件")
        .Word(OfferKind.Material, "材料")
        .Word(OfferKind.Equipment, "装备", "设备")
        .Word(OfferKind.Variety, "品种")
        .Word(OfferKind.Service, "服务");

    public static FileWords<TransferMode> TransferModes { get; } = new FileWords<TransferMode>()
        .Word(TransferMode.Assignment, "转让", "技术转让")
        .Word(TransferMode.Licence, "许可", "技术许可", "License")
        .Word(TransferMode.Cooperation, "合作", "合作开发", "合作转化")
        .Word(TransferMode.EquityInvestment, "作价投资", "作价入股", "Equity")
        .Word(TransferMode.TrialFirst, "先试后买", "先使用后付费")
        .Word(TransferMode.Service, "技术服务", "服务");

    public static FileWords<Visibility> Visibilities { get; } = new FileWords<Visibility>()
        .Word(Visibility.Public, "公开")
        .Word(Visibility.Region, "区域", "本区域", "区域内")
        .Word(Visibility.Organisation, "本单位", "本机构", "单位内")
        .Word(Visibility.Parties, "相关方", "指定单位", "保密");

    public static FileWords<RecordStatus> Statuses { get; } = new FileWords<RecordStatus>()
        .Word(RecordStatus.Draft, "草稿")
        .Word(RecordStatus.UnderReview, "审核中", "待审核")
        .Word(RecordStatus.Published, "已发布", "发布")
        .Word(RecordStatus.Matched, "已对接")
        .Word(RecordStatus.Closed, "已关闭", "关闭")
        .Word(RecordStatus.Expired, "已过期", "过期")
        .Word(RecordStatus.Archived, "已归档", "归档");

    public static FileWords<OrganisationKind> OrganisationKinds { get; } = new FileWords<OrganisationKind>()
        .Word(OrganisationKind.Enterprise, "企业")
        .Word(OrganisationKind.University, "高校", "大学")
        .Word(OrganisationKind.Institute, "科研院所", "研究院所", "研究机构")
        .Word(OrganisationKind.Society, "学会", "社会团体")
        .Word(OrganisationKind.Park, "园区", "科技园")
        .Word(OrganisationKind.Fund, "基金", "投资机构")
        .Word(OrganisationKind.Government, "政府", "政府部门")
        .Word(OrganisationKind.Exchange, "交易机构", "技术交易机构");
}
