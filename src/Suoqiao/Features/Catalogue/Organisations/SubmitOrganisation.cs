using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>Puts an organisation forward for review.</summary>
internal sealed class SubmitOrganisation(AppDb db, CurrentViewer current, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Organisation> id, MoveInput input, CancellationToken ct)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, ct);
        if (OrganisationMoves.Check(organisation, Move.Submit, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        organisation!.MoveTo(RecordStatus.UnderReview);
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Puts an organisation forward for review.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Organisation> id, MoveInput input, SubmitOrganisation submit, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await submit.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
