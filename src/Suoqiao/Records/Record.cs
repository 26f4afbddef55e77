using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;
using Suoqiao.Standards;

namespace Suoqiao.Records;

/// <summary>How far a record is shown: what rights read. What state its work is in is another thing, and each kind's own.</summary>
internal enum Shown
{
    /// <summary>Only its owner sees it.</summary>
    Draft,

    /// <summary>Its owner and the region's staff see it.</summary>
    UnderReview,

    /// <summary>Those see it whom its visibility names.</summary>
    Shown,

    /// <summary>Its owner and the region's staff see it; nothing is deleted.</summary>
    Archived,
}

/// <summary>
/// What a region shares: it belongs to a region and to an owner organisation and has a visibility.
/// Every query for records is filtered by <see cref="Sight"/>.
/// </summary>
internal abstract class Record : Tracked
{
    public required string RegionCode { get; set; }

    /// <summary>The codes from the root of the region tree to the record's region: <c>/990000/990100/990102/</c>.</summary>
    public required string RegionPath { get; set; }

    public required Id<Organisation> OwnerId { get; init; }
    public Visibility Visibility { get; set; }

    /// <summary>Organisations that may see the record when <see cref="Visibility"/> is <see cref="Visibility.Parties"/>.</summary>
    public List<Guid> Parties { get; set; } = [];

    public Shown Shown { get; private set; }

    /// <summary>When it was shown for the first time.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>What the reviewer wrote when the record was returned.</summary>
    public string ReviewNote { get; set; } = "";

    /// <summary>The id the record has in the file it was imported from; unique within its owner.</summary>
    public string ExternalId { get; set; } = "";

    /// <summary>That id as it is compared (<see cref="NameKey"/>).</summary>
    [Derived]
    public string ExternalKey { get; private set; } = "";

    /// <summary>The import that wrote the record last.</summary>
    public Guid? ImportId { get; set; }

    public override string AuditRegion => RegionPath;

    public override bool IsFed => true;

    internal void Show(Shown shown, DateTimeOffset now)
    {
        Shown = shown;
        if (shown == Shown.Shown)
        {
            PublishedAt ??= now;
        }
    }
}

/// <summary>A record with an id of its own kind.</summary>
internal abstract class Record<T> : Record
    where T : Record<T>
{
    public required Id<T> Id { get; init; }

    public override Guid Key => Id.Value;
}

/// <summary>A record whose work has states of its own.</summary>
internal abstract class Record<T, TState> : Record<T>
    where T : Record<T, TState>
    where TState : struct, Enum
{
    public TState State { get; private set; }

    internal void MoveTo(Shown shown, TState state, DateTimeOffset now)
    {
        State = state;
        Show(shown, now);
    }
}

/// <summary>The columns every record has.</summary>
internal static class RecordMapping
{
    /// <param name="db">The context whose viewer decides what a query gives.</param>
    public static void ConfigureRecord<T>(this EntityTypeBuilder<T> record, AppDb db)
        where T : Record<T>
    {
        record.HasQueryFilter(Sight.Filter<T>(db));
        record.Property(r => r.RegionCode).HasMaxLength(20);
        record.Property(r => r.RegionPath).HasMaxLength(100);
        record.Property(r => r.ExternalId).HasMaxLength(100);
        record.Property(r => r.ExternalKey).HasMaxLength(300).IsKeyOf(nameof(Record.ExternalId));
        record.ToldTogetherWith(r => r.Shown);
        record.HasIndex(r => r.ImportId).HasFilter($"\"{nameof(Record.ImportId)}\" IS NOT NULL");
        record.HasIndex(r => r.RegionPath);
        record.HasIndex(r => r.OwnerId);
        // Nearly all records are shown: an index over that alone would send SQLite, which guesses, through all of them. Few wait for a review.
        record.HasIndex(r => r.RegionPath, $"IX_{record.Metadata.GetTableName()}_UnderReview")
            .HasFilter($"\"{nameof(Record.Shown)}\" = '{nameof(Shown.UnderReview)}'");
    }

    /// <summary>The same for a kind with states.</summary>
    public static void ConfigureRecord<T, TState>(this EntityTypeBuilder<T> record, AppDb db)
        where T : Record<T, TState>
        where TState : struct, Enum
    {
        record.ConfigureRecord(db);
        record.ToldTogetherWith(r => r.State);
    }
}
