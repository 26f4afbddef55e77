using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Features.Running.Regions;

[ValidatableType]
public sealed class AddRegionInput
{
    [Needed, AtMost(6)]
    public string Code { get; set; } = "";

    [Needed, AtMost(100)]
    public string Name { get; set; } = "";

    [Needed, AtMost(100)]
    public string NameEn { get; set; } = "";
}

/// <summary>
/// Adds a region to the tree. Its code says where it hangs and what it is; an operator adds below the own region, the
/// administrator anywhere.
/// </summary>
internal sealed class AddRegion(AppDb db, CurrentViewer current, IStringLocalizer<AccountsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(AddRegionInput input, CancellationToken ct)
    {
        if (!RegionCode.TryParse(input.Code, out var code))
        {
            return Fault(texts["RegionCodeForm"]);
        }

        if (await db.Regions.AnyAsync(r => r.Code == code.Value, ct))
        {
            return Fault(texts["RegionCodeTaken", code.Value]);
        }

        var parent = await NearestAsync(code, ct);
        if (parent is null && code.Level != RegionLevel.Province)
        {
            return Fault(texts["RegionWithoutParent", code.Parent!.Value.Value]);
        }

        var viewer = current.Value;
        if (!viewer.SeesEverything && !(viewer.Role == Role.Operator && parent is not null && viewer.Covers(parent.Path)))
        {
            return Fault(texts["RegionElsewhere"]);
        }

        var region = New(code, parent, input);
        db.Regions.Add(region);
        db.Record(AuditAction.Create, nameof(Region), region.Code, region.Path);
        await db.SaveChangesAsync(ct);
        return null;
    }

    private static Refusal.Invalid Fault(string message) => new([new(nameof(AddRegionInput.Code), message)]);

    // Districts of a municipality such as 310101 hang on the province where nobody entered the code 310100 between them.
    private async Task<Region?> NearestAsync(RegionCode code, CancellationToken ct)
    {
        for (var up = code.Parent; up is { } above; up = above.Parent)
        {
            if (await db.Regions.SingleOrDefaultAsync(r => r.Code == above.Value, ct) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static Region New(RegionCode code, Region? parent, AddRegionInput input) => new()
    {
        Code = code.Value,
        ParentCode = parent?.Code,
        Kind = code.Level switch
        {
            RegionLevel.Province => RegionKind.Province,
            RegionLevel.City => RegionKind.City,
            RegionLevel.County => RegionKind.District,
            _ => RegionKind.FunctionalZone,
        },
        Name = input.Name.Trim(),
        NameEn = input.NameEn.Trim(),
        Path = Region.PathOf(parent, code.Value),
        IsDemonstration = parent?.IsDemonstration ?? false,
    };
}
