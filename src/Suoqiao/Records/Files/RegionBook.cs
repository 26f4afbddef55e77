using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Standards;

namespace Suoqiao.Records.Files;

/// <summary>A region as records carry it.</summary>
internal readonly record struct Place(string Code, string Path);

/// <summary>The regions by code and by name.</summary>
internal sealed class RegionBook(AppDb db)
{
    private ILookup<string, Place> places = Enumerable.Empty<Place>().ToLookup(place => place.Code);

    public async Task LoadAsync(CancellationToken ct) => places = (await db.Regions.AsNoTracking().ToListAsync(ct))
        .SelectMany(region => new[] { region.Code, region.Name, region.NameEn }.Where(name => name.Length > 0).Select(NameKey.Of).Distinct()
            .Select(key => (Key: key, Place: new Place(region.Code, region.Path))))
        .ToLookup(named => named.Key, named => named.Place);

    /// <summary>The regions of a code or name: several places share a name such as 城关区.</summary>
    public IReadOnlyList<Place> Find(string text) => [.. places[NameKey.Of(text)]];
}
