using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>Takes an organisation out of the lists; what it owns stays where it is.</summary>
internal sealed class ArchiveOrganisation(AppDb db, CurrentViewer current, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Organisation> id, MoveInput input, CancellationToken ct)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, ct);
        if (OrganisationMoves.Check(organisation, Move.Archive, input.Version, current.Value, texts) is { } refusal)
        {
            return refusal;
        }

        organisation!.MoveTo(RecordStatus.Archived);
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Archives an organisation.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Organisation> id, MoveInput input, ArchiveOrganisation archive, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await archive.HandleAsync(id, input, ct) is { } refusal ? refusal.ToProblem(texts) : TypedResults.NoContent();
}
