using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Ui;

namespace Suoqiao.Records;

/// <summary>Which records a list shows, as the URL says it.</summary>
/// <param name="Q">Words to look for.</param>
/// <param name="Region">A region's code; what lies inside it is included.</param>
/// <param name="Industry">An industry's code or the beginning of one.</param>
/// <param name="Status">A status, or <c>all</c>; without it what is open (published or matched).</param>
/// <param name="Mine">Only those of the viewer's own organisation, in every status but archived.</param>
/// <param name="Kind">The kind, for offers.</param>
/// <param name="Sort">The column's key, with a minus before it for the largest first.</param>
/// <param name="Organisation">Only those of this organisation.</param>
internal sealed record RecordFilter(string? Q, string? Region, string? Industry, string? Status, bool? Mine, string? Kind, string? Sort, Guid? Organisation = null)
{
    public const string AllStatuses = "all";

    public string? Words => string.IsNullOrWhiteSpace(Q) ? null : Q.Trim();

    /// <summary>Whether the list holds drafts and the like, which have no date of publication.</summary>
    public bool IsOpenOnly => Mine != true && string.IsNullOrEmpty(Status);

    /// <summary>Whether anything was asked for at all.</summary>
    public bool IsNarrowed => Words is not null || Mine == true || Organisation is not null || !string.IsNullOrEmpty(Region + Industry + Status + Kind);

    /// <summary>The part of the filter that all kinds share.</summary>
    public async Task<IQueryable<T>> ApplyAsync<T>(IQueryable<T> records, AppDb db, Viewer viewer, CancellationToken ct)
        where T : Record
    {
        if (!string.IsNullOrEmpty(Region))
        {
            var path = await db.Regions.Where(r => r.Code == Region).Select(r => r.Path).SingleOrDefaultAsync(ct);
            records = path is null ? records.Where(_ => false) : records.Where(r => r.RegionPath.StartsWith(path));
        }

        if (Organisation is { } key)
        {
            var organisation = new Id<Organisation>(key);
            records = records.Where(r => r.OwnerId == organisation);
        }

        if (Mine == true)
        {
            var own = viewer.OrganisationId;
            records = own is null ? records.Where(_ => false) : records.Where(r => r.OwnerId == own);
        }

        return Status switch
        {
            AllStatuses => records,
            _ when Enum.TryParse<RecordStatus>(Status, ignoreCase: true, out var status) => records.Where(r => r.Status == status),
            _ when Mine == true => records.Where(r => r.Status != RecordStatus.Archived),
            _ => records.Where(r => r.Status == RecordStatus.Published || r.Status == RecordStatus.Matched),
        };
    }
}

/// <summary>One page of a list, as the API gives it.</summary>
/// <param name="Items">The records of this page.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Page">The number of this page, from 1.</param>
/// <param name="Size">The most records that a page has.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, int Total, int Page, int Size);

/// <summary>Which part of a list a program asks for.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">1–100, 20 when left out.</param>
internal sealed record Paging(int? Page, int? Size)
{
    public int Number => Math.Clamp(Page ?? 1, 1, 1_000_000);

    public int Take => Math.Clamp(Size ?? 20, 1, 100);

    public int Skip => (Number - 1) * Take;
}
