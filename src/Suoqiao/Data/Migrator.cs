using Microsoft.EntityFrameworkCore;

namespace Suoqiao.Data;

/// <summary>Applies the numbered SQL scripts of the engine in use, each once, each in one transaction, and fills what the program derives.</summary>
internal static class Migrator
{
    private const long MigrationLock = 0x5371_6d69_6772;

    public static async Task MigrateAsync(this AppDb db, CancellationToken ct = default)
    {
        var postgres = db.Database.IsNpgsql();
        if (postgres
            && await db.Database.SqlQuery<string>($"SELECT current_setting('server_encoding') AS \"Value\"").SingleAsync(ct) is var encoding and not "UTF8")
        {
            throw new WrongEncodingException(db.Database.GetDbConnection().Database, encoding);
        }

        await db.Database.ExecuteSqlRawAsync(
            """CREATE TABLE IF NOT EXISTS "SchemaVersions" ("Name" VARCHAR(200) PRIMARY KEY)""", ct);
        foreach (var (name, sql) in Scripts(postgres ? "Postgres" : "Sqlite"))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await OneAtATimeAsync(db, ct);
            var applied = await db.Database
                .SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM "SchemaVersions" WHERE "Name" = {name}""").SingleAsync(ct);
            if (applied == 0)
            {
                // The script is ours, not input; it must reach the engine without format handling of its braces.
                await ExecuteScriptAsync(db, sql, ct);
                await db.Database.ExecuteSqlAsync($"""INSERT INTO "SchemaVersions" ("Name") VALUES ({name})""", ct);
            }

            await transaction.CommitAsync(ct);
        }

        await using var filling = await db.Database.BeginTransactionAsync(ct);
        await OneAtATimeAsync(db, ct);
        await DerivedColumns.FillAsync(db, ct);
        await filling.CommitAsync(ct);
    }

    // Several nodes may start at once on one cluster.
    private static async Task OneAtATimeAsync(AppDb db, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({MigrationLock})", ct);
        }
    }

    /// <summary>The names of the scripts that this program knows.</summary>
    public static IEnumerable<string> Names(bool postgres) => Scripts(postgres ? "Postgres" : "Sqlite").Select(script => script.Name);

    private static async Task ExecuteScriptAsync(AppDb db, string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(db.Database.CurrentTransaction!);
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static IEnumerable<(string Name, string Sql)> Scripts(string engine)
    {
        var assembly = typeof(Migrator).Assembly;
        var prefix = $"{typeof(Migrator).Namespace}.Scripts.{engine}.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource[prefix.Length..], reader.ReadToEnd());
        }
    }
}
