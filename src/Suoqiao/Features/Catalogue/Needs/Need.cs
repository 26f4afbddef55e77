using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>One figure that an answer to the need has to reach, for example “−20 ℃ capacity retention ≥ 80 %”.</summary>
internal sealed record MustHave(string Name, string Relation, string Value, string Unit);

/// <summary>A problem that an organisation wants solved, in its own words.</summary>
internal sealed class Need : Record
{
    public required Id<Need> Id { get; init; }
    public required string Title { get; set; }
    public string TitleEn { get; set; } = "";
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

    /// <summary>What the reviewer wrote when the need was returned.</summary>
    public string ReviewNote { get; set; } = "";
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>The id the need has in the file it was imported from; unique within its owner.</summary>
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

internal sealed class NeedMapping(AppDb db) : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> need)
    {
        need.ToTable("Needs");
        need.ConfigureRecord(db);
        need.Property(n => n.Title).HasMaxLength(200);
        need.Property(n => n.TitleEn).HasMaxLength(400);
        need.Property(n => n.Industry).HasMaxLength(5);
        need.Property(n => n.ExternalId).HasMaxLength(100);
        need.Property(n => n.MustHaves).HasJsonConversion();
        need.ComplexProperty(n => n.Contact);
        need.HasIndex(n => n.PublishedAt);
        need.HasIndex(n => n.Deadline);
        need.HasIndex(n => new { n.OwnerId, n.ExternalId });
    }
}
