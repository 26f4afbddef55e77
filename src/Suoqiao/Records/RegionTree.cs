using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>The regions, for names in lists and for the filter; read once in a request.</summary>
internal sealed class RegionTree(AppDb db)
{
    private Dictionary<string, Region>? byCode;

    public async Task<IReadOnlyDictionary<string, Region>> ReadAsync(CancellationToken ct) =>
        byCode ??= await db.Regions.AsNoTracking().OrderBy(r => r.Path).ToDictionaryAsync(r => r.Code, ct);

    /// <summary>Code and name, each indented below the region it lies in.</summary>
    public async Task<IReadOnlyList<(string Value, string Text)>> OptionsAsync(CancellationToken ct)
    {
        var regions = (await ReadAsync(ct)).Values;
        var top = regions.Select(Depth).DefaultIfEmpty().Min();
        return [.. regions.OrderBy(r => r.Path, StringComparer.Ordinal).Select(r => (r.Code, new string('　', Depth(r) - top) + r.In()))];
    }

    private static int Depth(Region region) => region.Path.Count(c => c == '/');
}
