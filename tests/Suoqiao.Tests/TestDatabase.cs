using Microsoft.Data.Sqlite;
using Npgsql;

namespace Suoqiao.Tests;

/// <summary>
/// A database of its own in a temporary folder or in the cluster that ./test started; gone when disposed. What is alike in many tests (the
/// tables, the demonstration) is made once for the process and copied: see <see cref="TestTemplates"/>.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private const string SqliteFile = "suoqiao.db";
    private const long RoomForMemory = 1L << 30;

    private readonly string folder;
    private readonly string? cluster;
    private readonly string? postgres;

    private TestDatabase(string? cluster, string under, TestDatabase? template)
    {
        this.cluster = cluster;
        folder = Directory.CreateDirectory(Path.Combine(under, $"suoqiao-test-{Path.GetRandomFileName()}")).FullName;
        if (cluster is not null)
        {
            var name = NameOf(folder);
            Execute(cluster, $"CREATE DATABASE \"{name}\"{(template is null ? "" : $" TEMPLATE \"{NameOf(template.folder)}\"")}");
            postgres = new NpgsqlConnectionStringBuilder(cluster) { Database = name, MaxPoolSize = 20 }.ToString();
        }
        else if (template is not null)
        {
            File.Copy(Path.Combine(template.folder, SqliteFile), Path.Combine(folder, SqliteFile));
        }
    }

    public static bool IsPostgres => Cluster is not null;

    /// <summary>The host settings that make the site use this database.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings
    {
        get
        {
            yield return new("Data", folder);
            if (postgres is not null)
            {
                yield return new("ConnectionStrings:Postgres", postgres);
            }
        }
    }

    public string Folder => folder;

    public string? Postgres => postgres;

    private static string? Cluster => Variable("SUOQIAO_TEST_POSTGRES");

    // Most tests ask what is written, not whether it is on the disk: their files may stand in memory where there is room.
    private static string Memory { get; } =
        Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").AvailableFreeSpace > RoomForMemory ? "/dev/shm" : Path.GetTempPath();

    /// <summary>An empty database: not even the tables are there.</summary>
    public static TestDatabase Create() => new(Cluster, Memory, null);

    /// <summary>An empty database on a real disk, in a cluster that waits for it.</summary>
    public static TestDatabase CreateDurable() => new(Variable("SUOQIAO_TEST_POSTGRES_DURABLE") ?? Cluster, Path.GetTempPath(), null);

    /// <summary>A copy of <paramref name="template"/>, to which nobody may be connected.</summary>
    public static TestDatabase CopyOf(TestDatabase template) => new(Cluster, Memory, template);

    /// <summary>Lets go of every connection, so that the database can be copied or dropped.</summary>
    public void Close()
    {
        if (postgres is null)
        {
            SqliteConnection.ClearAllPools();
            return;
        }

        using var connection = new NpgsqlConnection(postgres);
        NpgsqlConnection.ClearPool(connection);
    }

    public void Dispose()
    {
        Close();
        if (cluster is not null)
        {
            Execute(cluster, $"DROP DATABASE \"{NameOf(folder)}\" WITH (FORCE)");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string NameOf(string folder) => Path.GetFileName(folder).Replace('-', '_').Replace('.', '_').ToLowerInvariant();

    private static void Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
