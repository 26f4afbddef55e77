using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Features.Catalogue.Offers;

public enum OfferKind
{
    Technology,
    Product,
    Process,
    Software,
    Material,
    Equipment,
    Variety,
    Service,
}

/// <summary>How a result may pass to its user (art. 16 of the Act on Promoting the Transformation of Scientific and Technological Achievements).</summary>
public enum TransferMode
{
    Assignment,
    Licence,
    Cooperation,
    EquityInvestment,
    TrialFirst,
    Service,
}

/// <summary>A result of research that its owner offers for use.</summary>
internal sealed class Offer : Record
{
    public required Id<Offer> Id { get; init; }
    public required string Title { get; set; }
    public string TitleEn { get; set; } = "";
    public string Description { get; set; } = "";
    public OfferKind Kind { get; set; }
    public List<string> Inventors { get; set; } = [];

    /// <summary>The readiness level, 1–13; null where the owner has not said.</summary>
    public int? Readiness { get; set; }

    /// <summary>Patent application numbers, checked and written like <c>201710601862.3</c>.</summary>
    public List<string> Patents { get; set; } = [];
    public List<TransferMode> TransferModes { get; set; } = [];

    /// <summary>The asking price in fen; null means negotiable.</summary>
    public long? Price { get; set; }

    /// <summary>The industry by GB/T 4754-2017, for example <c>C3841</c>.</summary>
    public string Industry { get; set; } = "";
    public List<string> Keywords { get; set; } = [];

    /// <summary>How much of what an enterprise must know is said, 0–100.</summary>
    public int Completeness { get; set; }

    /// <summary>What the reviewer wrote when the offer was returned.</summary>
    public string ReviewNote { get; set; } = "";
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>The id the offer has in the file it was imported from; unique within its owner.</summary>
    public string ExternalId { get; set; } = "";

    public override Guid Key => Id.Value;

    public void MoveTo(RecordStatus status, DateTimeOffset now)
    {
        Status = status;
        if (status == RecordStatus.Published)
        {
            PublishedAt ??= now;
        }
    }
}

internal sealed class OfferMapping(AppDb db) : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> offer)
    {
        offer.ToTable("Offers");
        offer.ConfigureRecord(db);
        offer.Property(o => o.Title).HasMaxLength(200);
        offer.Property(o => o.TitleEn).HasMaxLength(400);
        offer.Property(o => o.Industry).HasMaxLength(5);
        offer.Property(o => o.ExternalId).HasMaxLength(100);
        offer.PrimitiveCollection(o => o.TransferModes).ElementType(mode => mode.HasConversion<string>());
        offer.HasIndex(o => o.PublishedAt);
        offer.HasIndex(o => new { o.OwnerId, o.ExternalId });
    }
}
