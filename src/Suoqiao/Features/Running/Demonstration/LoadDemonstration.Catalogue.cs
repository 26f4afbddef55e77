using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records;

namespace Suoqiao.Features.Running.Demonstration;

internal sealed partial class LoadDemonstration
{
    private void AddNeeds()
    {
        foreach (var row in Row.All("needs"))
        {
            var owner = organisations[row["organisation"]];
            var published = DaysAgo(row.Int("published_days_ago"));
            var need = new Need
            {
                Id = Id<Need>.New(time),
                OwnerId = owner.Id,
                RegionCode = owner.RegionCode,
                RegionPath = owner.RegionPath,
                Visibility = row.Enum<Visibility>("visibility"),
                Title = row["title"],
                TitleEn = row["title_en"],
                Description = row["description"],
                MustHaves = [.. row.List("must_haves").Select(MustHaveOf)],
                BudgetMin = row.Wan("budget_min"),
                BudgetMax = row.Wan("budget_max"),
                Deadline = DateOnly.FromDateTime(now.UtcDateTime).AddDays(row.Int("deadline_days_ahead")),
                Industry = row["industry"],
                ChainWords = row.List("chain_words"),
                Contact = new() { Name = row["contact_name"], Phone = row["contact_phone"], Mail = row["contact_mail"] },
                ExternalId = row["id"],
            };
            need.Completeness = KindOfNeed.Kind.CompletenessOf(need).Score;
            Enter(KindOfNeed.Kind, need, row["status"], published);
            need.CreatedEarlier(published - TimeSpan.FromDays(6));
            needs.Add(row["id"], need);
            db.Add(need);
        }
    }

    private void AddOffers()
    {
        foreach (var row in Row.All("offers"))
        {
            var owner = organisations[row["organisation"]];
            var published = DaysAgo(row.Int("published_days_ago"));
            var offer = new Offer
            {
                Id = Id<Offer>.New(time),
                OwnerId = owner.Id,
                RegionCode = owner.RegionCode,
                RegionPath = owner.RegionPath,
                Visibility = row.Enum<Visibility>("visibility"),
                Title = row["title"],
                TitleEn = row["title_en"],
                Description = row["description"],
                Kind = row.Enum<OfferKind>("kind"),
                Inventors = row.List("inventors"),
                Readiness = row.Int("readiness"),
                Patents = row.List("ip"),
                TransferModes = [.. row.List("transfer_modes").Select(Enum.Parse<TransferMode>)],
                Price = row.Wan("price"),
                Industry = row["industry"],
                Keywords = row.List("keywords"),
                ExternalId = row["id"],
            };
            offer.Completeness = KindOfOffer.Kind.CompletenessOf(offer).Score;
            Enter(KindOfOffer.Kind, offer, row["status"], published);
            offer.CreatedEarlier(published - TimeSpan.FromDays(4));
            offers.Add(row["id"], offer);
            db.Add(offer);
        }
    }

    private void AddExperts()
    {
        foreach (var row in Row.All("experts"))
        {
            var owner = organisations[row["organisation"]];
            var expert = new Expert
            {
                Id = Id<Expert>.New(time),
                OwnerId = owner.Id,
                RegionCode = row["region"],
                RegionPath = regions[row["region"]].Path,
                Name = row["name"],
                NameEn = row["name_en"],
                Position = row["position"],
                Fields = row.List("fields"),
                Works = row.List("works"),
                Introduction = row["introduction"],
                WorkloadCap = row.Int("workload_cap"),
                Contact = new() { Name = row["name"], Phone = row["phone"], Mail = row["mail"] },
                ExternalId = row["id"],
            };
            expert.Consent(row["consent"] == "true", DaysAgo(200));
            expert.Show(Shown.Shown, DaysAgo(300));
            expert.CreatedEarlier(DaysAgo(300));
            db.Add(expert);
        }
    }

    private static MustHave MustHaveOf(string text) =>
        text.Split('|') is [var name, var relation, var value, var unit]
            ? new(name, relation, value, unit)
            : throw new FormatException($"The demonstration's must-have “{text}” is not of the form name|relation|value|unit.");

    private static void Enter<T>(Kind<T> kind, T record, string status, DateTimeOffset published)
        where T : Record<T>
    {
        var reached = kind.Named(status);
        if (reached.Shown is Shown.Shown or Shown.Archived)
        {
            // What is past publication has been published before, and keeps that date.
            kind.Named(StatusNames.Published).Enter(record, published);
        }

        reached.Enter(record, published);
    }
}
