using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Makes an offer a draft again: withdrawn from review, or taken up anew.</summary>
internal sealed class ReopenOffer(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Offer> id, MoveInput input, CancellationToken ct)
    {
        var offer = await db.Offers.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (OfferMoves.Table.Check(offer, Move.Reopen, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        offer!.MoveTo(RecordStatus.Draft, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Makes an offer a draft again.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Offer> id, MoveInput input, ReopenOffer reopen, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await reopen.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
