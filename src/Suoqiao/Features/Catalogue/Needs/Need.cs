using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>How far the call for answers is.</summary>
internal enum NeedState
{
    /// <summary>It wants answers.</summary>
    Open,

    /// <summary>An agreement is signed.</summary>
    Matched,

    /// <summary>It is solved, or no longer wanted.</summary>
    Closed,

    /// <summary>Its last day has passed.</summary>
    Expired,
}

/// <summary>A problem that an organisation wants solved, in its own words.</summary>
internal sealed class Need : Record<Need, NeedState>
{
    public required string Title { get; set; }
    public string TitleEn { get; set; } = "";

    /// <summary>The title as it is ordered in either language.</summary>
    [Derived]
    public string TitleOrder { get; private set; } = "";

    [Derived]
    public string TitleOrderEn { get; private set; } = "";

    public string Description { get; set; } = "";
    public List<MustHave> MustHaves { get; set; } = [];

    /// <summary>The budget band in fen; either end may be open.</summary>
    public long? BudgetMin { get; set; }
    public long? BudgetMax { get; set; }
    public DateOnly? Deadline { get; set; }

    /// <summary>The industry by GB/T 4754-2017, for example <c>C3841</c>.</summary>
    public string Industry { get; set; } = "";

    /// <summary>The words of the industrial chain that the need belongs to.</summary>
    public List<string> ChainWords { get; set; } = [];

    /// <summary>What is told only under an agreement of confidentiality, and how to get it.</summary>
    public string Confidentiality { get; set; } = "";

    /// <summary>The technical contact named by the owner.</summary>
    public Contact Contact { get; set; } = new();

    /// <summary>How much of what an answerer must know is said, 0–100.</summary>
    public int Completeness { get; set; }

    internal bool HasContact => Contact.Name.Length > 0 && Contact.Phone.Length + Contact.Mail.Length > 0;
}

internal sealed class NeedMapping(AppDb db) : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> need)
    {
        need.ToTable("Needs");
        need.ConfigureRecord<Need, NeedState>(db);
        need.Ignore(n => n.HasContact);
        need.Property(n => n.Title).HasMaxLength(200);
        need.Property(n => n.TitleEn).HasMaxLength(400);
        need.Property(n => n.TitleOrder).IsOrderOf(nameof(Need.Title));
        need.Property(n => n.TitleOrderEn).IsEnglishOrderOf(nameof(Need.Title), nameof(Need.TitleEn));
        need.Property(n => n.Industry).HasMaxLength(5);
        need.Property(n => n.MustHaves).HasJsonConversion();
        need.ComplexProperty(n => n.Contact);
        need.HasIndex(n => new { n.PublishedAt, n.Id });
        need.HasIndex(n => n.Deadline);
        need.HasIndex(n => new { n.OwnerId, n.ExternalKey });
    }
}
