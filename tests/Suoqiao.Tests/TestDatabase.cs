using Microsoft.Data.Sqlite;
using Npgsql;
using Suoqiao.Data;

namespace Suoqiao.Tests;

/// <summary>An empty database of its own in a temporary folder or in the cluster that ./test started; gone when disposed.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("suoqiao-test-").FullName;
    private readonly string? postgres;

    private TestDatabase(string? cluster)
    {
        if (cluster is null)
        {
            return;
        }

        var name = $"test_{Path.GetFileName(folder).Replace('-', '_').ToLowerInvariant()}";
        Execute(cluster, $"CREATE DATABASE \"{name}\"");
        postgres = new NpgsqlConnectionStringBuilder(cluster) { Database = name, MaxPoolSize = 20 }.ToString();
    }

    public static bool IsPostgres => Cluster is not null;

    private static string? Cluster => Environment.GetEnvironmentVariable("SUOQIAO_TEST_POSTGRES") is { Length: > 0 } value ? value : null;

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

    public static TestDatabase Create() => new(Cluster);

    public void Dispose()
    {
        if (postgres is not null)
        {
            using (var connection = new NpgsqlConnection(postgres))
            {
                NpgsqlConnection.ClearPool(connection);
            }

            Execute(Cluster!, $"DROP DATABASE \"{new NpgsqlConnectionStringBuilder(postgres).Database}\" WITH (FORCE)");
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static void Execute(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
