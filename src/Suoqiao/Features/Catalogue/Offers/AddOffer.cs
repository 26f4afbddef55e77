using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>
/// Writes a new offer. A member's is a draft; what an operator takes down for an organisation is under review at once, since
/// drafts are seen by their owner only.
/// </summary>
internal sealed class AddOffer(AppDb db, CurrentViewer current, TimeProvider time, Placing placing, OfferContent content)
{
    public async Task<(Id<Offer> Id, Refusal? Refusal)> HandleAsync(OfferInput input, CancellationToken ct)
    {
        var (owner, refusal) = await placing.FindOwnerAsync(input, ct);
        if (owner is null)
        {
            return (default, refusal);
        }

        var faults = content.Check(input);
        var placed = await placing.PlaceAsync(input, owner, faults, ct);
        if (faults.Count > 0)
        {
            return (default, new Refusal.Invalid(faults));
        }

        var offer = new Offer
        {
            Id = Id<Offer>.New(time),
            Title = "",
            OwnerId = owner.Id,
            RegionCode = owner.RegionCode,
            RegionPath = owner.RegionPath,
        };
        OfferContent.Write(input, placed, offer);
        var own = current.Value.OrganisationId == owner.Id || current.Value.SeesEverything;
        offer.MoveTo(own ? RecordStatus.Draft : RecordStatus.UnderReview, time.GetUtcNow());
        db.Add(offer);
        await db.SaveChangesAsync(ct);
        return (offer.Id, null);
    }

    /// <summary>Adds an offer as a draft.</summary>
    public static async Task<Results<Created<NewRecord>, ProblemHttpResult>> Post(
        OfferInput input, AddOffer add, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        var (id, refusal) = await add.HandleAsync(input, ct);
        return refusal is null ? TypedResults.Created($"/api/offers/{id}", new NewRecord(id.Value)) : refusal.ToProblem(texts);
    }
}
