using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Puts a draft forward for review; one for the own organisation only needs none and is published at once.</summary>
internal sealed class SubmitOffer(
    AppDb db, CurrentViewer current, TimeProvider time, OfferContent content, SimilarOffers similar, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Offer> id, MoveInput input, CancellationToken ct)
    {
        var offer = await db.Offers.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (OfferMoves.Table.Check(offer, Move.Submit, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        if (content.RefuseVague(offer!) is { } vague)
        {
            return vague;
        }

        if (!input.NotSame && await similar.FindAsync(offer!, ct) is { Count: > 0 } same)
        {
            return new Refusal.Rule(texts["MaybeSame", same.Count]);
        }

        offer!.ReviewNote = "";
        offer.MoveTo(offer.Visibility == Visibility.Organisation ? RecordStatus.Published : RecordStatus.UnderReview, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Puts a draft forward for review.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Offer> id, MoveInput input, SubmitOffer submit, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await submit.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
