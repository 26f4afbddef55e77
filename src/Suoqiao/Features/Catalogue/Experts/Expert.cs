using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Experts;

/// <summary>A person who can answer needs. Shown to the public only with a consent of its own.</summary>
internal sealed class Expert : Record<Expert>
{
    public required string Name { get; set; }
    public string NameEn { get; set; } = "";

    /// <summary>The name as it is ordered in either language.</summary>
    [Derived]
    public string NameOrder { get; private set; } = "";

    [Derived]
    public string NameOrderEn { get; private set; } = "";
    public string Position { get; set; } = "";
    public List<string> Fields { get; set; } = [];

    /// <summary>The few works that show best what the expert can do.</summary>
    public List<string> Works { get; set; } = [];
    public string Introduction { get; set; } = "";

    /// <summary>How many cooperations the expert is willing to carry at once.</summary>
    public int WorkloadCap { get; set; } = 2;

    /// <summary>When the expert agreed to be shown to the public; null without consent.</summary>
    public DateTimeOffset? ConsentAt { get; set; }
    public Contact Contact { get; set; } = new();

    /// <summary>Gives or withdraws the consent to be shown; without it only the owner and the region's staff see the expert.</summary>
    public void Consent(bool given, DateTimeOffset now)
    {
        ConsentAt = given ? ConsentAt ?? now : null;
        Visibility = given ? Visibility.Public : Visibility.Parties;
    }
}

internal sealed class ExpertMapping(AppDb db) : IEntityTypeConfiguration<Expert>
{
    public void Configure(EntityTypeBuilder<Expert> expert)
    {
        expert.ToTable("Experts");
        expert.ConfigureRecord(db);
        expert.Property(e => e.Name).HasMaxLength(100);
        expert.Property(e => e.NameEn).HasMaxLength(200);
        expert.Property(e => e.NameOrder).IsOrderOf(nameof(Expert.Name));
        expert.Property(e => e.NameOrderEn).IsEnglishOrderOf(nameof(Expert.Name), nameof(Expert.NameEn));
        expert.Property(e => e.Position).HasMaxLength(200);
        expert.ComplexProperty(e => e.Contact);
        expert.HasIndex(e => new { e.NameOrder, e.Id });
        expert.HasIndex(e => new { e.NameOrderEn, e.Id });
        expert.HasIndex(e => new { e.OwnerId, e.ExternalKey });
    }
}
