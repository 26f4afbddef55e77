using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Records.Files;
using Suoqiao.Standards;
using Suoqiao.Tables;

namespace Suoqiao.Features.Running.Regions;

/// <summary>
/// Rows of the region tree, from the root down: a city stands below its province. Parent and kind follow from the code of GB/T 2260 where the row does not say
/// them.
/// </summary>
internal sealed class RegionRows(AppDb db, IStringLocalizer<FilesTexts> texts) : IImportRows
{
    private Dictionary<string, Region>? known;
    private readonly Dictionary<string, int> rowOf = [];

    public async Task<ImportResult> TakeAsync(TableRow[] batch, ImportResult before, CancellationToken ct)
    {
        // A country has some thousands of them, and each may be the parent of any later one.
        known ??= await db.Regions.AsNoTracking().ToDictionaryAsync(region => region.Code, ct);
        foreach (var row in batch)
        {
            before = Take(row, before);
        }

        return before;
    }

    private ImportResult Take(TableRow row, ImportResult before)
    {
        var code = row.Text(RegionColumns.Code, 20);
        var name = row.Text(RegionColumns.Name, 100) ?? "";
        var nameEn = row.Text(RegionColumns.NameEn, 100) ?? "";
        var kind = row.Choice(RegionColumns.Kind, RegionColumns.Kinds);
        var parent = row.Text(RegionColumns.Parent, 20) ?? ParentOf(code);
        if (code is not null && !rowOf.TryAdd(code, row.Number))
        {
            row.Refuse(RegionColumns.Code, texts["Duplicate", code, rowOf[code]], texts["Duplicate.Remedy"]);
        }

        if (parent is not null && !known!.ContainsKey(parent))
        {
            row.Refuse(RegionColumns.Parent, texts["UnknownParent", parent], texts["UnknownParent.Remedy"]);
        }

        if (!row.IsSound || code is null)
        {
            return before with { Bad = before.Bad + 1 };
        }

        return known!.TryGetValue(code, out var region) ? Change(region, name, nameEn, before) : Add(new Region
        {
            Code = code,
            ParentCode = parent,
            Kind = kind ?? KindOf(code),
            Name = name,
            NameEn = nameEn,
            Path = Region.PathOf(parent is null ? null : known[parent], code),
        }, before);
    }

    private ImportResult Change(Region region, string name, string nameEn, ImportResult before)
    {
        if (region.Name == name && (nameEn.Length == 0 || region.NameEn == nameEn))
        {
            return before with { Same = before.Same + 1 };
        }

        db.Attach(region);
        region.Name = name;
        region.NameEn = nameEn.Length == 0 ? region.NameEn : nameEn;
        db.Entry(region).DetectChanges();
        return before with { Changed = before.Changed + 1 };
    }

    private ImportResult Add(Region region, ImportResult before)
    {
        db.Add(region);
        known!.Add(region.Code, region);
        return before with { New = before.New + 1 };
    }

    // The districts of a municipality have no city above them, so that the province is looked for next.
    private string? ParentOf(string? code)
    {
        var parent = RegionCode.TryParse(code, out var region) ? region.Parent : null;
        while (parent is { } above && !known!.ContainsKey(above.Value))
        {
            parent = above.Parent;
        }

        return parent?.Value;
    }

    private static RegionKind KindOf(string code) => !RegionCode.TryParse(code, out var region) ? RegionKind.FunctionalZone
        : region.Level switch
        {
            RegionLevel.Province => RegionKind.Province,
            RegionLevel.City => RegionKind.City,
            RegionLevel.FunctionalZone => RegionKind.FunctionalZone,
            _ => RegionKind.District,
        };
}
