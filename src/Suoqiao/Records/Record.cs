using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>Where a record stands between its first draft and the archive.</summary>
internal enum RecordStatus
{
    Draft,
    UnderReview,
    Published,
    Matched,
    Closed,
    Expired,
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

    public RecordStatus Status { get; protected set; }

    public override string AuditRegion => RegionPath;

    public override bool IsFed => true;
}

/// <summary>The columns every record has.</summary>
internal static class RecordMapping
{
    /// <param name="db">The context whose viewer decides what a query gives.</param>
    public static void ConfigureRecord<T>(this EntityTypeBuilder<T> record, AppDb db)
        where T : Record
    {
        record.HasQueryFilter(Sight.Filter<T>(db));
        record.Property(r => r.RegionCode).HasMaxLength(20);
        record.Property(r => r.RegionPath).HasMaxLength(100);
        record.HasIndex(r => r.RegionPath);
        record.HasIndex(r => r.OwnerId);
        record.HasIndex(r => r.Status);
    }
}
