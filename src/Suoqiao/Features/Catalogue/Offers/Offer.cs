using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Records.Fields;

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

/// <summary>Whether the result can be had.</summary>
internal enum OfferState
{
    /// <summary>It is offered.</summary>
    Open,

    /// <summary>An agreement is signed.</summary>
    Matched,

    /// <summary>It is no longer offered.</summary>
    Closed,
}

/// <summary>A result of research that its owner offers for use.</summary>
internal sealed class Offer : Record<Offer, OfferState>
{
    public required string Title { get; set; }
    public string TitleEn { get; set; } = "";

    /// <summary>The title as it is ordered in either language.</summary>
    [Derived]
    public string TitleOrder { get; private set; } = "";

    [Derived]
    public string TitleOrderEn { get; private set; } = "";

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
}

/// <summary>What people call the choices of an offer.</summary>
internal static class OfferWords
{
    public static ChoiceWords<OfferKind> Kinds { get; } = new ChoiceWords<OfferKind>()
        .Word(OfferKind.Technology, "技术", "Technology")
        .Word(OfferKind.Product, "产品", "Product")
        .Word(OfferKind.Process, "工艺", "Process")
        .Word(OfferKind.Software, "软件", "Software")
        .Word(OfferKind.Material, "材料", "Material")
        .Word(OfferKind.Equipment, "装备", "Equipment", "设备")
        .Word(OfferKind.Variety, "品种", "Variety")
        .Word(OfferKind.Service, "服务", "Service");

    public static ChoiceWords<TransferMode> Modes { get; } = new ChoiceWords<TransferMode>()
        .Word(TransferMode.Assignment, "转让", "Assignment", "技术转让")
        .Word(TransferMode.Licence, "许可", "Licence", "技术许可", "License")
        .Word(TransferMode.Cooperation, "合作实施", "Joint development", "合作", "合作开发", "合作转化")
        .Word(TransferMode.EquityInvestment, "作价入股", "Contribution to equity", "作价投资", "Equity")
        .Word(TransferMode.TrialFirst, "先使用后付费", "Use first, pay later", "先试后买")
        .Word(TransferMode.Service, "技术服务", "Technical service", "服务");
}

internal sealed class OfferMapping(AppDb db) : IEntityTypeConfiguration<Offer>
{
    public void Configure(EntityTypeBuilder<Offer> offer)
    {
        offer.ToTable("Offers");
        offer.ConfigureRecord<Offer, OfferState>(db);
        offer.Property(o => o.Title).HasMaxLength(200);
        offer.Property(o => o.TitleEn).HasMaxLength(400);
        offer.Property(o => o.TitleOrder).IsOrderOf(nameof(Offer.Title));
        offer.Property(o => o.TitleOrderEn).IsEnglishOrderOf(nameof(Offer.Title), nameof(Offer.TitleEn));
        offer.Property(o => o.Industry).HasMaxLength(5);
        offer.PrimitiveCollection(o => o.TransferModes).ElementType(mode => mode.HasConversion<string>());
        offer.HasIndex(o => new { o.PublishedAt, o.Id });
        offer.HasIndex(o => new { o.OwnerId, o.ExternalKey });
    }
}
