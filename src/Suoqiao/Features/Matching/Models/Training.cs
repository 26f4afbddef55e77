using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Matching.Models;

/// <summary>What is learnt.</summary>
public enum ModelKind
{
    /// <summary>Vectors of the terms of the region's own texts.</summary>
    Vectors,

    /// <summary>What each part of a pair weighs, from what people accepted and declined.</summary>
    Ranking,
}

/// <summary>How an attempt to learn ended.</summary>
internal enum TrainingOutcome
{
    /// <summary>What was learnt is used from now on.</summary>
    Taken,

    /// <summary>It did not win on the decisions held back; the former model stays.</summary>
    NotBetter,

    /// <summary>There is too little to learn from.</summary>
    TooFew,

    /// <summary>A person went back to what is shipped.</summary>
    WentBack,
}

/// <summary>
/// One attempt to learn, with the figures it was judged by. Rows are only ever added: the latest that was taken, or gone back from,
/// says what is in use, and each node follows it.
/// </summary>
internal sealed class Training
{
    public required Id<Training> Id { get; init; }
    public required ModelKind Kind { get; init; }
    public required TrainingOutcome Outcome { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Id<User>? ByUserId { get; init; }
    public required string ByName { get; init; }

    /// <summary>How many texts or judged pairs were learnt from.</summary>
    public int Examples { get; init; }

    /// <summary>For the ranking: from how many needs and people the judged pairs are.</summary>
    public int Needs { get; init; }
    public int People { get; init; }

    /// <summary>For the ranking: how many judged pairs were held back.</summary>
    public int HeldBack { get; init; }

    /// <summary>On what was held back: the share of pairs in the right order, by the model in use and by the new one.</summary>
    public double? OldOrder { get; init; }
    public double? NewOrder { get; init; }

    /// <summary>On what was held back: nDCG@10 by the model in use and by the new one.</summary>
    public double? OldNdcg { get; init; }
    public double? NewNdcg { get; init; }

    /// <summary>What was learnt, where it was taken; of former ones only the last is kept.</summary>
    public byte[]? Content { get; init; }

    /// <summary>The attempts that decide what is in use, the latest first.</summary>
    public static IQueryable<Training> Deciding(AppDb db, ModelKind kind) => db.Set<Training>().AsNoTracking()
        .Where(t => t.Kind == kind && (t.Outcome == TrainingOutcome.Taken || t.Outcome == TrainingOutcome.WentBack))
        .OrderByDescending(t => t.At).ThenByDescending(t => t.Id);
}

internal sealed class TrainingMapping : IEntityTypeConfiguration<Training>
{
    public void Configure(EntityTypeBuilder<Training> training)
    {
        training.ToTable("Trainings");
        training.Property(t => t.ByName).HasMaxLength(100);
        training.HasIndex(t => new { t.Kind, t.At });
    }
}
