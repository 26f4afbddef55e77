using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>An offer as lists show it.</summary>
internal sealed record OfferRow(
    Id<Offer> Id,
    string Title,
    string TitleEn,
    string? Owner,
    string RegionCode,
    string Industry,
    OfferKind Kind,
    int? Readiness,
    long? Price,
    RecordStatus Status,
    int Completeness,
    DateTimeOffset? PublishedAt);

/// <summary>An offer with its texts, as a file has it.</summary>
internal sealed record OfferText(OfferRow Row, string Description, List<string> Inventors, List<string> Patents, List<TransferMode> TransferModes, List<string> Keywords);

/// <summary>The offers that a list, an export or a program asks for.</summary>
internal sealed class OfferList(AppDb db, CurrentViewer current, Finder finder)
{
    /// <summary>One page of the list. Words are answered the best first unless another order is asked for.</summary>
    public async Task<(IReadOnlyList<OfferRow> Rows, int Total)> ReadAsync(RecordFilter filter, int skip, int take, CancellationToken ct)
    {
        var (offers, ranked) = await FindAsync(filter, ct);
        if (ranked is not null)
        {
            var page = ranked.Skip(skip).Take(take).ToList();
            var rows = await Rows(offers.Where(o => page.Contains(o.Id))).ToDictionaryAsync(row => row.Id, ct);
            return ([.. page.Where(rows.ContainsKey).Select(id => rows[id])], ranked.Count);
        }

        var total = await offers.CountAsync(ct);
        return (await Rows(Sort(offers, filter)).Skip(skip).Take(take).ToListAsync(ct), total);
    }

    public async Task<int> CountAsync(RecordFilter filter, CancellationToken ct)
    {
        var (offers, ranked) = await FindAsync(filter, ct);
        return ranked?.Count ?? await offers.CountAsync(ct);
    }

    /// <summary>The whole list with its texts, in its order.</summary>
    public async IAsyncEnumerable<OfferText> StreamAsync(RecordFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var (offers, ranked) = await FindAsync(filter, ct);
        if (ranked is not null)
        {
            // A search finds a thousand at most.
            var texts = await Texts(offers.Where(o => ranked.Contains(o.Id))).ToDictionaryAsync(text => text.Row.Id, ct);
            foreach (var id in ranked.Where(texts.ContainsKey))
            {
                yield return texts[id];
            }

            yield break;
        }

        await foreach (var text in Texts(Sort(offers, filter)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return text;
        }
    }

    private async Task<(IQueryable<Offer> Offers, IReadOnlyList<Id<Offer>>? Ranked)> FindAsync(RecordFilter filter, CancellationToken ct)
    {
        var offers = await FilterAsync(filter, ct);
        if (filter.Words is not { } words)
        {
            return (offers, null);
        }

        var ids = (await finder.SearchAsync(offers, words, ct)).Ids;
        return string.IsNullOrEmpty(filter.Sort) ? (offers, ids) : (offers.Where(o => ids.Contains(o.Id)), null);
    }

    private async Task<IQueryable<Offer>> FilterAsync(RecordFilter filter, CancellationToken ct)
    {
        var offers = await filter.ApplyAsync(db.Offers.AsNoTracking(), db, current.Value, ct);
        if (!string.IsNullOrEmpty(filter.Kind))
        {
            offers = Enum.TryParse<OfferKind>(filter.Kind, ignoreCase: true, out var kind) ? offers.Where(o => o.Kind == kind) : offers.Where(_ => false);
        }

        return string.IsNullOrEmpty(filter.Industry) ? offers
            : Standards.Industry.TryParse(filter.Industry, out var industry) ? offers.Where(o => o.Industry.StartsWith(industry.Value))
            : offers.Where(_ => false);
    }

    private static IQueryable<Offer> Sort(IQueryable<Offer> offers, RecordFilter filter) => filter.Sort switch
    {
        "title" => offers.OrderBy(o => o.Title).ThenBy(o => o.Id),
        "-title" => offers.OrderByDescending(o => o.Title).ThenBy(o => o.Id),
        // Those without a value come last either way; the engines disagree about it.
        "readiness" => offers.OrderBy(o => o.Readiness == null).ThenBy(o => o.Readiness).ThenBy(o => o.Id),
        "-readiness" => offers.OrderBy(o => o.Readiness == null).ThenByDescending(o => o.Readiness).ThenBy(o => o.Id),
        "price" => offers.OrderBy(o => o.Price == null).ThenBy(o => o.Price).ThenBy(o => o.Id),
        "-price" => offers.OrderBy(o => o.Price == null).ThenByDescending(o => o.Price).ThenBy(o => o.Id),
        "completeness" => offers.OrderBy(o => o.Completeness).ThenBy(o => o.Id),
        "-completeness" => offers.OrderByDescending(o => o.Completeness).ThenBy(o => o.Id),
        "published" => offers.OrderBy(o => o.PublishedAt == null).ThenBy(o => o.PublishedAt).ThenBy(o => o.Id),
        _ when filter.IsOpenOnly => offers.OrderByDescending(o => o.PublishedAt).ThenByDescending(o => o.Id),
        _ => offers.OrderByDescending(o => o.UpdatedAt).ThenByDescending(o => o.Id),
    };

    private IQueryable<OfferRow> Rows(IQueryable<Offer> offers) => offers.Select(o => new OfferRow(
        o.Id,
        o.Title,
        o.TitleEn,
        db.Organisations.Where(owner => owner.Id == o.OwnerId).Select(owner => owner.Name).FirstOrDefault(),
        o.RegionCode,
        o.Industry,
        o.Kind,
        o.Readiness,
        o.Price,
        o.Status,
        o.Completeness,
        o.PublishedAt));

    private IQueryable<OfferText> Texts(IQueryable<Offer> offers) => offers.Select(o => new OfferText(
        new OfferRow(
            o.Id, o.Title, o.TitleEn, db.Organisations.Where(owner => owner.Id == o.OwnerId).Select(owner => owner.Name).FirstOrDefault(),
            o.RegionCode, o.Industry, o.Kind, o.Readiness, o.Price, o.Status, o.Completeness, o.PublishedAt),
        o.Description,
        o.Inventors,
        o.Patents,
        o.TransferModes,
        o.Keywords));
}
