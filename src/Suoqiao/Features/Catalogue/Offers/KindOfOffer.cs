using System.Text.RegularExpressions;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Standards;
using Suoqiao.Ui;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>The kind of the offers: what they say, what may become of them, how they are listed and found.</summary>
internal static partial class KindOfOffer
{
    /// <summary>
    /// What counts for completeness is a judgement of what an enterprise asks first: what it is and what was measured, how far it has
    /// come, how it can be had; then who made it and where it belongs. The points sum to 100.
    /// </summary>
    public static Kind<Offer> Kind { get; } = new()
    {
        Path = "offers",
        One = new("成果", "Offer"),
        Many = new("成果", "Offers"),
        Home = new(new("可转化成果", "Results on offer"), new("来自高校院所和企业", "from institutes and firms"), new("最新成果", "Newest results")),
        Order = 20,
        Owners = OrganisationKind.Institute,
        Fields =
        [
            new TextField<Offer>(o => o.Title, 200)
            {
                Key = "title", Label = new("标题", "Title"), IsNeeded = true, InLists = true, Width = 48,
                Headers = ["名称", "成果名称", "项目名称", "题目", "name", "offer_title"],
                Counts = [new(10, o => Length(o.Title) >= 8, new("标题写得更具体：对象加特点，至少 8 个字", "Make the title concrete: at least 8 characters"))],
            },
            new TextField<Offer>(o => o.TitleEn, 400)
            {
                Key = "title_en", Label = new("英文标题", "Title in English"), Headers = ["英文名称", "English title"], InLists = true, Width = 48,
            },
            new TextField<Offer>(o => o.Description, 20_000)
            {
                Key = "description", Label = new("内容", "Description"), Width = 80,
                Headers = ["描述", "成果简介", "简介", "成果描述", "成果介绍", "详细描述", "技术简介", "content"],
                Counts =
                [
                    new(25, o => Length(o.Description) >= 60, new("写清是什么和原理：内容至少 60 字", "Say what it is and its principle: at least 60 characters")),
                    new(10, o => Figures().Count(o.Description) >= 2,
                        new("写出至少两个带单位的实测数据，例如“循环 800 次”“效率 92 %”",
                        "Give at least two measured figures with units, such as “800 cycles” or “efficiency 92 %”")),
                    new(10, o => Length(o.Description) >= 120,
                        new("补充验证情况和还缺什么：内容至少 120 字", "Say where it was proven and what is missing: at least 120 characters")),
                ],
            },
            new ChoiceField<Offer, OfferKind>(o => o.Kind, OfferWords.Kinds)
            {
                Key = "kind", Label = new("类型", "Kind"), Headers = ["类型", "成果类型", "类别", "type"], InLists = true,
            },
            new WordsField<Offer>(o => o.Inventors)
            {
                Key = "inventors", Label = new("完成人", "Inventors"), Headers = ["完成人", "发明人", "研发人员", "负责人", "inventor"], Width = 30,
                Counts = [new(5, o => o.Inventors.Count > 0, new("填写完成人", "Name the inventors"))],
            },
            new NumberField<Offer>(o => o.Readiness, 1, ReadinessLevel.All.Count)
            {
                Key = "readiness", Label = new("成熟度", "Readiness"), Headers = ["成熟度", "技术成熟度", "成熟度等级", "readiness level", "TRL"], InLists = true, Width = 12,
                Counts = [new(15, o => o.Readiness is { } level && ReadinessLevel.Exists(level), new("选择成熟度（1–13 级）", "Choose a readiness level (1–13)"))],
            },
            new PatentsField<Offer>(o => o.Patents)
            {
                Key = "patents", Label = new("专利", "Patent applications"), Headers = ["专利号", "专利申请号", "知识产权", "ip", "patent"], Width = 30,
                Counts = [new(5, o => o.Patents.Count > 0, new("填写专利申请号（有的话）", "Give patent application numbers, if there are any"))],
            },
            new ChoicesField<Offer, TransferMode>(o => o.TransferModes, OfferWords.Modes)
            {
                Key = "transfer_modes", Label = new("转化方式", "Modes of transfer"), Headers = ["转化方式", "合作方式", "转让方式", "transfer mode"], Width = 24,
                Counts = [new(10, o => o.TransferModes.Count > 0, new("选择至少一种转化方式", "Choose at least one mode of transfer"))],
            },
            new MoneyField<Offer>(o => o.Price)
            {
                Key = "price", Label = new("价格", "Price"), Headers = ["价格", "报价", "期望价格", "转让价格", "意向价格", "asking price"], InLists = true, Width = 12,
            },
            new IndustryField<Offer>(o => o.Industry)
            {
                Key = "industry", Label = new("行业", "Industry"), Headers = ["行业", "所属行业", "行业代码", "行业分类", "industry code"], InLists = true, Width = 10,
                Counts = [new(5, o => Industry.TryParse(o.Industry, out var code) && code.Level > 1,
                    new("选择行业，至少到大类，例如 C38", "Choose an industry, at least a division such as C38"))],
            },
            new WordsField<Offer>(o => o.Keywords)
            {
                Key = "keywords", Label = new("关键词", "Keywords"), Headers = ["关键词", "技术关键词", "keyword"], Width = 30,
                Counts = [new(5, o => o.Keywords.Count >= 2, new("填写至少两个关键词", "Give at least two keywords"))],
            },
        ],
        Statuses = Statuses.With<Offer, OfferState>(
            OfferState.Open,
            Statuses.Published<Offer, OfferState>(OfferState.Open),
            Statuses.State<Offer, OfferState>(StatusNames.Matched, OfferState.Matched, new("已对接", "Matched"), Tone.Done, isOpen: true),
            // Offers have no last day; a file may still call one expired.
            Statuses.State<Offer, OfferState>(
                StatusNames.Closed, OfferState.Closed, new("已结束", "Closed"), Tone.Quiet, isOpen: false, "已关闭", "关闭", "已过期", "过期", "Expired")),
        Moves = MoveRow.OfReviewedWork,
        Face = o => new(o.Id.Value, o.Title, o.TitleEn, o.PublishedAt, ""),
        Orders =
        [
            ListOrder<Offer>.By("published", o => o.PublishedAt, o => o.PublishedAt == null, startsWithLargest: true),
            ListOrder<Offer>.ByName("title", o => o.TitleOrder, o => o.TitleOrderEn),
            ListOrder<Offer>.By("readiness", o => o.Readiness, o => o.Readiness == null),
            ListOrder<Offer>.By("price", o => o.Price, o => o.Price == null),
            ListOrder<Offer>.By("completeness", o => o.Completeness),
        ],
        Filters =
        [
            ListFilter<Offer>.Industry(o => o.Industry),
            ListFilter<Offer>.Choice("kind", "What kind of thing is offered.", o => o.Kind),
        ],
        IsMatched = true,
        Subject = (offer, findable) => new Subject
        {
            Title = offer.Title,
            Description = SubjectText.Join(offer.Description, findable ? offer.TitleEn : ""),
            Keywords = offer.Keywords,
            Industry = offer.Industry,
            Region = offer.RegionPath,
            Readiness = offer.Readiness,
            Price = offer.Price is { } price ? new Band(price, price) : null,
        },
        Excerpt = o => o.Description,
        Text = o => $"{o.Title} {o.Description}",
        Weigh = (o, score) => o.Completeness = score,
        Weighed = o => o.Completeness,
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

    // A number with what it counts right after it: 85 %, 3.5 mS/cm, 800次, −30 ℃.
    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?\s*[\p{L}%‰℃°]")]
    private static partial Regex Figures();
}
