using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>Changes what is known of an organisation.</summary>
internal sealed class EditOrganisation(AppDb db, CurrentViewer current, OrganisationContent content, IStringLocalizer<RecordsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Organisation> id, OrganisationInput input, CancellationToken ct)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, ct);
        if (Refuse(organisation, input.Version) is { } refusal)
        {
            return refusal;
        }

        var (meaning, faults) = await content.CheckAsync(input, organisation, ct);
        if (meaning is null)
        {
            return faults;
        }

        OrganisationContent.Write(input, meaning, organisation!);
        return await db.SaveOrStaleAsync(ct);
    }

    private Refusal? Refuse(Organisation? organisation, int version) => organisation switch
    {
        null => new Refusal.NotFound(),
        _ when !current.Value.MayEdit(organisation) => new Refusal.NotAllowed(),
        _ when organisation.Version != version => new Refusal.Stale(),
        { Shown: Shown.Archived } => new Refusal.Rule(texts["ArchivedIsReadOnly"]),
        _ => null,
    };

    /// <summary>Changes an organisation; the version is the one that was read.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Put(
        Id<Organisation> id, OrganisationInput input, EditOrganisation edit, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await edit.HandleAsync(id, input, ct)).ToAnswer(texts);
}
