using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Standards;
using Suoqiao.Ui;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>The kind of the needs: what they say, what may become of them, how they are listed and found.</summary>
internal static class KindOfNeed
{
    /// <summary>
    /// What counts for completeness is a judgement of what decides whether a call is answered: first what is wanted in figures, then the
    /// situation in words, then money and time, last where it belongs. The points sum to 100.
    /// </summary>
    public static Kind<Need> Kind { get; } = new()
    {
        Path = "needs",
        One = new("需求", "Need"),
        Many = new("需求", "Needs"),
        Home = new(new("公开需求", "Open needs"), new("征集与对接中", "asked or being answered"), new("最新需求", "Newest needs")),
        Order = 10,
        Owners = OrganisationKind.Enterprise,
        Fields =
        [
            new TextField<Need>(n => n.Title, 200)
            {
                Key = "title", Label = new("标题", "Title"), IsNeeded = true, InLists = true, Width = 48,
                Headers = ["名称", "需求名称", "题目", "需求标题", "需求题目", "name", "need_title"],
                Counts = [new(10, n => Length(n.Title) >= 8, new("标题写得更具体：对象加目标，至少 8 个字", "Make the title concrete, object and aim: at least 8 characters"))],
            },
            new TextField<Need>(n => n.TitleEn, 400)
            {
                Key = "title_en", Label = new("英文标题", "Title in English"), Headers = ["英文名称", "English title"], InLists = true, Width = 48,
            },
            new TextField<Need>(n => n.Description, 20_000)
            {
                Key = "description", Label = new("内容", "Description"), Width = 80,
                Headers = ["描述", "需求内容", "简介", "需求描述", "需求简介", "需求详情", "详细描述", "技术需求", "content"],
                Counts =
                [
                    new(15, n => Length(n.Description) >= 60, new("写清现状和问题：内容至少 60 字", "Describe situation and problem: at least 60 characters")),
                    new(10, n => Length(n.Description) >= 120,
                        new("补充试过的办法和验收方式：内容至少 120 字", "Say what was tried and how it will be accepted: at least 120 characters")),
                ],
            },
            new MustHavesField
            {
                Key = "must_haves", Label = new("必达指标", "Must-have metrics"), Headers = ["必备指标", "技术指标", "指标要求", "主要指标", "metrics"], Width = 48,
                Counts =
                [
                    new(20, n => n.MustHaves.Any(m => m.IsMeasurable),
                        new("补充必达指标：至少一项带数值和单位，例如“容量保持率 ≥ 80 %”", "Add a must-have metric with number and unit, for example “capacity retention ≥ 80 %”")),
                    new(10, n => n.MustHaves.Count(m => m.IsMeasurable) >= 2,
                        new("再补充一项带数值和单位的指标，例如成本、寿命或效率", "Add a second metric with number and unit, such as cost, life or efficiency")),
                ],
            },
            new MoneyBandField<Need>(n => n.BudgetMin, n => n.BudgetMax)
            {
                Key = "budget", Label = new("预算", "Budget"), Headers = ["预算", "预算金额", "投入预算", "拟投入资金", "资金预算"], InLists = true,
                Counts = [new(10, n => n.BudgetMin is not null || n.BudgetMax is not null, new("填写预算范围，哪怕只写上限", "Give a budget, be it only an upper limit"))],
            },
            new DateField<Need>(n => n.Deadline)
            {
                Key = "deadline", Label = new("截止日期", "Deadline"), Headers = ["截止日期", "期限", "截止时间", "有效期", "due", "expires"], InLists = true, Width = 12,
                Counts = [new(10, n => n.Deadline is not null, new("填写截止日期", "Give a deadline"))],
            },
            new TextField<Need>(n => n.Confidentiality, 1000)
            {
                Key = "confidentiality", Label = new("保密说明", "Confidentiality"), Headers = ["保密说明", "保密要求"], Width = 30,
            },
            new WordsField<Need>(n => n.ChainWords)
            {
                Key = "chain_words", Label = new("产业链关键词", "Chain words"), Headers = ["产业链关键词", "关键词", "产业链", "keywords", "chain"], Width = 30,
                Counts = [new(5, n => n.ChainWords.Count > 0, new("填写产业链关键词，例如“电解液、软包电芯”", "Give chain words, for example “electrolyte, pouch cell”"))],
            },
            new IndustryField<Need>(n => n.Industry)
            {
                Key = "industry", Label = new("行业", "Industry"), Headers = ["行业", "所属行业", "行业代码", "行业分类", "industry code"], InLists = true, Width = 10,
                Counts =
                [
                    new(5, n => Industry.TryParse(n.Industry, out var code) && code.Level > 1,
                        new("选择行业，至少到大类，例如 C38", "Choose an industry, at least a division such as C38")),
                    new(5, n => n.HasContact, new("填写技术联系人的姓名和电话或邮箱", "Name a technical contact with telephone or mail")),
                ],
            },
        ],
        Statuses = Statuses.With<Need, NeedState>(
            NeedState.Open,
            Statuses.Published<Need, NeedState>(NeedState.Open),
            Statuses.State<Need, NeedState>(StatusNames.Matched, NeedState.Matched, new("已对接", "Matched"), Tone.Done, isOpen: true),
            Statuses.State<Need, NeedState>(StatusNames.Closed, NeedState.Closed, new("已结束", "Closed"), Tone.Quiet, isOpen: false, "已关闭", "关闭"),
            Statuses.State<Need, NeedState>(StatusNames.Expired, NeedState.Expired, new("已过期", "Expired"), Tone.Bad, isOpen: false, "过期")),
        Moves =
        [
            .. MoveRow.OfReviewedWork,
            new(Move.Reopen, StatusNames.Expired, StatusNames.Draft),
            new(Move.Archive, StatusNames.Expired, StatusNames.Archived),
        ],
        Face = n => new(n.Id.Value, n.Title, n.TitleEn, n.PublishedAt, ""),
        Orders =
        [
            ListOrder<Need>.By("published", n => n.PublishedAt, n => n.PublishedAt == null, startsWithLargest: true),
            ListOrder<Need>.ByName("title", n => n.TitleOrder, n => n.TitleOrderEn),
            ListOrder<Need>.By("budget", n => n.BudgetMax ?? n.BudgetMin, n => (n.BudgetMax ?? n.BudgetMin) == null),
            ListOrder<Need>.By("deadline", n => n.Deadline, n => n.Deadline == null),
            ListOrder<Need>.By("completeness", n => n.Completeness),
        ],
        Filters = [ListFilter<Need>.Industry(n => n.Industry)],
        IsMatched = true,
        Subject = (need, findable) => new Subject
        {
            Title = need.Title,
            Description = SubjectText.Join(need.Description, string.Join('；', need.MustHaves.Select(m => m.Sentence)), findable ? need.TitleEn : ""),
            Keywords = need.ChainWords,
            Industry = need.Industry,
            Region = need.RegionPath,
            Budget = need.BudgetMin is null && need.BudgetMax is null ? null : new Band(need.BudgetMin, need.BudgetMax),
        },
        Excerpt = n => n.Description,
        Text = n => $"{n.Title} {n.Description}",
        Contact = n => n.Contact,
        PutContact = (n, contact) => n.Contact = contact,
        ContactWord = "技术联系人",
        Weigh = (n, score) => n.Completeness = score,
        Weighed = n => n.Completeness,
        Make = made => new()
        {
            Id = made.Id,
            OwnerId = made.Owner,
            RegionCode = made.RegionCode,
            RegionPath = made.RegionPath,
            Title = "",
        },
    };

    private static int Length(string text) => text.Count(c => !char.IsWhiteSpace(c));
}
