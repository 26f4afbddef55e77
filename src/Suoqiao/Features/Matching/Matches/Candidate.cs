using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Search;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>A pair that the last matching of the whole region proposes. Each run replaces the pairs of the needs it covered.</summary>
internal sealed class Candidate
{
    public required Id<Need> NeedId { get; init; }
    public required Id<Offer> OfferId { get; init; }
    public required Id<Job> JobId { get; init; }
    public required double Score { get; init; }

    /// <summary>The score as a person reads it, 0–100.</summary>
    public required int Percent { get; init; }

    /// <summary>The place among the need's candidates, from 1.</summary>
    public required int Rank { get; init; }
    public required List<CandidateReason> Reasons { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class CandidateMapping(AppDb db) : IEntityTypeConfiguration<Candidate>
{
    public void Configure(EntityTypeBuilder<Candidate> candidate)
    {
        candidate.HasQueryFilter(pair => db.Needs.Any(n => n.Id == pair.NeedId) && db.Offers.Any(o => o.Id == pair.OfferId));
        candidate.ToTable("Candidates");
        candidate.HasKey(c => new { c.NeedId, c.OfferId });
        candidate.Property(c => c.Reasons).HasJsonConversion();
        candidate.HasIndex(c => c.OfferId);
        candidate.HasIndex(c => c.Score);
    }
}
