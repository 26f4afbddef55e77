using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Records.Fields;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>The kind of the organisations: what is said of them, what may become of them, how they are listed and found.</summary>
internal static class KindOfOrganisation
{
    public static Kind<Organisation> Kind { get; } = new()
    {
        Path = "organisations",
        One = new("机构", "Organisation"),
        Many = new("机构", "Organisations"),
        Home = new(new("机构", "Organisations"), new("企业、院所、学会", "firms, institutes, societies")),
        Order = 40,
        Fields =
        [
            new TextField<Organisation>(o => o.Name, 200)
            {
                Key = "name", Label = new("机构全称", "Full name"), IsNeeded = true, InLists = true, Width = 30,
                Headers = ["名称", "单位名称", "机构名称", "企业名称", "单位", "organisation", "organization"],
            },
            new TextField<Organisation>(o => o.NameEn, 300) { Key = "name_en", Label = new("英文名称", "English name"), InLists = true, Width = 30 },
            new ChoiceField<Organisation, OrganisationKind>(o => o.Kind, OrganisationWords.Kinds)
            {
                Key = "kind", Label = new("类型", "Kind"), Headers = ["类型", "机构类型", "单位类型", "单位性质", "type"], InLists = true, Width = 12,
            },
            new CreditCodeField<Organisation>(o => o.CreditCode)
            {
                Key = "credit_code", Label = new("统一社会信用代码", "Unified social credit code"), Headers = ["统一社会信用代码", "信用代码", "社会信用代码", "USCC"],
                InLists = true, Width = 22,
            },
            new IndustryField<Organisation>(o => o.Industry)
            {
                Key = "industry", Label = new("行业", "Industry"), Headers = ["行业", "所属行业", "行业代码", "行业分类", "industry code"], InLists = true, Width = 10,
            },
            new TextField<Organisation>(o => o.Introduction, 20_000)
            {
                Key = "introduction", Label = new("简介", "Introduction"), Headers = ["简介", "单位简介", "机构简介", "介绍", "description"], Width = 60,
            },
            new TextField<Organisation>(o => o.Website, 300)
            {
                Key = "website", Label = new("网站", "Web site"), Headers = ["网址", "官网", "url", "web"], Width = 30,
            },
        ],
        Moves =
        [
            new(Move.Submit, StatusNames.Draft, StatusNames.UnderReview),
            new(Move.Publish, StatusNames.UnderReview, StatusNames.Published),
            new(Move.Archive, StatusNames.Draft, StatusNames.Archived),
            new(Move.Archive, StatusNames.UnderReview, StatusNames.Archived),
            new(Move.Archive, StatusNames.Published, StatusNames.Archived),
            new(Move.Reopen, StatusNames.Archived, StatusNames.Published),
        ],
        Face = o => new(o.Id.Value, o.Name, o.NameEn, null, ""),
        Orders =
        [
            ListOrder<Organisation>.ByName("name", o => o.NameOrder, o => o.NameOrderEn),
            ListOrder<Organisation>.By("kind", o => o.Kind),
        ],
        Filters =
        [
            ListFilter<Organisation>.Industry(o => o.Industry),
            ListFilter<Organisation>.Choice("kind", "The kind of organisation.", o => o.Kind),
        ],
        Subject = (organisation, _) => new Subject
        {
            Title = organisation.Name,
            Description = SubjectText.Join(organisation.Introduction, organisation.NameEn),
            Keywords = organisation.CreditCode.Length > 0 ? [organisation.CreditCode] : [],
            Industry = organisation.Industry,
            Region = organisation.RegionPath,
        },
        Excerpt = o => o.Introduction,
        Contact = o => o.Contact,
        PutContact = (o, contact) => o.Contact = contact,
        Adds = AddAsync,
        Added = kinds => [CreditCodeNotice, .. Held(kinds).Select(kind => kind.Path)],
    };

    private const string CreditCodeNotice = "creditCodeNotice";

    private static IEnumerable<Kind> Held(Kinds kinds) => kinds.All.Where(kind => kind.IsHeld);

    // How much of each the caller can open, and what is doubtful about an accepted code.
    private static async Task AddAsync(
        IServiceProvider services, IReadOnlyList<Organisation> organisations, IReadOnlyList<RecordView> views, CancellationToken ct)
    {
        var (db, texts) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<IStringLocalizer<OrganisationsTexts>>());
        var held = new Dictionary<string, IReadOnlyDictionary<Guid, int>>();
        foreach (var kind in Held(services.GetRequiredService<Kinds>()))
        {
            held[kind.Path] = await kind.CountHeldAsync(db, [.. organisations.Select(o => o.Id)], ct);
        }

        foreach (var (organisation, view) in organisations.Zip(views))
        {
            view[CreditCodeNotice] = CreditCodeMessages.Warning(organisation.CreditCode, texts);
            foreach (var (path, counts) in held)
            {
                view[path] = counts.GetValueOrDefault(organisation.Key);
            }
        }
    }
}
