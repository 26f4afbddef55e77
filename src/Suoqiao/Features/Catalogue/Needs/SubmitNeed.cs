using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Puts a draft forward for review; one for the own organisation only needs none and is published at once.</summary>
internal sealed class SubmitNeed(
    AppDb db, CurrentViewer current, TimeProvider time, NeedContent content, SimilarNeeds similar, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Need> id, MoveInput input, CancellationToken ct)
    {
        var need = await db.Needs.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (NeedMoves.Table.Check(need, Move.Submit, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        if (content.RefuseVague(need!) is { } vague)
        {
            return vague;
        }

        if (!input.NotSame && await similar.FindAsync(need!, ct) is { Count: > 0 } same)
        {
            return new Refusal.Rule(texts["MaybeSame", same.Count]);
        }

        need!.ReviewNote = "";
        need.MoveTo(need.Visibility == Visibility.Organisation ? RecordStatus.Published : RecordStatus.UnderReview, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Puts a draft forward for review.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Need> id, MoveInput input, SubmitNeed submit, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await submit.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
