using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>Shows an archived organisation again.</summary>
internal sealed class ReopenOrganisation(AppDb db, CurrentViewer current, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Organisation> id, MoveInput input, CancellationToken ct)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, ct);
        if (OrganisationMoves.Check(organisation, Move.Reopen, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        organisation!.MoveTo(RecordStatus.Published);
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Shows an archived organisation again.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Organisation> id, MoveInput input, ReopenOrganisation reopen, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await reopen.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
