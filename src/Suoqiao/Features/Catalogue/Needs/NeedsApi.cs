using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>A need in a list.</summary>
internal sealed record NeedSummary(
    Guid Id,
    string Title,
    string TitleEn,
    string? Organisation,
    string Region,
    string Industry,
    decimal? BudgetMin,
    decimal? BudgetMax,
    DateOnly? Deadline,
    RecordStatus Status,
    int Completeness,
    DateTimeOffset? PublishedAt);

/// <summary>A need in full; the budget is in 万元, the contact masked.</summary>
internal sealed record NeedView(
    Guid Id,
    int Version,
    string Title,
    string TitleEn,
    string Description,
    IReadOnlyList<MustHave> MustHaves,
    decimal? BudgetMin,
    decimal? BudgetMax,
    DateOnly? Deadline,
    string Industry,
    IReadOnlyList<string> ChainWords,
    string Confidentiality,
    Contact Contact,
    Guid OrganisationId,
    string Region,
    Visibility Visibility,
    RecordStatus Status,
    int Completeness,
    string? ReviewNote,
    DateTimeOffset? PublishedAt,
    DateTimeOffset UpdatedAt);

/// <summary>Reading needs by program.</summary>
internal static class NeedsApi
{
    private const decimal FenPerWan = 1_000_000;

    /// <summary>Needs that the caller may see, newest first unless sorted otherwise.</summary>
    public static async Task<Ok<ListPage<NeedSummary>>> List(
        [AsParameters] RecordFilter filter, [AsParameters] Paging paging, NeedList list, CancellationToken ct)
    {
        var (rows, total) = await list.ReadAsync(filter, paging.Skip, paging.Take, ct);
        return TypedResults.Ok(new ListPage<NeedSummary>([.. rows.Select(Summarise)], total, paging.Number, paging.Take));
    }

    /// <summary>One need.</summary>
    public static async Task<Results<Ok<NeedView>, ProblemHttpResult>> Get(
        Id<Need> id, AppDb db, CurrentViewer current, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct) is { } need
            ? TypedResults.Ok(View(need, current.Value.MayEdit(need)))
            : new Refusal.NotFound().ToProblem(texts);

    /// <summary>The technical contact in full, for those entitled; the reading is recorded.</summary>
    public static async Task<Results<Ok<Contact>, ProblemHttpResult>> GetContact(
        Id<Need> id, AppDb db, RevealContact reveal, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        var need = await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct);
        if (need is null)
        {
            return new Refusal.NotFound().ToProblem(texts);
        }

        var (contact, refusal) = await reveal.HandleAsync(need, need.Contact, nameof(Need.Contact), ct);
        return contact is null ? refusal!.ToProblem(texts) : TypedResults.Ok(contact);
    }

    private static NeedSummary Summarise(NeedRow row) => new(
        row.Id.Value, row.Title, row.TitleEn, row.Owner, row.RegionCode, row.Industry, row.BudgetMin / FenPerWan, row.BudgetMax / FenPerWan,
        row.Deadline, row.Status, row.Completeness, row.PublishedAt);

    // What the reviewer wrote is between the reviewer and those who write the need.
    private static NeedView View(Need need, bool mayEdit) => new(
        need.Id.Value, need.Version, need.Title, need.TitleEn, need.Description, need.MustHaves, need.BudgetMin / FenPerWan, need.BudgetMax / FenPerWan,
        need.Deadline, need.Industry, need.ChainWords, need.Confidentiality, need.Contact.Masked(), need.OwnerId.Value, need.RegionCode,
        need.Visibility, need.Status, need.Completeness, mayEdit ? need.ReviewNote : null, need.PublishedAt, need.UpdatedAt);
}
