using System.ComponentModel.DataAnnotations.Schema;

namespace Suoqiao.Data;

/// <summary>What people change: each write leaves an audit row and raises <see cref="Version"/>, which refuses a lost update.</summary>
internal abstract class Tracked
{
    public int Version { get; private set; } = 1;
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The primary key, for the audit and the change feed.</summary>
    [NotMapped]
    public abstract Guid Key { get; }

    /// <summary>The path in the region tree that this row belongs to, for the audit.</summary>
    [NotMapped]
    public virtual string AuditRegion => "";

    /// <summary>Whether each write of the row is told in the change feed.</summary>
    [NotMapped]
    public virtual bool IsFed => false;

    internal void Stamp(DateTimeOffset now, bool added)
    {
        if (added)
        {
            // Demonstration and import may bring an earlier date of creation with them.
            CreatedAt = CreatedAt == default ? now : CreatedAt;
        }
        else
        {
            Version++;
        }

        UpdatedAt = now;
    }

    /// <summary>Sets the date of creation of a record that existed before it came here.</summary>
    internal void CreatedEarlier(DateTimeOffset at) => CreatedAt = at;
}
