using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Ends the call: the need is solved, or no longer wanted.</summary>
internal sealed class CloseNeed(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Need> id, MoveInput input, CancellationToken ct)
    {
        var need = await db.Needs.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (NeedMoves.Table.Check(need, Move.Close, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        need!.MoveTo(RecordStatus.Closed, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Ends the call for a need.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Need> id, MoveInput input, CloseNeed close, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await close.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
