using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Regional.Figures;

internal static class FigureRegion
{
    /// <summary>The region that a viewer's figures begin with: the own one, or the whole tree for an administrator.</summary>
    public static async Task<Region?> RegionAsync(this AppDb db, Viewer viewer, string? code, CancellationToken ct)
    {
        var regions = db.Regions.AsNoTracking().OrderBy(r => r.Path);
        return code is { Length: > 0 }
            ? await regions.FirstOrDefaultAsync(r => r.Code == code, ct)
            : await regions.FirstOrDefaultAsync(r => r.Path == viewer.RegionPath, ct) ?? await regions.FirstOrDefaultAsync(ct);
    }
}
