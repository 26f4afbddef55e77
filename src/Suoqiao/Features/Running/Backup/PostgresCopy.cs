using System.Data;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Backup;

/// <summary>Every table of a PostgreSQL database as text of the COPY protocol, which every version of the engine reads.</summary>
internal static class PostgresCopy
{
    private const int Chunk = 1 << 16;

    public static async Task<(BackupEngine Engine, IReadOnlyList<BackupTable> Tables, IReadOnlyList<string> Schema)> WriteAsync(
        AppDb db, BackupWriter writer, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();

        // All tables as of the first statement, whoever writes meanwhile.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var tables = new List<BackupTable>();
        foreach (var (table, columns) in await TablesAsync(connection, ct))
        {
            var rows = 0L;
            await writer.AddAsync(
                $"{BackupManifest.TablesFolder}{table}.copy", async entry => rows = await CopyOutAsync(connection, table, columns, entry, ct), ct);
            tables.Add(new BackupTable(table, rows, columns));
        }

        var schema = await NamesAsync(connection, """SELECT "Name" FROM "SchemaVersions" ORDER BY "Name" """, ct);
        await transaction.CommitAsync(ct);
        await db.Database.CloseConnectionAsync();
        return (BackupEngine.Postgres, tables, schema);
    }

    /// <summary>Fills the tables from the files of a folder, in the transaction that the caller began.</summary>
    public static async Task ReadAsync(NpgsqlConnection connection, BackupManifest manifest, string folder, CancellationToken ct)
    {
        foreach (var table in manifest.Tables)
        {
            var path = Path.Combine(folder, BackupManifest.TablesFolder, $"{table.Name}.copy");
            using (var rows = new StreamReader(path, new UTF8Encoding(false), false, Chunk))
            await using (var import = await connection.BeginTextImportAsync($"COPY {Quoted(table.Name)} ({List(table.Columns)}) FROM STDIN", ct))
            {
                var buffer = new char[Chunk];
                for (int read; (read = await rows.ReadAsync(buffer, ct)) > 0;)
                {
                    await import.WriteAsync(buffer.AsMemory(0, read), ct);
                }
            }

            foreach (var column in await NamesAsync(
                connection,
                "SELECT column_name FROM information_schema.columns "
                    + $"WHERE table_schema = 'public' AND table_name = '{Literal(table.Name)}' AND is_identity = 'YES'",
                ct))
            {
                await ExecuteAsync(
                    connection,
                    $"SELECT setval(pg_get_serial_sequence('{Literal(Quoted(table.Name))}', '{Literal(column)}'), "
                        + $"COALESCE(MAX({Quoted(column)}), 0) + 1, false) FROM {Quoted(table.Name)}",
                    ct);
            }
        }
    }

    /// <summary>The tables of the program with their columns in order.</summary>
    public static async Task<IReadOnlyList<(string Table, IReadOnlyList<string> Columns)>> TablesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var names = await NamesAsync(
            connection,
            """
            SELECT table_name || E'\t' || string_agg(column_name, E'\t' ORDER BY ordinal_position) FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name <> 'SchemaVersions' GROUP BY table_name ORDER BY table_name
            """,
            ct);
        return [.. names.Select(name => name.Split('\t')).Select(parts => (parts[0], (IReadOnlyList<string>)parts[1..]))];
    }

    public static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    public static async Task<long> CountAsync(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"SELECT COUNT(*) FROM {Quoted(table)}", connection);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task<long> CopyOutAsync(NpgsqlConnection connection, string table, IReadOnlyList<string> columns, Stream entry, CancellationToken ct)
    {
        using var export = await connection.BeginTextExportAsync($"COPY {Quoted(table)} ({List(columns)}) TO STDOUT", ct);
        await using var text = new StreamWriter(entry, new UTF8Encoding(false), Chunk, leaveOpen: true);
        var (buffer, rows) = (new char[Chunk], 0L);
        for (int read; (read = await export.ReadAsync(buffer, ct)) > 0;)
        {
            // A line break inside a value is written as \n, so that lines are rows.
            rows += buffer.AsSpan(0, read).Count('\n');
            await text.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return rows;
    }

    private static string List(IEnumerable<string> columns) => string.Join(", ", columns.Select(Quoted));

    private static string Literal(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
