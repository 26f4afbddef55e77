using System.Text.Json;
using System.Text.Json.Serialization;

namespace Suoqiao.Features.Running.Backup;

internal enum BackupEngine
{
    Sqlite,
    Postgres,
}

/// <summary>One file of a backup, by which a damaged one is known.</summary>
internal sealed record BackupEntry(string Name, long Bytes, string Sha256);

/// <summary>One table: how many rows it has, and for PostgreSQL its columns in the order of the copy.</summary>
internal sealed record BackupTable(string Name, long Rows, IReadOnlyList<string> Columns);

/// <summary>What a backup says of itself: the last entry of the archive.</summary>
internal sealed record BackupManifest(
    int Format, string Version, BackupEngine Engine, DateTimeOffset At, IReadOnlyList<string> Schema,
    IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupEntry> Entries)
{
    public const int CurrentFormat = 1;
    public const string EntryName = "manifest.json", DatabaseEntry = "suoqiao.db", KeysFolder = "keys/", TablesFolder = "tables/";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    [JsonIgnore]
    public long Rows => Tables.Sum(table => table.Rows);

    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, Options);

    /// <summary>The manifest, or null when the text is none.</summary>
    public static BackupManifest? Read(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(stream, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
