using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>An expert in a list.</summary>
internal sealed record ExpertSummary(
    Guid Id,
    string Name,
    string NameEn,
    string Position,
    string? Organisation,
    string Region,
    IReadOnlyList<string> Fields,
    int WorkloadCap,
    bool HasConsent,
    RecordStatus Status);

/// <summary>An expert in full; the contact is masked.</summary>
internal sealed record ExpertView(
    Guid Id,
    int Version,
    string Name,
    string NameEn,
    string Position,
    Guid OrganisationId,
    string Region,
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Works,
    string Introduction,
    int WorkloadCap,
    DateTimeOffset? ConsentAt,
    Contact Contact,
    RecordStatus Status,
    DateTimeOffset UpdatedAt);

/// <summary>Reading experts by program.</summary>
internal static class ExpertsApi
{
    /// <summary>Experts that the caller may see: the public those who agreed to be shown.</summary>
    public static async Task<Ok<ListPage<ExpertSummary>>> List(
        [AsParameters] ExpertFilter filter, [AsParameters] Paging paging, ExpertList list, CancellationToken ct)
    {
        var (rows, total) = await list.ReadAsync(filter, paging.Skip, paging.Take, ct);
        return TypedResults.Ok(new ListPage<ExpertSummary>([.. rows.Select(Summarise)], total, paging.Number, paging.Take));
    }

    /// <summary>One expert.</summary>
    public static async Task<Results<Ok<ExpertView>, ProblemHttpResult>> Get(
        Id<Expert> id, AppDb db, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await db.Experts.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) is { } expert
            ? TypedResults.Ok(View(expert))
            : new Refusal.NotFound().ToProblem(texts);

    /// <summary>How to reach the expert, in full; the reading is recorded.</summary>
    public static async Task<Results<Ok<Contact>, ProblemHttpResult>> GetContact(
        Id<Expert> id, AppDb db, RevealContact reveal, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        if (await db.Experts.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } expert)
        {
            return new Refusal.NotFound().ToProblem(texts);
        }

        var (contact, refusal) = await reveal.HandleAsync(expert, expert.Contact, nameof(Expert.Contact), ct);
        return refusal is null ? TypedResults.Ok(contact) : refusal.ToProblem(texts);
    }

    private static ExpertSummary Summarise(ExpertRow row) => new(
        row.Id.Value, row.Name, row.NameEn, row.Position, row.Owner, row.RegionCode, row.Fields, row.WorkloadCap, row.HasConsent, row.Status);

    private static ExpertView View(Expert e) => new(
        e.Id.Value, e.Version, e.Name, e.NameEn, e.Position, e.OwnerId.Value, e.RegionCode, e.Fields, e.Works, e.Introduction,
        e.WorkloadCap, e.ConsentAt, e.Contact.Masked(), e.Status, e.UpdatedAt);
}
