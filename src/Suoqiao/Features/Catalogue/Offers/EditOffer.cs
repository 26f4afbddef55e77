using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Changes what an offer says.</summary>
internal sealed class EditOffer(
    AppDb db, CurrentViewer current, TimeProvider time, Placing placing, OfferContent content, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Offer> id, OfferInput input, CancellationToken ct)
    {
        var offer = await db.Offers.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (Refuse(offer, input.Version) is { } refusal)
        {
            return refusal;
        }

        // The system asks: an operator may edit for an organisation that is not shown.
        var owner = await db.Organisations.IgnoreQueryFilters().SingleAsync(o => o.Id == offer!.OwnerId, ct);
        var faults = content.Check(input);
        var placed = await placing.PlaceAsync(input, owner, faults, ct);
        if (faults.Count > 0)
        {
            return new Refusal.Invalid(faults);
        }

        var was = offer!.Visibility;
        OfferContent.Write(input, placed, offer);
        var asksReview = was == Visibility.Organisation && offer.Visibility != was && !current.Value.MayReview(offer);
        if (offer.Status is RecordStatus.Published or RecordStatus.Matched && content.RefuseVague(offer, "TooVagueToStay") is { } vague)
        {
            db.ChangeTracker.Clear();
            return vague;
        }

        if (asksReview && offer.Status == RecordStatus.Published)
        {
            // What only the organisation saw has never been reviewed.
            offer.MoveTo(RecordStatus.UnderReview, time.GetUtcNow());
        }

        return await db.SaveOrStaleAsync(ct);
    }

    private Refusal? Refuse(Offer? offer, int version) => offer switch
    {
        null => new Refusal.NotFound(),
        _ when !current.Value.MayEdit(offer) => new Refusal.NotAllowed(),
        _ when offer.Version != version => new Refusal.Stale(),
        { Status: RecordStatus.Archived } => new Refusal.Rule(texts["ArchivedIsReadOnly"]),
        _ => null,
    };

    /// <summary>Changes an offer; the version is the one that was read.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Put(
        Id<Offer> id, OfferInput input, EditOffer edit, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await edit.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
