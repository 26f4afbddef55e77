using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;

namespace Suoqiao.House;

/// <summary>Whose site this is, as every page shows it.</summary>
/// <param name="Code">The region's code; empty where there is no region yet.</param>
internal sealed record Face(string Region, string RegionEn, bool IsDemonstration, string Code = "")
{
    public string Name => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Region : RegionEn;
}

/// <summary>
/// The region that the site is run for: the root of the tree, or the first below it that has more than one child. Re-read at most twice a minute.
/// </summary>
internal sealed class SiteFace(IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private Face? face;
    private long readAt;

    public async ValueTask<Face> GetAsync(CancellationToken ct)
    {
        if (face is { } known && time.GetElapsedTime(readAt) < Fresh)
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var top = await db.Regions.AsNoTracking().OrderBy(r => r.Path).FirstOrDefaultAsync(ct);
        // A province that stands there only to hold one city is not whose site it is.
        while (top is not null && await db.Regions.AsNoTracking().Where(r => r.ParentCode == top.Code).Take(2).ToListAsync(ct) is [var only])
        {
            top = only;
        }

        // The ribbon must not be missed because the demonstration hangs below a real province.
        var demonstration = await db.Regions.AnyAsync(r => r.IsDemonstration, ct);
        readAt = time.GetTimestamp();
        return face = new(top?.Name ?? "", top?.NameEn ?? "", demonstration, top?.Code ?? "");
    }
}
