using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Puts an offer away: only its owner sees it from now on. Nothing is deleted.</summary>
internal sealed class ArchiveOffer(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Offer> id, MoveInput input, CancellationToken ct)
    {
        var offer = await db.Offers.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (OfferMoves.Table.Check(offer, Move.Archive, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        offer!.MoveTo(RecordStatus.Archived, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Puts an offer away.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Offer> id, MoveInput input, ArchiveOffer archive, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await archive.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
