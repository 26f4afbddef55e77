using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Messages;

/// <summary>
/// Tells people of a change of a record. A step of the operation that makes the change: the messages are written in its transaction, so none is lost
/// and none tells of what did not happen, and leaves the saving to it. Whoever made the change is not told.
/// </summary>
internal sealed class TellPeople(AppDb db, CurrentViewer current, TimeProvider time)
{
    /// <summary>Tells those who write for the organisations, and the people besides.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="about">The record, as the operation has changed it but not saved.</param>
    /// <param name="organisations">Whose members are told.</param>
    /// <param name="people">Who is told besides.</param>
    /// <param name="detail">The move or the stage.</param>
    /// <param name="ct">Stops the operation.</param>
    public async Task HandleAsync(
        MessageKind kind, Tracked about, IReadOnlyCollection<Id<Organisation>> organisations, IReadOnlyCollection<Id<User>> people, string detail,
        CancellationToken ct)
    {
        var (actor, owners) = (current.Value.UserId, organisations.Select(id => (Id<Organisation>?)id).ToList());
        var told = await db.Users.Where(u => u.Id != actor
                && (people.Contains(u.Id) || (u.Status == UserStatus.Active && u.Role == Role.Member && owners.Contains(u.OrganisationId))))
            .Select(u => u.Id).ToListAsync(ct);
        foreach (var user in told.Where(user => !db.ChangeTracker.Entries<Message>().Any(entry => entry.Entity is var other
            && other.UserId == user && other.RecordId == about.Key && other.Kind == kind && other.Occasion == about.Version)))
        {
            db.Messages.Add(new()
            {
                Id = Id<Message>.New(time),
                UserId = user,
                Kind = kind,
                RecordKind = about.GetType().Name,
                RecordId = about.Key,
                Detail = detail,
                Occasion = about.Version,
                At = time.GetUtcNow(),
            });
        }
    }
}
