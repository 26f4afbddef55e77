using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Matching;
using Suoqiao.Records;

namespace Suoqiao.Search;

/// <summary>
/// What of a record is matched. In an index the English title is findable as well (<c>findable</c>); as a query it stays out,
/// because its small words would otherwise count as reasons.
/// </summary>
internal static class Subjects
{
    public static Subject Of(Need need, bool findable = false) => new()
    {
        Title = need.Title,
        Description = Join(need.Description, string.Join('；', need.MustHaves.Select(Sentence)), findable ? need.TitleEn : ""),
        Keywords = need.ChainWords,
        Industry = need.Industry,
        Region = need.RegionPath,
        Budget = need.BudgetMin is null && need.BudgetMax is null ? null : new Band(need.BudgetMin, need.BudgetMax),
    };

    public static Subject Of(Offer offer, bool findable = false) => new()
    {
        Title = offer.Title,
        Description = Join(offer.Description, findable ? offer.TitleEn : ""),
        Keywords = offer.Keywords,
        Industry = offer.Industry,
        Region = offer.RegionPath,
        Readiness = offer.Readiness,
        Price = offer.Price is { } price ? new Band(price, price) : null,
    };

    public static Subject Of(Expert expert) => new()
    {
        Title = $"{expert.Name} {expert.Position}",
        Description = Join(expert.Introduction, string.Join('；', expert.Works), expert.NameEn),
        Keywords = expert.Fields,
        Region = expert.RegionPath,
    };

    public static Subject Of(Organisation organisation) => new()
    {
        Title = organisation.Name,
        Description = Join(organisation.Introduction, organisation.NameEn),
        Keywords = organisation.CreditCode.Length > 0 ? [organisation.CreditCode] : [],
        Industry = organisation.Industry,
        Region = organisation.RegionPath,
    };

    public static string Sentence(MustHave figure) => $"{figure.Name} {figure.Relation} {figure.Value} {figure.Unit}".TrimEnd();

    private static string Join(params ReadOnlySpan<string> texts)
    {
        var joined = texts[0];
        foreach (var text in texts[1..])
        {
            joined = text.Length == 0 ? joined : $"{joined}\n{text}";
        }

        return joined;
    }
}
