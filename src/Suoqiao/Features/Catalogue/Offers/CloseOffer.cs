using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Takes an offer off the list: transferred, or no longer offered.</summary>
internal sealed class CloseOffer(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Offer> id, MoveInput input, CancellationToken ct)
    {
        var offer = await db.Offers.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (OfferMoves.Table.Check(offer, Move.Close, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        offer!.MoveTo(RecordStatus.Closed, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Takes an offer off the list.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Offer> id, MoveInput input, CloseOffer close, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await close.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
