using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>An organisation in a list.</summary>
internal sealed record OrganisationSummary(
    Guid Id,
    string Name,
    string NameEn,
    OrganisationKind Kind,
    string CreditCode,
    string Region,
    string Industry,
    RecordStatus Status,
    int Needs,
    int Offers,
    int Experts);

/// <summary>An organisation in full; the contact is masked, and <c>CreditCodeNotice</c> says what is doubtful about an accepted code.</summary>
internal sealed record OrganisationView(
    Guid Id,
    int Version,
    string Name,
    string NameEn,
    OrganisationKind Kind,
    string CreditCode,
    string? CreditCodeNotice,
    string Region,
    string Industry,
    string Introduction,
    string Website,
    Contact Contact,
    RecordStatus Status,
    DateTimeOffset UpdatedAt);

/// <summary>Reading organisations by program.</summary>
internal static class OrganisationsApi
{
    /// <summary>Organisations that the caller may see, by name unless sorted otherwise.</summary>
    public static async Task<Ok<ListPage<OrganisationSummary>>> List(
        [AsParameters] RecordFilter filter, [AsParameters] Paging paging, OrganisationList list, CancellationToken ct)
    {
        var (rows, total) = await list.ReadAsync(filter, paging.Skip, paging.Take, ct);
        return TypedResults.Ok(new ListPage<OrganisationSummary>([.. rows.Select(Summarise)], total, paging.Number, paging.Take));
    }

    /// <summary>One organisation.</summary>
    public static async Task<Results<Ok<OrganisationView>, ProblemHttpResult>> Get(
        Id<Organisation> id, AppDb db, IStringLocalizer<OrganisationsTexts> texts, IStringLocalizer<AccountsTexts> refusals, CancellationToken ct) =>
        await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is { } organisation
            ? TypedResults.Ok(View(organisation, texts))
            : new Refusal.NotFound().ToProblem(refusals);

    /// <summary>How to reach the organisation, in full; the reading is recorded.</summary>
    public static async Task<Results<Ok<Contact>, ProblemHttpResult>> GetContact(
        Id<Organisation> id, AppDb db, RevealContact reveal, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } organisation)
        {
            return new Refusal.NotFound().ToProblem(texts);
        }

        var (contact, refusal) = await reveal.HandleAsync(organisation, organisation.Contact, nameof(Organisation.Contact), ct);
        return refusal is null ? TypedResults.Ok(contact) : refusal.ToProblem(texts);
    }

    private static OrganisationSummary Summarise(OrganisationRow row) => new(
        row.Id.Value, row.Name, row.NameEn, row.Kind, row.CreditCode, row.RegionCode, row.Industry, row.Status, row.Needs, row.Offers, row.Experts);

    private static OrganisationView View(Organisation o, IStringLocalizer<OrganisationsTexts> texts) => new(
        o.Id.Value, o.Version, o.Name, o.NameEn, o.Kind, o.CreditCode, CreditCodeMessages.Warning(o.CreditCode, texts), o.RegionCode,
        o.Industry, o.Introduction, o.Website, o.Contact.Masked(), o.Status, o.UpdatedAt);
}
