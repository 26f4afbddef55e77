using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Puts a need away: only its owner sees it from now on. Nothing is deleted.</summary>
internal sealed class ArchiveNeed(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Need> id, MoveInput input, CancellationToken ct)
    {
        var need = await db.Needs.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (NeedMoves.Table.Check(need, Move.Archive, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        need!.MoveTo(RecordStatus.Archived, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Puts a need away.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Need> id, MoveInput input, ArchiveNeed archive, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await archive.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
