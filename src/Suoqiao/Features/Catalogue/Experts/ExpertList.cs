using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>Which experts a list shows, as the URL says it.</summary>
/// <param name="Q">Words to look for in fields, works, introduction and name.</param>
/// <param name="Region">A region's code; what lies inside it is included.</param>
/// <param name="Field">A field, exactly as an expert names it.</param>
/// <param name="Kind">The kind of the expert's organisation.</param>
/// <param name="Organisation">The expert's organisation.</param>
/// <param name="Mine">Only those of the viewer's own organisation.</param>
/// <param name="Status">A status, or <c>all</c>; without it the published ones.</param>
/// <param name="Sort">The column's key, with a minus before it for the largest first.</param>
internal sealed record ExpertFilter(string? Q, string? Region, string? Field, string? Kind, Guid? Organisation, bool? Mine, string? Status, string? Sort)
{
    public RecordFilter Shared => new(Q, Region, null, Status, Mine, Kind, Sort, Organisation);

    /// <summary>Whether anything was asked for at all.</summary>
    public bool IsNarrowed => Shared.IsNarrowed || !string.IsNullOrEmpty(Field);
}

/// <summary>An expert as lists show it.</summary>
internal sealed record ExpertRow(
    Id<Expert> Id,
    string Name,
    string NameEn,
    string Position,
    Id<Organisation> OwnerId,
    string? Owner,
    string? OwnerEn,
    string RegionCode,
    List<string> Fields,
    List<string> Works,
    string Introduction,
    int WorkloadCap,
    bool HasConsent,
    RecordStatus Status,
    DateTimeOffset UpdatedAt);

/// <summary>The experts that a list, an export or a program asks for.</summary>
internal sealed class ExpertList(AppDb db, CurrentViewer current, Finder finder)
{
    public async Task<(IReadOnlyList<ExpertRow> Rows, int Total)> ReadAsync(ExpertFilter filter, int skip, int take, CancellationToken ct)
    {
        var experts = await FilterAsync(filter, ct);
        if (filter.Shared.Words is { } words)
        {
            var found = await finder.SearchAsync(experts, words, ct);
            if (filter.Sort is null)
            {
                return (await ReadAsync(experts, [.. found.Ids.Skip(skip).Take(take)], ct), found.Ids.Count);
            }

            experts = experts.Where(e => found.Ids.Contains(e.Id));
        }

        var total = await experts.CountAsync(ct);
        return (await Rows(Sort(experts, filter.Sort)).Skip(skip).Take(take).ToListAsync(ct), total);
    }

    private async Task<IReadOnlyList<ExpertRow>> ReadAsync(IQueryable<Expert> experts, IReadOnlyList<Id<Expert>> ids, CancellationToken ct)
    {
        var rows = await Rows(experts.Where(e => ids.Contains(e.Id))).ToDictionaryAsync(row => row.Id, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    private async Task<IQueryable<Expert>> FilterAsync(ExpertFilter filter, CancellationToken ct)
    {
        var experts = await filter.Shared.ApplyAsync(db.Experts.AsNoTracking(), db, current.Value, ct);
        if (filter.Field?.Trim() is { Length: > 0 } field)
        {
            experts = experts.Where(e => e.Fields.Contains(field));
        }

        if (!string.IsNullOrEmpty(filter.Kind))
        {
            experts = Enum.TryParse<OrganisationKind>(filter.Kind, ignoreCase: true, out var kind)
                ? experts.Where(e => db.Organisations.Any(o => o.Id == e.OwnerId && o.Kind == kind))
                : experts.Where(_ => false);
        }

        return experts;
    }

    private static IQueryable<Expert> Sort(IQueryable<Expert> experts, string? sort) => sort switch
    {
        "-name" => experts.OrderByDescending(e => e.Name).ThenBy(e => e.Id),
        "cap" => experts.OrderBy(e => e.WorkloadCap).ThenBy(e => e.Name).ThenBy(e => e.Id),
        "-cap" => experts.OrderByDescending(e => e.WorkloadCap).ThenBy(e => e.Name).ThenBy(e => e.Id),
        _ => experts.OrderBy(e => e.Name).ThenBy(e => e.Id),
    };

    private IQueryable<ExpertRow> Rows(IQueryable<Expert> experts) => experts.Select(e => new ExpertRow(
        e.Id,
        e.Name,
        e.NameEn,
        e.Position,
        e.OwnerId,
        db.Organisations.Where(o => o.Id == e.OwnerId).Select(o => o.Name).FirstOrDefault(),
        db.Organisations.Where(o => o.Id == e.OwnerId).Select(o => o.NameEn).FirstOrDefault(),
        e.RegionCode,
        e.Fields,
        e.Works,
        e.Introduction,
        e.WorkloadCap,
        e.ConsentAt != null,
        e.Status,
        e.UpdatedAt));
}
