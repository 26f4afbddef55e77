using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;

namespace Suoqiao.Records;

public enum OrganisationKind
{
    Enterprise,
    University,
    Institute,
    Society,
    Park,
    Fund,
    Government,
    Exchange,
}

/// <summary>An organisation of the region: the owner of records and the employer of people. It owns itself.</summary>
internal sealed class Organisation : Record
{
    public required Id<Organisation> Id { get; init; }
    public required string Name { get; set; }
    public string NameEn { get; set; } = "";
    public required OrganisationKind Kind { get; set; }

    /// <summary>The unified social credit code (GB 32100-2015), or empty where it is not known.</summary>
    public string CreditCode { get; set; } = "";

    /// <summary>The industry by GB/T 4754-2017, for example <c>C3841</c>.</summary>
    public string Industry { get; set; } = "";
    public string Introduction { get; set; } = "";
    public string Website { get; set; } = "";
    public Contact Contact { get; set; } = new();

    /// <summary>The id this organisation has in the file it was imported from.</summary>
    public string ExternalId { get; set; } = "";

    public override Guid Key => Id.Value;

    public void MoveTo(RecordStatus status) => Status = status;
}

internal sealed class OrganisationMapping(AppDb db) : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ConfigureRecord(db);
        organisation.Property(o => o.Name).HasMaxLength(200);
        organisation.Property(o => o.NameEn).HasMaxLength(300);
        organisation.Property(o => o.CreditCode).HasMaxLength(18);
        organisation.Property(o => o.Industry).HasMaxLength(5);
        organisation.Property(o => o.Website).HasMaxLength(300);
        organisation.Property(o => o.ExternalId).HasMaxLength(100);
        organisation.ComplexProperty(o => o.Contact);
        organisation.HasIndex(o => o.Name);
        organisation.HasIndex(o => o.CreditCode);
        organisation.HasIndex(o => o.ExternalId);
    }
}
