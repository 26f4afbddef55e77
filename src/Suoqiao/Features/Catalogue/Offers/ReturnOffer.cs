using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Gives an offer back to its author with a note of what to change.</summary>
internal sealed class ReturnOffer(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Offer> id, MoveInput input, CancellationToken ct)
    {
        var offer = await db.Offers.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (OfferMoves.Table.Check(offer, Move.Return, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(input.Note))
        {
            return new Refusal.Invalid([new(nameof(input.Note), texts["FaultNoteMissing"])]);
        }

        offer!.ReviewNote = input.Note.Trim();
        offer.MoveTo(RecordStatus.Draft, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Gives an offer back to its author; the note says what to change.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Offer> id, MoveInput input, ReturnOffer giveBack, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await giveBack.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
