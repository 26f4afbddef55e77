using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Suoqiao.Data;

/// <summary>
/// Writes many lines of the audit and the change feed by one statement. SQLite takes no batches, so that a million records with two lines each would
/// otherwise be three million statements.
/// </summary>
internal static class SqliteLogs
{
    private const int WorthIt = 100;

    public static async Task WriteAsync(AppDb db, CancellationToken ct)
    {
        var audit = Added<AuditEntry>(db);
        if (audit.Count >= WorthIt)
        {
            var lines = JsonSerializer.Serialize(audit.Select(line => new object?[]
            {
                line.Entity.At.UtcTicks, line.Entity.UserId?.Value.ToString().ToUpperInvariant(), line.Entity.UserName, line.Entity.Action.ToString(),
                line.Entity.Subject, line.Entity.SubjectId, line.Entity.RegionPath, line.Entity.Detail,
            }));
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Audit" ("At", "UserId", "UserName", "Action", "Subject", "SubjectId", "RegionPath", "Detail")
                SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'),
                    json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'), json_extract(value, '$[7]')
                FROM json_each({lines}) ORDER BY key
                """,
                ct);
            audit.ForEach(line => line.State = EntityState.Detached);
        }

        var feed = Added<Change>(db);
        if (feed.Count >= WorthIt)
        {
            var lines = JsonSerializer.Serialize(feed.Select(line => new object[]
            {
                line.Entity.Kind, line.Entity.RecordId.ToString().ToUpperInvariant(), line.Entity.At.UtcTicks,
            }));
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "Changes" ("Kind", "RecordId", "At")
                SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each({lines}) ORDER BY key
                """,
                ct);
            feed.ForEach(line => line.State = EntityState.Detached);
        }
    }

    private static List<EntityEntry<T>> Added<T>(AppDb db)
        where T : class => [.. db.ChangeTracker.Entries<T>().Where(entry => entry.State == EntityState.Added)];
}
