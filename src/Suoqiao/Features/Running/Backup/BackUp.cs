using System.IO.Compression;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Backup;

/// <summary>
/// Writes everything that a region needs to go on elsewhere into one archive: the database as of one moment, whoever writes meanwhile, and the keys
/// that protect cookies and forms. The archive appears under its name only when it is whole.
/// </summary>
internal sealed class BackUp(AppDb db, CurrentViewer current, IConfiguration configuration, TimeProvider time)
{
    public async Task<(BackupManifest? Manifest, Refusal? Refusal)> HandleAsync(string path, CancellationToken ct)
    {
        if (!current.Value.SeesEverything)
        {
            return (null, new Refusal.NotAllowed());
        }

        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Path.GetRandomFileName()}.tmp";
        try
        {
            var manifest = await WriteAsync(temporary, ct);
            File.Move(temporary, full, overwrite: true);
            return (manifest, null);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private async Task<BackupManifest> WriteAsync(string path, CancellationToken ct)
    {
        await using var file = CreatePrivate(path);
        BackupManifest manifest;
        await using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var writer = new BackupWriter(archive);
            var at = time.GetUtcNow();
            var (engine, tables, schema) = db.Database.IsNpgsql()
                ? await PostgresCopy.WriteAsync(db, writer, ct)
                : await WriteSqliteAsync(writer, path, ct);
            foreach (var key in Keys())
            {
                await writer.AddFileAsync(BackupManifest.KeysFolder + Path.GetFileName(key), key, ct);
            }

            manifest = new BackupManifest(BackupManifest.CurrentFormat, Version, engine, at, schema, tables, writer.Entries);
            await using var entry = await archive.CreateEntry(BackupManifest.EntryName).OpenAsync(ct);
            manifest.Write(entry);
        }

        file.Flush(flushToDisk: true);
        return manifest;
    }

    // It holds the personal data of a region: nobody else on the machine reads it.
    private static FileStream CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static string Version => typeof(BackUp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    private string[] Keys()
    {
        var folder = Path.Combine(Database.DataFolder(configuration), BackupManifest.KeysFolder);
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.xml") : [];
    }

    private async Task<(BackupEngine Engine, IReadOnlyList<BackupTable> Tables, IReadOnlyList<string> Schema)> WriteSqliteAsync(
        BackupWriter writer, string beside, CancellationToken ct)
    {
        var copy = $"{beside}.db";
        try
        {
            // The engine writes into an empty file as into a new one.
            await CreatePrivate(copy).DisposeAsync();

            // A snapshot in one read transaction: writers go on, and what they write after its beginning is not in it.
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", ct);
            var (tables, schema) = SqliteCopy.Describe(copy);
            await writer.AddFileAsync(BackupManifest.DatabaseEntry, copy, ct);
            return (BackupEngine.Sqlite, tables, schema);
        }
        finally
        {
            File.Delete(copy);
        }
    }
}

/// <summary>Looks into a database file that nobody writes.</summary>
internal static class SqliteCopy
{
    public static (IReadOnlyList<BackupTable> Tables, IReadOnlyList<string> Schema) Describe(string path)
    {
        using var connection = Open(path);
        const string query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'SchemaVersions' ORDER BY name";
        var tables = Names(connection, query).Select(name => new BackupTable(name, Count(connection, name), [])).ToList();
        return (tables, Names(connection, """SELECT "Name" FROM "SchemaVersions" ORDER BY "Name" """));
    }

    /// <summary>Whether the engine finds the file in order.</summary>
    public static bool IsSound(string path)
    {
        using var connection = Open(path);
        return Names(connection, "PRAGMA quick_check") is ["ok"];
    }

    // Not pooled: a pooled connection would hold the file after its use.
    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static List<string> Names(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static long Count(SqliteConnection connection, string table)
    {
        using var command = new SqliteCommand($"SELECT COUNT(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection);
        return (long)command.ExecuteScalar()!;
    }
}
