using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Passes the review: from now on those see the need whom its visibility names.</summary>
internal sealed class PublishNeed(AppDb db, CurrentViewer current, TimeProvider time, NeedContent content, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Need> id, MoveInput input, CancellationToken ct)
    {
        var need = await db.Needs.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (NeedMoves.Table.Check(need, Move.Publish, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        if (content.RefuseVague(need!) is { } vague)
        {
            return vague;
        }

        need!.MoveTo(RecordStatus.Published, time.GetUtcNow());
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Passes the review of a need.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Need> id, MoveInput input, PublishNeed publish, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await publish.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
