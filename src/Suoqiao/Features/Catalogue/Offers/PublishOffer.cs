using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Passes the review: from now on those see the offer whom its visibility names.</summary>
internal sealed class PublishOffer(AppDb db, CurrentViewer current, TimeProvider time, OfferContent content, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Offer> id, MoveInput input, CancellationToken ct)
    {
        var offer = await db.Offers.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (OfferMoves.Table.Check(offer, Move.Publish, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        if (content.RefuseVague(offer!) is { } vague)
        {
            return vague;
        }

        offer!.MoveTo(RecordStatus.Published, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Passes the review of an offer.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Offer> id, MoveInput input, PublishOffer publish, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await publish.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
