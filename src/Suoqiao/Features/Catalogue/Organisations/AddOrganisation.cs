using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>Takes an organisation into the region. An operator's addition is published at once, a technology manager's is reviewed first.</summary>
internal sealed class AddOrganisation(AppDb db, CurrentViewer current, TimeProvider time, OrganisationContent content)
{
    /// <summary>Whether the viewer may add any.</summary>
    public static bool IsOpenTo(Viewer viewer) => viewer.SeesEverything || viewer.IsStaff;

    public async Task<(Id<Organisation> Id, Refusal? Refusal)> HandleAsync(OrganisationInput input, CancellationToken ct)
    {
        if (!IsOpenTo(current.Value))
        {
            return (default, new Refusal.NotAllowed());
        }

        var (meaning, refusal) = await content.CheckAsync(input, before: null, ct);
        if (meaning is null)
        {
            return (default, refusal);
        }

        var id = Id<Organisation>.New(time);
        var organisation = new Organisation
        {
            Id = id,
            OwnerId = id,
            Name = "",
            Kind = input.Kind!.Value,
            RegionCode = meaning.Region.Code,
            RegionPath = meaning.Region.Path,
        };
        OrganisationContent.Write(input, meaning, organisation);
        organisation.Show(current.Value.MayReview(organisation) ? Shown.Shown : Shown.UnderReview, time.GetUtcNow());
        db.Add(organisation);
        await db.SaveChangesAsync(ct);
        return (id, null);
    }

    /// <summary>Adds an organisation.</summary>
    public static async Task<Results<Created<NewRecord>, ProblemHttpResult>> Post(
        OrganisationInput input, AddOrganisation add, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        var (id, refusal) = await add.HandleAsync(input, ct);
        return refusal is null ? TypedResults.Created($"/api/organisations/{id}", new NewRecord(id.Value)) : refusal.ToProblem(texts);
    }
}
