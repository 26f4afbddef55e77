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
    public string TitleEn { get; init; } = "";

    /// <summary>The title as it is ordered.</summary>
    [Derived]
    public string TitleOrder { get; private set; } = "";
    public required Id<User>? ManagerId { get; set; }
    public Stage Stage { get; private set; }
    public DateTimeOffset StageSince { get; private set; }
    public DeclineReason? DeclineReason { get; private set; }

    /// <summary>What the contract is worth, in fen; null while it is not known or not told.</summary>
    public long? ContractValue { get; private set; }

    /// <summary>The stages on the way so far that never were.</summary>
    public List<Stage> Skipped { get; private set; } = [];

    /// <summary>What wants and what answers, as one text: there is never a second thread of a pair. Null for a thread that has not both.</summary>
    public string? PairKey { get; set; }

    /// <summary>Whether the thread has ended, well or not.</summary>
    public static bool IsEnd(Stage stage) => stage is Stage.Succeeded or Stage.Declined or Stage.Lapsed;

    public static string PairOf(Guid demand, Guid supply) => $"{demand:N}{supply:N}";

    public void Advance(Stage stage, DateTimeOffset now, DeclineReason? reason = null, long? contractValue = null)
    {
        Skipped = [.. Skipped, .. StageMoves.Skipped(Stage, stage)];
        Stand(stage, now, reason, contractValue ?? ContractValue, now);
    }

    /// <summary>Stands again as it did before a move.</summary>
    /// <param name="stage">Where it stood.</param>
    /// <param name="before">What the move wrote down; null where it was made before moves wrote that down.</param>
    /// <param name="since">Since when it stood there where that was not written down.</param>
    /// <param name="now">The instant.</param>
    public void Return(Stage stage, StageBefore? before, DateTimeOffset since, DateTimeOffset now)
    {
        Skipped = before is null ? [.. Skipped.Except(StageMoves.Skipped(stage, Stage))] : [.. before.Skipped];
        Stand(stage, before?.Since ?? since, before?.DeclineReason, before is null ? ContractValue : before.ContractValue, now);
    }

    /// <summary>What a move is about to change, so that it can be taken back.</summary>
    public StageBefore Before() => new(StageSince, DeclineReason, ContractValue, [.. Skipped], []);

    private void Stand(Stage stage, DateTimeOffset since, DeclineReason? reason, long? contractValue, DateTimeOffset now)
    {
        (Stage, StageSince, DeclineReason, ContractValue) = (stage, since, reason, contractValue);
        MoveTo(Shown.Shown, IsEnd(stage) ? CooperationState.Ended : CooperationState.Open, now);
    }
}

/// <summary>What a move of a thread found, so that it can be taken back.</summary>
/// <param name="Since">Since when the thread had stood where it stood.</param>
/// <param name="Touched">The records whose state followed the move.</param>
internal sealed record StageBefore(
    DateTimeOffset Since, DeclineReason? DeclineReason, long? ContractValue, IReadOnlyList<Stage> Skipped, IReadOnlyList<Touched> Touched);

/// <summary>A record whose state followed a move of its thread, and from where to where.</summary>
internal sealed record Touched(Guid RecordId, string From, string To);

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

    /// <summary>What the move found; null on a line that is no move.</summary>
    public StageBefore? Before { get; init; }

    /// <summary>The move that this line takes back.</summary>
    public Id<TimelineEntry>? TakesBack { get; init; }

    /// <summary>The moves of threads that stand: what was taken back, and the taking back, is told in the timeline and counts nowhere.</summary>
    public static IQueryable<TimelineEntry> Moves(AppDb db) =>
        db.Timeline.Where(e => e.To != null && e.TakesBack == null && !db.Timeline.Any(back => back.TakesBack == e.Id));
}

/// <summary>A document that proves a line of the timeline. It lies in the database, so that it is written, restored and seen with its line.</summary>
internal sealed class TimelineFile : IOnRecord
{
    public required Id<TimelineFile> Id { get; init; }
    public required Id<TimelineEntry> EntryId { get; init; }
    public required string RecordKind { get; init; }
    public required Guid RecordId { get; init; }
    public required string Name { get; init; }
    public required int Size { get; init; }
    public required byte[] Content { get; init; }
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
        cooperation.Property(c => c.TitleEn).HasMaxLength(400);
        cooperation.Property(c => c.TitleOrder).IsOrderOf(nameof(Cooperation.Title));
        cooperation.Property(c => c.PairKey).HasMaxLength(64);
        cooperation.Property(c => c.Skipped).HasJsonConversion();
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
        entry.Property(e => e.Before).HasJsonConversion();
        entry.HasIndex(e => new { e.To, e.At });
        entry.HasIndex(e => e.TakesBack);
    }
}

internal sealed class TimelineFileMapping(AppDb db) : IEntityTypeConfiguration<TimelineFile>
{
    public void Configure(EntityTypeBuilder<TimelineFile> file)
    {
        file.SeenWithItsRecord(db);
        file.ToTable("TimelineFiles");
        file.Property(f => f.Name).HasMaxLength(EvidenceFile.LongestName);
        file.HasIndex(f => f.RecordId);
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
