using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>What a record is to a thread.</summary>
public enum SideRole
{
    /// <summary>What is wanted: a need, a scenario.</summary>
    Demand,

    /// <summary>What answers it: an offer, an expert, a listing.</summary>
    Supply,

    /// <summary>A part of the way: an event where they met, an agreement, a project.</summary>
    Part,
}

/// <summary>One side of a thread: any record, and its organisation. A thread may begin from any of them, and others join it.</summary>
internal sealed class ThreadSide
{
    public required Id<Cooperation> ThreadId { get; init; }
    public required string RecordKind { get; init; }
    public required Guid RecordId { get; init; }
    public required SideRole Role { get; init; }
    public required Id<Organisation> OrganisationId { get; init; }
}

internal sealed class ThreadSideMapping(AppDb db) : IEntityTypeConfiguration<ThreadSide>
{
    public void Configure(EntityTypeBuilder<ThreadSide> side)
    {
        // Who sees a thread sees that it has the side; the record behind it has its own filter.
        side.HasQueryFilter(s => db.Cooperations.Any(c => c.Id == s.ThreadId));
        side.ToTable("ThreadSides");
        side.HasKey(s => new { s.ThreadId, s.RecordKind, s.RecordId });
        side.Property(s => s.RecordKind).HasMaxLength(60);
        side.HasIndex(s => s.RecordId);
        side.HasIndex(s => s.OrganisationId);
    }
}
