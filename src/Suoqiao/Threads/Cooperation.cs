using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>How far a thread is; the names follow the way from a first suggestion to an outcome.</summary>
public enum Stage
{
    /// <summary>Proposed, nobody has spoken yet.</summary>
    Suggested,

    /// <summary>Both sides have spoken.</summary>
    Contacted,

    /// <summary>They meet.</summary>
    Meeting,

    /// <summary>They negotiate terms.</summary>
    Negotiating,

    /// <summary>An agreement is signed.</summary>
    Signed,

    /// <summary>The contract is registered.</summary>
    Registered,

    /// <summary>The work is being delivered.</summary>
    Delivering,

    /// <summary>The outcome is there.</summary>
    Succeeded,

    /// <summary>Ended by one side, with a reason.</summary>
    Declined,

    /// <summary>Ended by standing still.</summary>
    Lapsed,
}

/// <summary>Whether a thread goes on.</summary>
internal enum CooperationState
{
    Open,
    Ended,
}

/// <summary>
/// The thread from a need to an outcome. It belongs to the organisation of its first side; those of the others are parties; a
/// technology manager carries it. Its stage changes only by an operation that also writes the timeline.
/// </summary>
internal sealed class Cooperation : Record<Cooperation, CooperationState>
{
    public required string Title { get; set; }

    /// <summary>The title as it is ordered.</summary>
    [Derived]
    public string TitleOrder { get; private set; } = "";
    public required Id<User>? ManagerId { get; set; }
    public Stage Stage { get; private set; }
    public DateTimeOffset StageSince { get; private set; }
    public DeclineReason? DeclineReason { get; private set; }

    /// <summary>What wants and what answers, as one text: there is never a second thread of a pair. Null for a thread that has not both.</summary>
    public string? PairKey { get; set; }

    /// <summary>Whether the thread has ended, well or not.</summary>
    public static bool IsEnd(Stage stage) => stage is Stage.Succeeded or Stage.Declined or Stage.Lapsed;

    public static string PairOf(Guid demand, Guid supply) => $"{demand:N}{supply:N}";

    public void Advance(Stage stage, DateTimeOffset now, DeclineReason? reason = null)
    {
        (Stage, StageSince, DeclineReason) = (stage, now, reason);
        MoveTo(Shown.Shown, IsEnd(stage) ? CooperationState.Ended : CooperationState.Open, now);
    }
}

/// <summary>One line of the timeline of a record, above all of a thread. Lines are only ever added.</summary>
internal sealed class TimelineEntry : IOnRecord
{
    public required Id<TimelineEntry> Id { get; init; }
    public required string RecordKind { get; init; }
    public required Guid RecordId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Id<User>? ByUserId { get; init; }
    public required string ByName { get; init; }
    public Stage? From { get; init; }
    public Stage? To { get; init; }
    public required string Text { get; init; }

    /// <summary>What proves it: the number of a document, a link, the minutes.</summary>
    public string Evidence { get; init; } = "";
}

/// <summary>What somebody promised to do by a date.</summary>
internal sealed class ActionItem : Tracked, IOnRecord
{
    public required Id<ActionItem> Id { get; init; }
    public required string RecordKind { get; init; }
    public required Guid RecordId { get; init; }
    public required string Title { get; set; }
    public required Id<User>? OwnerId { get; set; }
    public required string OwnerName { get; set; }
    public required DateOnly Due { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>The region of the record.</summary>
    public required string RegionPath { get; init; }

    public override Guid Key => Id.Value;

    public override string AuditRegion => RegionPath;
}

internal sealed class CooperationMapping(AppDb db) : IEntityTypeConfiguration<Cooperation>
{
    public void Configure(EntityTypeBuilder<Cooperation> cooperation)
    {
        cooperation.ToTable("Cooperations");
        cooperation.ConfigureRecord<Cooperation, CooperationState>(db);
        cooperation.Property(c => c.Title).HasMaxLength(300);
        cooperation.Property(c => c.TitleOrder).IsOrderOf(nameof(Cooperation.Title));
        cooperation.Property(c => c.PairKey).HasMaxLength(64);
        cooperation.HasIndex(c => c.PairKey).IsUnique();
        cooperation.HasIndex(c => c.ManagerId);
        cooperation.HasIndex(c => c.Stage);
    }
}

internal sealed class TimelineEntryMapping(AppDb db) : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> entry)
    {
        entry.SeenWithItsRecord(db);
        entry.ToTable("Timeline");
        entry.Property(e => e.ByName).HasMaxLength(100);
        entry.HasIndex(e => new { e.RecordId, e.At });
        entry.HasIndex(e => new { e.To, e.At });
    }
}

internal sealed class ActionItemMapping(AppDb db) : IEntityTypeConfiguration<ActionItem>
{
    public void Configure(EntityTypeBuilder<ActionItem> item)
    {
        item.SeenWithItsRecord(db);
        item.ToTable("ActionItems");
        item.Property(i => i.Title).HasMaxLength(300);
        item.Property(i => i.OwnerName).HasMaxLength(100);
        item.Property(i => i.RegionPath).HasMaxLength(100);
        item.HasIndex(i => i.RecordId);
        item.HasIndex(i => new { i.OwnerId, i.DoneAt, i.Due });
    }
}
