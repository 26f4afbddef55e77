using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Features.Jobs;
using Suoqiao.Features.Needs;
using Suoqiao.Features.Offers;

namespace Suoqiao.Features.Matches;

/// <summary>One reason of a pair: what counted, the words, and its share of the score (negative where it counts against).</summary>
/// <param name="Kind">A <see cref="Matching.ReasonKind"/>, or <see cref="Unstated"/>.</param>
/// <param name="Text">The term, or the code of the other side.</param>
/// <param name="Share">Its share of the score; the shares sum to the score.</param>
/// <param name="Actual">For readiness and budget: the level reached, or the price in fen.</param>
/// <param name="Wanted">For readiness and budget: the level wanted, or the budget in fen.</param>
internal sealed record CandidateReason(string Kind, string Text, double Share, long? Actual = null, long? Wanted = null)
{
    /// <summary>A figure that the need must have and of which the offer says nothing: to ask about, not to score.</summary>
    public const string Unstated = nameof(Unstated);

    /// <summary>What the semantic model found near in meaning, and what stands for it where a text is not public; <see cref="Text"/> names the model.</summary>
    public const string Semantic = nameof(Semantic), SemanticAverage = nameof(SemanticAverage);
}

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

internal sealed class CandidateMapping : IEntityTypeConfiguration<Candidate>
{
    public void Configure(EntityTypeBuilder<Candidate> candidate)
    {
        candidate.ToTable("Candidates");
        candidate.HasKey(c => new { c.NeedId, c.OfferId });
        candidate.Property(c => c.Reasons).HasJsonConversion();
        candidate.HasIndex(c => c.OfferId);
        candidate.HasIndex(c => c.Score);
    }
}
