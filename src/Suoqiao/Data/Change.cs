using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Suoqiao.Data;

/// <summary>
/// One line of the change feed: which record was written, in the order of commits. It is appended in the same
/// transaction as the write, so whoever follows the feed by <see cref="Sequence"/> misses nothing.
/// </summary>
internal sealed class Change
{
    public long Sequence { get; init; }
    public required string Kind { get; init; }
    public required Guid RecordId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class ChangeMapping : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.ToTable("Changes");
        change.HasKey(c => c.Sequence);
        change.Property(c => c.Sequence).ValueGeneratedOnAdd();
        change.Property(c => c.Kind).HasMaxLength(60);
    }
}
