using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Threads;

namespace Suoqiao.Features.Matching.Matches;

internal enum Verdict
{
    Accepted,
    Declined,
}

/// <summary>What a technology manager decided about a pair; a declined pair does not come back.</summary>
internal sealed class Decision : Tracked
{
    public required Id<Decision> Id { get; init; }
    public required Id<Need> NeedId { get; init; }
    public required Id<Offer> OfferId { get; init; }
    public required Verdict Verdict { get; set; }
    public DeclineReason? Reason { get; set; }
    public string Text { get; set; } = "";

    /// <summary>The score and rank that the pair had when it was judged, so that matching can be measured later.</summary>
    public double? Score { get; init; }
    public int? Rank { get; init; }
    public required Id<User>? DecidedBy { get; init; }
    public required string DecidedByName { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The region of the need.</summary>
    public required string RegionPath { get; init; }

    public override Guid Key => Id.Value;

    public override string AuditRegion => RegionPath;
}

internal sealed class DecisionMapping(AppDb db) : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.HasQueryFilter(pair => db.Needs.Any(n => n.Id == pair.NeedId) && db.Offers.Any(o => o.Id == pair.OfferId));
        decision.ToTable("Decisions");
        decision.Property(d => d.DecidedByName).HasMaxLength(100);
        decision.Property(d => d.RegionPath).HasMaxLength(100);
        decision.HasIndex(d => new { d.NeedId, d.OfferId }).IsUnique();
        decision.HasIndex(d => d.OfferId);
        decision.HasIndex(d => d.At);
    }
}
