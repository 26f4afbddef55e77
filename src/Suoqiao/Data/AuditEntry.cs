using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Accounts;

namespace Suoqiao.Data;

internal enum AuditAction
{
    Create,
    Update,
    Delete,
    ReadPersonal,
    SignIn,
    SignInFailed,
    SignOut,
    Export,

    /// <summary>A record was returned to its author; the detail is what the reviewer wrote.</summary>
    Return,
}

/// <summary>One line of the audit: who did what to which record. Rows are only ever added.</summary>
internal sealed class AuditEntry
{
    public long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public Id<User>? UserId { get; init; }
    public required string UserName { get; init; }
    public required AuditAction Action { get; init; }

    /// <summary>The kind of record, for example <c>Need</c>.</summary>
    public required string Subject { get; init; }
    public required string SubjectId { get; init; }

    /// <summary>The region of the record, so that an operator sees the audit of the own region only.</summary>
    public required string RegionPath { get; init; }

    /// <summary>The names of the changed fields (and old → new for states), or what a reviewer wrote; never personal data.</summary>
    public required string Detail { get; init; }
}

internal sealed class AuditEntryMapping(AppDb db) : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasQueryFilter(e => db.SeesEverything || (db.ViewerIsOperator && e.RegionPath.StartsWith(db.ViewerRegion)));
        entry.ToTable("Audit");
        entry.HasKey(e => e.Sequence);
        entry.Property(e => e.Sequence).ValueGeneratedOnAdd();
        entry.Property(e => e.Subject).HasMaxLength(60);
        entry.Property(e => e.SubjectId).HasMaxLength(60);
        entry.HasIndex(e => new { e.Subject, e.SubjectId });
        entry.HasIndex(e => e.At);
    }
}
