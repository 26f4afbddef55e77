using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Messages;

/// <summary>What a message tells.</summary>
internal enum MessageKind
{
    /// <summary>A record of the person's organisation was moved by somebody else; the detail names the move.</summary>
    RecordMoved,

    /// <summary>Its last day has passed.</summary>
    RecordExpired,

    /// <summary>Another organisation wants to talk about a record of the person's own.</summary>
    InterestExpressed,

    /// <summary>A pair of a record of the person's organisation was accepted.</summary>
    Matched,

    /// <summary>A thread of the person's came to another stage, which the detail names.</summary>
    ThreadMoved,

    /// <summary>The person carries a thread from now on.</summary>
    ThreadAssigned,

    /// <summary>A record of a thread that the person carries was moved; the detail names the move.</summary>
    SideMoved,

    /// <summary>The person's account was approved.</summary>
    AccountApproved,
}

/// <summary>
/// What one person is told of one record. No text is kept: what it says is put together when it is read, from the kind, the detail and what the
/// record is called then, in the language of the reader and as far as the reader may see the record at that moment.
/// </summary>
internal sealed class Message
{
    public required Id<Message> Id { get; init; }
    public required Id<User> UserId { get; init; }
    public required MessageKind Kind { get; init; }
    public required string RecordKind { get; init; }
    public required Guid RecordId { get; init; }

    /// <summary>One word of a list: a move, a stage.</summary>
    public required string Detail { get; init; }

    /// <summary>The version of the record that was changed: one change is told to a person once.</summary>
    public required int Occasion { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
}

internal sealed class MessageMapping(AppDb db) : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        // A message is for the person that it was written to, and for nobody else, whatever the role.
        message.HasQueryFilter(m => m.UserId == db.ViewerUser);
        message.ToTable("Messages");
        message.Property(m => m.RecordKind).HasMaxLength(60);
        message.Property(m => m.Detail).HasMaxLength(30);
        // Not with the person first: SQLite would take it for the person's messages, and walk through all of them.
        message.HasIndex(m => new { m.RecordId, m.UserId, m.Kind, m.Occasion }).IsUnique();
        message.HasIndex(m => new { m.UserId, m.Id }, "IX_Messages_Unread").HasFilter($"\"{nameof(Message.ReadAt)}\" IS NULL");
        message.HasIndex(m => new { m.UserId, m.Id }, "IX_Messages_Read").HasFilter($"\"{nameof(Message.ReadAt)}\" IS NOT NULL");
        message.HasIndex(m => m.At);
    }
}
