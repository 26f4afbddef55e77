using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Tables;

namespace Suoqiao.Features.Running.Import;

/// <summary>
/// The columns of each kind of file, by the headers that people give them. The first header is the one that exports and templates use; the key is
/// accepted too, and is what programs write.
/// </summary>
internal static class FileColumns
{
    public const string Id = "id", Organisation = "organisation", Title = "title", TitleEn = "title_en", Description = "description", MustHaves = "must_haves",
        Budget = "budget", Deadline = "deadline", Industry = "industry", ChainWords = "chain_words", Region = "region", Visibility = "visibility", Status = "status",
        ContactName = "contact_name", ContactPhone = "contact_phone", ContactMail = "contact_mail", Kind = "kind", Inventors = "inventors", Readiness = "readiness",
        Patents = "patents", TransferModes = "transfer_modes", Price = "price", Keywords = "keywords", Name = "name", NameEn = "name_en", Position = "position",
        Fields = "fields", Works = "works", Introduction = "introduction", WorkloadCap = "workload_cap", Consent = "consent", CreditCode = "credit_code", Website = "website", Code = "code", Parent = "parent",
        Confidentiality = "confidentiality";

    public static ColumnMap Of(ImportKind kind) => kind switch
    {
        ImportKind.Regions => Regions,
        ImportKind.Needs => Needs,
        ImportKind.Offers => Offers,
        ImportKind.Experts => Experts,
        ImportKind.Organisations => Organisations,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static ColumnMap Regions { get; } = new ColumnMap()
        .Column(Code, required: true, "代码", "地区代码", "行政区划代码", "区划代码", "region code")
        .Column(Name, required: true, "名称", "地区", "地区名称", "region")
        .Column(NameEn, "英文名称", "English name")
        .Column(Kind, "类型", "级别", "level")
        .Column(Parent, "上级", "上级代码", "parent code");

    public static ColumnMap Needs { get; } = Contact(Shared(new ColumnMap()
        .Column(Id, required: true, "编号", "需求编号", "need_id", "需求ID", "序列号")
        .Column(Organisation, "单位", "单位名称", "需求单位", "企业名称", "企业", "所属单位", "机构", "organization", "company", "owner")
        .Column(Title, required: true, "名称", "需求名称", "标题", "题目", "需求标题", "需求题目", "name", "need_title")
        .Column(TitleEn, "英文名称", "英文标题", "English title")
        .Column(Description, "描述", "需求内容", "简介", "需求描述", "需求简介", "需求详情", "内容", "详细描述", "技术需求", "content")
        .Column(MustHaves, "必备指标", "技术指标", "指标要求", "主要指标", "metrics")
        .Column(Budget, "预算", "预算金额", "投入预算", "拟投入资金", "资金预算")
        .Column(Deadline, "截止日期", "期限", "截止时间", "有效期", "due", "expires")
        .Column(Confidentiality, "保密说明", "保密要求")
        .Column(ChainWords, "产业链关键词", "关键词", "产业链", "keywords", "chain")), "技术联系人");

    public static ColumnMap Offers { get; } = Shared(new ColumnMap()
        .Column(Id, required: true, "编号", "成果编号", "offer_id", "成果ID", "序列号")
        .Column(Organisation, "单位", "单位名称", "完成单位", "成果单位", "持有单位", "所属单位", "机构", "organization", "owner")
        .Column(Title, required: true, "名称", "成果名称", "项目名称", "标题", "题目", "name", "offer_title")
        .Column(TitleEn, "英文名称", "英文标题", "English title")
        .Column(Description, "描述", "成果简介", "简介", "成果描述", "成果介绍", "内容", "详细描述", "技术简介", "content")
        .Column(Kind, "类型", "成果类型", "类别", "type")
        .Column(Inventors, "完成人", "发明人", "研发人员", "负责人", "inventor")
        .Column(Readiness, "成熟度", "技术成熟度", "成熟度等级", "readiness level", "TRL")
        .Column(Patents, "专利号", "专利申请号", "知识产权", "ip", "patent")
        .Column(TransferModes, "转化方式", "合作方式", "转让方式", "transfer mode")
        .Column(Price, "价格", "报价", "期望价格", "转让价格", "意向价格", "asking price")
        .Column(Keywords, "关键词", "技术关键词", "keyword"));

    public static ColumnMap Experts { get; } = Contact(People(new ColumnMap()
        .Column(Id, required: true, "编号", "专家编号", "expert_id", "专家ID", "序列号")
        .Column(Name, required: true, "姓名", "专家姓名", "名称", "expert")
        .Column(NameEn, "英文姓名", "英文名", "English name")
        .Column(Organisation, "单位", "单位名称", "工作单位", "所属单位", "机构", "organization", "affiliation")
        .Column(Position, "职务", "职称", "职务职称", "title")
        .Column(Fields, "研究领域", "专业领域", "研究方向", "领域", "expertise")
        .Column(Works, "代表作", "代表成果", "代表性成果", "highlighted works")
        .Column(Introduction, "简介", "专家简介", "个人简介", "介绍", "description")
        .Column(WorkloadCap, "可承接数", "工作量上限", "同时承接数", "workload")
        .Column(Consent, "同意公开", "是否同意公开", "公开授权")), "联系人");

    public static ColumnMap Organisations { get; } = Contact(Shared(new ColumnMap()
        .Column(Id, "编号", "单位编号", "机构编号", "organisation_id", "序列号")
        .Column(Name, required: true, "名称", "单位名称", "机构名称", "企业名称", "单位", "organisation", "organization")
        .Column(NameEn, "英文名称", "English name")
        .Column(Kind, "类型", "机构类型", "单位类型", "单位性质", "type")
        .Column(CreditCode, "统一社会信用代码", "信用代码", "社会信用代码", "USCC")
        .Column(Introduction, "简介", "单位简介", "机构简介", "介绍", "description")
        .Column(Website, "网址", "网站", "官网", "url", "web")), "联系人");

    private static ColumnMap Shared(ColumnMap columns) => People(columns.Column(Industry, "行业", "所属行业", "行业代码", "行业分类", "industry code"));

    private static ColumnMap People(ColumnMap columns) => columns
        .Column(Region, "地区", "区域", "所在地区", "所属地区", "行政区划", "地区代码", "region code")
        .Column(Visibility, "可见范围", "公开范围")
        .Column(Status, "状态", "state");

    private static ColumnMap Contact(ColumnMap columns, string name) => columns
        .Column(ContactName, [.. new[] { name, "联系人", "联系人姓名", "contact" }.Distinct()])
        .Column(ContactPhone, "联系电话", "电话", "手机", "手机号", "phone", "tel")
        .Column(ContactMail, "邮箱", "电子邮箱", "电子邮件", "邮件", "mail", "email");
}
