using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Public.Search;

/// <summary>What is searched; each kind has its list.</summary>
public enum SearchKind
{
    Needs,
    Offers,
    Experts,
    Organisations,
}

/// <summary>One record that was found.</summary>
public sealed record SearchHit(Guid Id, string Title, string Text, string Meta);

/// <summary>The best records of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Total">How many there are; a lower bound where <paramref name="IsMore"/>.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
/// <param name="Hits">The best first.</param>
public sealed record SearchGroup(SearchKind Kind, int Total, bool IsMore, IReadOnlyList<SearchHit> Hits);

/// <summary>Searches all kinds of records for one viewer: the index ranks, the filtered query of the database decides what is shown.</summary>
internal sealed class SiteSearch(AppDb db, Finder finder, RegionTree regions)
{
    public const int Longest = 200, MostShown = 20;
    private const int MostCounted = 200;

    public async Task<IReadOnlyList<SearchGroup>> FindAsync(string? typed, int top, CancellationToken ct)
    {
        var words = (typed ?? "").Trim();
        if (words.Length == 0)
        {
            return [];
        }

        words = words.Length > Longest ? words[..Longest] : words;
        return
        [
            await NeedsAsync(words, top, ct),
            await OffersAsync(words, top, ct),
            await ExpertsAsync(words, top, ct),
            await OrganisationsAsync(words, top, ct),
        ];
    }

    private Task<SearchGroup> NeedsAsync(string words, int top, CancellationToken ct)
    {
        var needs = db.Needs.AsNoTracking().Where(n => n.Status == RecordStatus.Published || n.Status == RecordStatus.Matched);
        return GroupAsync(SearchKind.Needs, needs, words, top, async ids => await needs.Where(n => ids.Contains(n.Id)).Select(n => new Row<Need>(
            n.Id, n.Title, n.TitleEn, n.Description, db.Organisations.Where(o => o.Id == n.OwnerId).Select(o => o.Name).FirstOrDefault(), n.RegionCode)).ToListAsync(ct), ct);
    }

    private Task<SearchGroup> OffersAsync(string words, int top, CancellationToken ct)
    {
        var offers = db.Offers.AsNoTracking().Where(o => o.Status == RecordStatus.Published || o.Status == RecordStatus.Matched);
        return GroupAsync(SearchKind.Offers, offers, words, top, async ids => await offers.Where(f => ids.Contains(f.Id)).Select(f => new Row<Offer>(
            f.Id, f.Title, f.TitleEn, f.Description, db.Organisations.Where(o => o.Id == f.OwnerId).Select(o => o.Name).FirstOrDefault(), f.RegionCode)).ToListAsync(ct), ct);
    }

    private Task<SearchGroup> ExpertsAsync(string words, int top, CancellationToken ct)
    {
        var experts = db.Experts.AsNoTracking().Where(e => e.Status == RecordStatus.Published);
        return GroupAsync(SearchKind.Experts, experts, words, top, async ids =>
        {
            var found = await experts.Where(e => ids.Contains(e.Id)).Select(e => new
            {
                e.Id,
                e.Name,
                e.NameEn,
                e.Fields,
                e.Works,
                e.Introduction,
                Owner = db.Organisations.Where(o => o.Id == e.OwnerId).Select(o => o.Name).FirstOrDefault(),
                e.RegionCode,
            }).ToListAsync(ct);
            return [.. found.Select(e => new Row<Expert>(
                e.Id, e.Name, e.NameEn, string.Join('；', [WordList.Join(e.Fields), .. e.Works, e.Introduction]), e.Owner, e.RegionCode))];
        }, ct);
    }

    private Task<SearchGroup> OrganisationsAsync(string words, int top, CancellationToken ct)
    {
        var organisations = db.Organisations.AsNoTracking().Where(o => o.Status == RecordStatus.Published);
        return GroupAsync(SearchKind.Organisations, organisations, words, top, async ids => await organisations.Where(o => ids.Contains(o.Id))
            .Select(o => new Row<Organisation>(o.Id, o.Name, o.NameEn, o.Introduction, null, o.RegionCode)).ToListAsync(ct), ct);
    }

    private async Task<SearchGroup> GroupAsync<T>(
        SearchKind kind, IQueryable<T> among, string words, int top, Func<IReadOnlyList<Id<T>>, Task<List<Row<T>>>> read, CancellationToken ct)
        where T : Record
    {
        var found = await finder.SearchAsync(among, words, ct, MostCounted);
        var best = found.Ids.Take(top).ToList();
        var rows = best.Count == 0 ? [] : (await read(best)).ToDictionary(row => row.Id);
        var places = await regions.ReadAsync(ct);
        return new(kind, found.Ids.Count, found.Ids.Count >= MostCounted || !found.IsComplete,
            [.. best.Where(rows.ContainsKey).Select(id => Tell(rows[id], places))]);
    }

    private static SearchHit Tell<T>(Row<T> row, IReadOnlyDictionary<string, Region> places) => new(
        row.Id.Value,
        Spoken.Pick(row.Title, row.TitleEn),
        row.Text,
        string.Join(" · ", new[] { row.Owner, places.GetValueOrDefault(row.RegionCode)?.In() }.OfType<string>()));

    private sealed record Row<T>(Id<T> Id, string Title, string TitleEn, string Text, string? Owner, string RegionCode);
}
