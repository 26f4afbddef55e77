using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Messages;

/// <summary>A message as its reader may see it now.</summary>
/// <param name="Id">The message.</param>
/// <param name="Text">What it says.</param>
/// <param name="Href">The record; null where the reader no longer sees it.</param>
/// <param name="At">When it was told.</param>
/// <param name="IsRead">Whether it was read.</param>
public sealed record MessageLine(Guid Id, string Text, string? Href, DateTimeOffset At, bool IsRead);

/// <summary>The messages of the person who asks.</summary>
internal sealed class Inbox(AppDb db, CurrentViewer current, Kinds kinds, TimeProvider time, IStringLocalizer<MessagesTexts> texts)
{
    // The header says 99+ from here on, and every page counts.
    private const int MostCounted = 100;

    private const string AccountHref = "/account";

    /// <summary>How many are unread, up to a hundred.</summary>
    public Task<int> CountUnreadAsync(CancellationToken ct) => Unread().Take(MostCounted).CountAsync(ct);

    /// <summary>Unread ones first, then those that were read, the latest on top of each; a page begins after the last message of the one before.</summary>
    public async Task<IReadOnlyList<MessageLine>> ReadAsync(Guid? after, bool afterIsRead, int most, CancellationToken ct)
    {
        var found = afterIsRead ? [] : await After(Unread(), after).Take(most).ToListAsync(ct);
        if (found.Count < most)
        {
            found.AddRange(await After(Mine().Where(m => m.ReadAt != null), afterIsRead ? after : null).Take(most - found.Count).ToListAsync(ct));
        }

        return await TellAsync(found, ct);
    }

    /// <summary>The latest that are unread.</summary>
    public async Task<IReadOnlyList<MessageLine>> LatestAsync(int most, CancellationToken ct) =>
        await TellAsync(await After(Unread(), null).Take(most).ToListAsync(ct), ct);

    /// <summary>Marks one message as read, or all of them.</summary>
    /// <returns>Where the one leads, if its reader sees the record.</returns>
    public async Task<string?> MarkAsync(Guid? id, CancellationToken ct)
    {
        DateTimeOffset? now = time.GetUtcNow();
        var key = new Id<Message>(id ?? Guid.Empty);
        await (id is null ? Unread() : Unread().Where(m => m.Id == key)).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), ct);
        return id is null ? null : (await TellAsync(await Mine().Where(m => m.Id == key).ToListAsync(ct), ct)) is [{ Href: { } href }] ? href : null;
    }

    private IQueryable<Message> Mine() => db.Messages.AsNoTracking().Where(m => m.UserId == current.Value.UserId);

    private IQueryable<Message> Unread() => Mine().Where(m => m.ReadAt == null);

    private static IQueryable<Message> After(IQueryable<Message> messages, Guid? after)
    {
        var last = new Id<Message>(after ?? Guid.Empty);
        return (after is null ? messages : messages.Where(m => m.Id.CompareTo(last) < 0)).OrderByDescending(m => m.Id);
    }

    // The names come through the filter of the records: what is told is what the reader may see now.
    private async Task<IReadOnlyList<MessageLine>> TellAsync(List<Message> messages, CancellationToken ct)
    {
        var faces = new Dictionary<Guid, (string Title, string Href)>();
        foreach (var group in messages.GroupBy(m => m.RecordKind))
        {
            if (kinds.Find(group.Key) is { } kind)
            {
                foreach (var face in await kind.FacesAsync(db, [.. group.Select(m => m.RecordId).Distinct()], ct))
                {
                    faces[face.Id] = (Spoken.Pick(face.Title, face.TitleEn), kind.Href(face.Id));
                }
            }
        }

        return [.. messages.Select(m => m.Kind == MessageKind.AccountApproved
            ? new MessageLine(m.Id.Value, texts[$"{m.Kind}"], AccountHref, m.At, m.ReadAt is not null)
            : faces.TryGetValue(m.RecordId, out var face)
                ? new(m.Id.Value, texts[m.Detail.Length > 0 ? $"{m.Kind}_{m.Detail}" : $"{m.Kind}", face.Title], face.Href, m.At, m.ReadAt is not null)
                : new(m.Id.Value, texts["HiddenRecord"], null, m.At, m.ReadAt is not null))];
    }
}
