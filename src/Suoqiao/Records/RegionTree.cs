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
    public async Task<IReadOnlyList<(string Value, string Text)>> OptionsAsync(CancellationToken ct) => Options((await ReadAsync(ct)).Values);

    /// <summary>The same of a part of the tree.</summary>
    public static IReadOnlyList<(string Value, string Text)> Options(IEnumerable<Region> regions)
    {
        var byPath = regions.OrderBy(r => r.Path, StringComparer.Ordinal).ToList();
        var top = byPath.Select(Depth).DefaultIfEmpty().Min();
        return [.. byPath.Select(r => (r.Code, Indented(r, top)))];
    }

    /// <summary>The name, set in by how far below the top of the tree it lies.</summary>
    public static string Indented(Region region, int top = 0) => new string('　', Depth(region) - top) + region.In();

    /// <summary>0 for a root.</summary>
    private static int Depth(Region region) => region.Path.Count(c => c == '/') - 2;
}
