using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>An organisation as lists show it, with how much of it the viewer can open.</summary>
internal sealed record OrganisationRow(
    Id<Organisation> Id,
    string Name,
    string NameEn,
    OrganisationKind Kind,
    string CreditCode,
    string RegionCode,
    string Industry,
    string Introduction,
    string Website,
    RecordStatus Status,
    int Needs,
    int Offers,
    int Experts,
    DateTimeOffset UpdatedAt);

/// <summary>The organisations that a list, an export or a program asks for.</summary>
internal sealed class OrganisationList(AppDb db, CurrentViewer current)
{
    public async Task<(IReadOnlyList<OrganisationRow> Rows, int Total)> ReadAsync(RecordFilter filter, int skip, int take, CancellationToken ct)
    {
        var organisations = await FilterAsync(filter, ct);
        var total = await organisations.CountAsync(ct);
        return (await Rows(Sort(organisations, filter)).Skip(skip).Take(take).ToListAsync(ct), total);
    }

    private async Task<IQueryable<Organisation>> FilterAsync(RecordFilter filter, CancellationToken ct)
    {
        var organisations = await filter.ApplyAsync(db.Organisations.AsNoTracking(), db, current.Value, ct);
        if (!string.IsNullOrEmpty(filter.Kind))
        {
            organisations = Enum.TryParse<OrganisationKind>(filter.Kind, ignoreCase: true, out var kind)
                ? organisations.Where(o => o.Kind == kind)
                : organisations.Where(_ => false);
        }

        if (!string.IsNullOrEmpty(filter.Industry))
        {
            organisations = Industry.TryParse(filter.Industry, out var industry)
                ? organisations.Where(o => o.Industry.StartsWith(industry.Value))
                : organisations.Where(_ => false);
        }

        foreach (var word in Words(filter))
        {
            organisations = organisations.Where(o =>
                o.Name.Contains(word) || o.NameEn.Contains(word) || o.CreditCode.Contains(word) || o.Introduction.Contains(word));
        }

        return organisations;
    }

    private static IQueryable<Organisation> Sort(IQueryable<Organisation> organisations, RecordFilter filter) => filter.Sort switch
    {
        "-name" => organisations.OrderByDescending(o => o.Name).ThenBy(o => o.Id),
        "kind" => organisations.OrderBy(o => o.Kind).ThenBy(o => o.Name).ThenBy(o => o.Id),
        "-kind" => organisations.OrderByDescending(o => o.Kind).ThenBy(o => o.Name).ThenBy(o => o.Id),
        // Who is looked for is named; who only mentions the word comes after.
        null when Words(filter) is [var first, ..] => organisations
            .OrderByDescending(o => o.Name.Contains(first) || o.NameEn.Contains(first)).ThenBy(o => o.Name).ThenBy(o => o.Id),
        _ => organisations.OrderBy(o => o.Name).ThenBy(o => o.Id),
    };

    private static string[] Words(RecordFilter filter) => filter.Words?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private IQueryable<OrganisationRow> Rows(IQueryable<Organisation> organisations) => organisations.Select(o => new OrganisationRow(
        o.Id,
        o.Name,
        o.NameEn,
        o.Kind,
        o.CreditCode,
        o.RegionCode,
        o.Industry,
        o.Introduction,
        o.Website,
        o.Status,
        db.Needs.Count(n => n.OwnerId == o.Id && (n.Status == RecordStatus.Published || n.Status == RecordStatus.Matched)),
        db.Offers.Count(n => n.OwnerId == o.Id && (n.Status == RecordStatus.Published || n.Status == RecordStatus.Matched)),
        db.Experts.Count(e => e.OwnerId == o.Id && e.Status == RecordStatus.Published),
        o.UpdatedAt));
}
