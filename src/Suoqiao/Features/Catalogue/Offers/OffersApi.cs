using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>An offer in a list; the price is in 万元, none means negotiable.</summary>
internal sealed record OfferSummary(
    Guid Id,
    string Title,
    string TitleEn,
    string? Organisation,
    string Region,
    string Industry,
    OfferKind Kind,
    int? Readiness,
    decimal? Price,
    RecordStatus Status,
    int Completeness,
    DateTimeOffset? PublishedAt);

/// <summary>An offer in full; the price is in 万元, none means negotiable.</summary>
internal sealed record OfferView(
    Guid Id,
    int Version,
    string Title,
    string TitleEn,
    string Description,
    OfferKind Kind,
    IReadOnlyList<string> Inventors,
    int? Readiness,
    IReadOnlyList<string> Patents,
    IReadOnlyList<TransferMode> TransferModes,
    decimal? Price,
    string Industry,
    IReadOnlyList<string> Keywords,
    Guid OrganisationId,
    string Region,
    Visibility Visibility,
    RecordStatus Status,
    int Completeness,
    string? ReviewNote,
    DateTimeOffset? PublishedAt,
    DateTimeOffset UpdatedAt);

/// <summary>Reading offers by program.</summary>
internal static class OffersApi
{
    private const decimal FenPerWan = 1_000_000;

    /// <summary>Offers that the caller may see, newest first unless sorted otherwise.</summary>
    public static async Task<Ok<ListPage<OfferSummary>>> List(
        [AsParameters] RecordFilter filter, [AsParameters] Paging paging, OfferList list, CancellationToken ct)
    {
        var (rows, total) = await list.ReadAsync(filter, paging.Skip, paging.Take, ct);
        return TypedResults.Ok(new ListPage<OfferSummary>([.. rows.Select(Summarise)], total, paging.Number, paging.Take));
    }

    /// <summary>One offer.</summary>
    public static async Task<Results<Ok<OfferView>, ProblemHttpResult>> Get(
        Id<Offer> id, AppDb db, CurrentViewer current, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await db.Offers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is { } offer
            ? TypedResults.Ok(View(offer, current.Value.MayEdit(offer)))
            : new Refusal.NotFound().ToProblem(texts);

    private static OfferSummary Summarise(OfferRow row) => new(
        row.Id.Value, row.Title, row.TitleEn, row.Owner, row.RegionCode, row.Industry, row.Kind, row.Readiness, row.Price / FenPerWan,
        row.Status, row.Completeness, row.PublishedAt);

    // What the reviewer wrote is between the reviewer and those who write the offer.
    private static OfferView View(Offer offer, bool mayEdit) => new(
        offer.Id.Value, offer.Version, offer.Title, offer.TitleEn, offer.Description, offer.Kind, offer.Inventors, offer.Readiness, offer.Patents,
        offer.TransferModes, offer.Price / FenPerWan, offer.Industry, offer.Keywords, offer.OwnerId.Value, offer.RegionCode, offer.Visibility,
        offer.Status, offer.Completeness, mayEdit ? offer.ReviewNote : null, offer.PublishedAt, offer.UpdatedAt);
}
