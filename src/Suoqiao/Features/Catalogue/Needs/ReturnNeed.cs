using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Gives a need back to its author with a note of what to change.</summary>
internal sealed class ReturnNeed(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Need> id, MoveInput input, CancellationToken ct)
    {
        var need = await db.Needs.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (NeedMoves.Table.Check(need, Move.Return, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(input.Note))
        {
            return new Refusal.Invalid([new(nameof(input.Note), texts["FaultNoteMissing"])]);
        }

        need!.ReviewNote = input.Note.Trim();
        need.MoveTo(RecordStatus.Draft, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Gives a need back to its author; the note says what to change.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Need> id, MoveInput input, ReturnNeed giveBack, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await giveBack.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
