using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>Takes an archived expert into the lists again.</summary>
internal sealed class ReopenExpert(AppDb db, CurrentViewer current, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Expert> id, MoveInput input, CancellationToken ct)
    {
        var expert = await db.Experts.SingleOrDefaultAsync(e => e.Id == id, ct);
        if (ExpertMoves.Table.Check(expert, Move.Reopen, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        expert!.MoveTo(RecordStatus.Published);
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Takes an archived expert into the lists again.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Expert> id, MoveInput input, ReopenExpert reopen, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await reopen.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
