using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Suoqiao.Records;

internal enum RegionKind
{
    Province,
    City,
    District,
    FunctionalZone,
}

/// <summary>One node of the region tree. Codes follow GB/T 2260; functional zones have a local code.</summary>
internal sealed class Region
{
    public required string Code { get; init; }
    public string? ParentCode { get; init; }
    public required RegionKind Kind { get; init; }
    public required string Name { get; set; }
    public required string NameEn { get; set; }

    /// <summary>The codes from the root to this region, each between slashes: <c>/990000/990100/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Whether everything in this region is made up, which every page then says.</summary>
    public bool IsDemonstration { get; init; }

    public static string PathOf(Region? parent, string code) => $"{parent?.Path ?? "/"}{code}/";
}

internal sealed class RegionMapping : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> region)
    {
        region.HasKey(r => r.Code);
        region.Property(r => r.Code).HasMaxLength(20);
        region.Property(r => r.ParentCode).HasMaxLength(20);
        region.Property(r => r.Name).HasMaxLength(100);
        region.Property(r => r.NameEn).HasMaxLength(100);
        region.Property(r => r.Path).HasMaxLength(100);
        region.HasIndex(r => r.Path).IsUnique();
    }
}
