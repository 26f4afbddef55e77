using Suoqiao.Hosting;
using Suoqiao.Records;
using Suoqiao.Records.Files;

namespace Suoqiao.Tests.Import;

/// <summary>The headers that files of people have had since the first version; none may be lost.</summary>
[Trait("Database", "none")]
public sealed class HeadersTests
{
    private const string Shared =
        """
        region 地区 区域 所在地区 所属地区 行政区划 地区代码 region_code
        visibility 可见范围 公开范围
        status 状态 state
        """;

    private const string Contact =
        """
        contact_name 联系人 联系人姓名 contact
        contact_phone 联系电话 电话 手机 手机号 phone tel
        contact_mail 邮箱 电子邮箱 电子邮件 邮件 mail email
        """;

    private const string Industry = "industry 行业 所属行业 行业代码 行业分类 industry_code";

    private const string Needs =
        """
        id 编号 需求编号 need_id 需求ID 序列号
        organisation 单位 单位名称 需求单位 企业名称 企业 所属单位 机构 organization company owner
        title 名称 需求名称 标题 题目 需求标题 需求题目 name need_title
        title_en 英文名称 英文标题 English_title
        description 描述 需求内容 简介 需求描述 需求简介 需求详情 内容 详细描述 技术需求 content
        must_haves 必备指标 技术指标 指标要求 主要指标 metrics
        budget 预算 预算金额 投入预算 拟投入资金 资金预算
        deadline 截止日期 期限 截止时间 有效期 due expires
        confidentiality 保密说明 保密要求
        chain_words 产业链关键词 关键词 产业链 keywords chain
        contact_name 技术联系人
        """;

    private const string Offers =
        """
        id 编号 成果编号 offer_id 成果ID 序列号
        organisation 单位 单位名称 完成单位 成果单位 持有单位 所属单位 机构 organization owner
        title 名称 成果名称 项目名称 标题 题目 name offer_title
        title_en 英文名称 英文标题 English_title
        description 描述 成果简介 简介 成果描述 成果介绍 内容 详细描述 技术简介 content
        kind 类型 成果类型 类别 type
        inventors 完成人 发明人 研发人员 负责人 inventor
        readiness 成熟度 技术成熟度 成熟度等级 readiness_level TRL
        patents 专利号 专利申请号 知识产权 ip patent
        transfer_modes 转化方式 合作方式 转让方式 transfer_mode
        price 价格 报价 期望价格 转让价格 意向价格 asking_price
        keywords 关键词 技术关键词 keyword
        """;

    private const string Experts =
        """
        id 编号 专家编号 expert_id 专家ID 序列号
        name 姓名 专家姓名 名称 expert
        name_en 英文姓名 英文名 English_name
        organisation 单位 单位名称 工作单位 所属单位 机构 organization affiliation
        position 职务 职称 职务职称 title
        fields 研究领域 专业领域 研究方向 领域 expertise
        works 代表作 代表成果 代表性成果 highlighted_works
        introduction 简介 专家简介 个人简介 介绍 description
        workload_cap 可承接数 工作量上限 同时承接数 workload
        consent 同意公开 是否同意公开 公开授权
        """;

    private const string Organisations =
        """
        id 编号 单位编号 机构编号 organisation_id 序列号
        name 名称 单位名称 机构名称 企业名称 单位 organisation organization
        name_en 英文名称 English_name
        kind 类型 机构类型 单位类型 单位性质 type
        credit_code 统一社会信用代码 信用代码 社会信用代码 USCC
        introduction 简介 单位简介 机构简介 介绍 description
        website 网址 网站 官网 url web
        """;

    [Theory]
    [InlineData("needs", Needs, Industry, Contact)]
    [InlineData("offers", Offers, Industry)]
    [InlineData("experts", Experts, Contact)]
    [InlineData("organisations", Organisations, Industry, Contact)]
    public void Every_header_that_a_file_could_have_is_understood(string path, params string[] known)
    {
        var map = RecordCells.Map(Cli.Console.Declared<Kind>().Single(kind => kind.Path == path));

        foreach (var line in known.Append(Shared).SelectMany(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var words = line.Split(' ');
            Assert.All(words, word => Assert.Equal(words[0], map.Find(word.Replace('_', ' '))?.Key));
        }
    }
}
