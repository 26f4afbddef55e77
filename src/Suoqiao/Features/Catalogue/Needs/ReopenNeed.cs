using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Makes a need a draft again: withdrawn from review, or taken up anew.</summary>
internal sealed class ReopenNeed(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Need> id, MoveInput input, CancellationToken ct)
    {
        var need = await db.Needs.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (NeedMoves.Table.Check(need, Move.Reopen, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        need!.MoveTo(RecordStatus.Draft, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Makes a need a draft again.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Need> id, MoveInput input, ReopenNeed reopen, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await reopen.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
