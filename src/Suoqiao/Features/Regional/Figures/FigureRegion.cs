using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Regional.Figures;

internal static class FigureRegion
{
    /// <summary>
    /// The region whose figures are asked for, or the viewer's own: nobody sees those of a region outside the own branch of the tree. An administrator
    /// whose region is gone begins with the root.
    /// </summary>
    public static async Task<Region?> RegionAsync(this AppDb db, Viewer viewer, string? code, CancellationToken ct)
    {
        var regions = db.Regions.AsNoTracking().OrderBy(r => r.Path);
        var region = code is { Length: > 0 }
            ? await regions.FirstOrDefaultAsync(r => r.Code == code, ct)
            : await regions.FirstOrDefaultAsync(r => r.Path == viewer.RegionPath, ct) ?? await regions.FirstOrDefaultAsync(ct);
        return region is not null && viewer.Covers(region.Path) ? region : null;
    }
}
