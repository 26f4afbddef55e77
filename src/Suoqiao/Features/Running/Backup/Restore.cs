using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Npgsql;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Backup;

/// <summary>Texts of this feature.</summary>
internal sealed class BackupTexts;

/// <summary>
/// Puts a backup in the place of a data folder, or of a PostgreSQL database. Everything is unpacked and checked beside the place first; what was
/// there goes away in one step at the end, or not at all.
/// </summary>
internal sealed class Restore(IStringLocalizer<BackupTexts> texts)
{
    /// <param name="path">The archive.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="postgres">The connection string of the database, or null for the file in the folder.</param>
    /// <param name="force">Whether what is there may be replaced.</param>
    /// <param name="ct">Stops the work; what was there stays.</param>
    public async Task<(BackupManifest? Manifest, Refusal? Refusal)> HandleAsync(string path, string folder, string? postgres, bool force, CancellationToken ct)
    {
        if (BackupReader.Manifest(path) is not { Format: BackupManifest.CurrentFormat } manifest)
        {
            return Refuse("NotABackup", path);
        }

        if (manifest.Engine != (postgres is null ? BackupEngine.Sqlite : BackupEngine.Postgres))
        {
            return Refuse("OtherEngine", manifest.Engine);
        }

        if (manifest.Schema.Except(Migrator.Names(manifest.Engine == BackupEngine.Postgres)).Any())
        {
            return Refuse("Newer", manifest.Version);
        }

        var place = Directory.CreateDirectory(Path.GetFullPath(folder)).FullName;
        using var held = DataFolderLock.Seize(place);
        if (held is null)
        {
            return Refuse("InUse", place);
        }

        var temporary = Directory.CreateDirectory(Path.Combine(place, $".restore-{Path.GetRandomFileName()}")).FullName;
        try
        {
            var damaged = await BackupReader.UnpackAsync(path, manifest, temporary, ct);
            return damaged is not null ? Refuse("Damaged", damaged)
                : (postgres is null
                    ? Replace(manifest, temporary, place, force)
                    : await ReplaceAsync(manifest, temporary, place, postgres, force, ct)) is { } refusal ? (null, refusal)
                : (manifest, null);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private (BackupManifest? Manifest, Refusal? Refusal) Refuse(string key, params object[] arguments) => (null, new Refusal.Rule(texts[key, arguments]));

    private Refusal.Rule? Replace(BackupManifest manifest, string temporary, string place, bool force)
    {
        var (fresh, old) = (Path.Combine(temporary, BackupManifest.DatabaseEntry), Path.Combine(place, BackupManifest.DatabaseEntry));
        if (File.Exists(old) && !force)
        {
            return new Refusal.Rule(texts["NotEmpty", place]);
        }

        if (!SqliteCopy.IsSound(fresh)
            || !SqliteCopy.Describe(fresh).Tables.Select(table => (table.Name, table.Rows))
                .SequenceEqual(manifest.Tables.Select(table => (table.Name, table.Rows))))
        {
            return new Refusal.Rule(texts["Damaged", BackupManifest.DatabaseEntry]);
        }

        ReplaceKeys(temporary, place);

        // The log of the old file would be taken for one of the new. Nobody has it open: the folder is ours.
        SqliteConnection.ClearAllPools();
        File.Delete($"{old}-wal");
        File.Delete($"{old}-shm");
        File.Move(fresh, old, overwrite: true);
        return null;
    }

    private async Task<Refusal.Rule?> ReplaceAsync(BackupManifest manifest, string temporary, string place, string postgres, bool force, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var tables = await PostgresCopy.TablesAsync(connection, ct);
        if (!manifest.Schema.SequenceEqual(await PostgresCopy.NamesAsync(connection, """SELECT "Name" FROM "SchemaVersions" ORDER BY "Name" """, ct)))
        {
            return new Refusal.Rule(texts["OtherSchema", manifest.Version]);
        }

        foreach (var (table, _) in tables)
        {
            if (!force && table != DerivedVersion.Table && await PostgresCopy.CountAsync(connection, table, ct) > 0)
            {
                return new Refusal.Rule(texts["NotEmpty", connection.Database]);
            }
        }

        // Servers of other machines cannot hold the folder, but they are connected.
        var others = await PostgresCopy.NamesAsync(
            connection,
            "SELECT COALESCE(host(client_addr), 'local') FROM pg_stat_activity "
                + "WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()",
            ct);
        if (others.Count > 0)
        {
            return new Refusal.Rule(texts["InUse", $"{connection.Database} ({string.Join(", ", others.Distinct())})"]);
        }

        await PostgresCopy.ExecuteAsync(connection, $"TRUNCATE {string.Join(", ", tables.Select(table => PostgresCopy.Quoted(table.Table)))}", ct);
        await PostgresCopy.ReadAsync(connection, manifest, temporary, ct);
        ReplaceKeys(temporary, place);
        await transaction.CommitAsync(ct);
        return null;
    }

    // Before the database: keys without their database only end sessions, a database without its keys would too.
    private static void ReplaceKeys(string temporary, string place)
    {
        var (fresh, old) = (Path.Combine(temporary, BackupManifest.KeysFolder), Path.Combine(place, BackupManifest.KeysFolder));
        if (Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
        }

        if (Directory.Exists(fresh))
        {
            Directory.Move(fresh.TrimEnd('/'), old.TrimEnd('/'));
        }
    }
}
