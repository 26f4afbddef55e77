using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Suoqiao.Data;

/// <summary>Chooses the engine: PostgreSQL by the connection string <c>Postgres</c>, otherwise SQLite in the data folder.</summary>
internal static class Database
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Postgres") is { Length: > 0 } postgres)
        {
            services.AddDbContext<AppDb, PostgresDb>(options => IdTranslation.Use(options.UseNpgsql(postgres)));
        }
        else
        {
            var file = Path.Combine(DataFolder(configuration), "suoqiao.db");
            var sqlite = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
            services.AddDbContext<AppDb, SqliteDb>(options => IdTranslation.Use(options.UseSqlite(sqlite).AddInterceptors(DurableSqlite.Instance)));
        }

        return services;
    }

    /// <summary>The folder that holds the database, the keys and the backups; created when missing.</summary>
    public static string DataFolder(IConfiguration configuration) =>
        Directory.CreateDirectory(Path.GetFullPath(configuration["Data"] ?? "data")).FullName;

    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().MigrateAsync(ct);
    }

    /// <summary>Makes each commit reach the disk before it is acknowledged, and lets readers go on while one writes.</summary>
    private sealed class DurableSqlite : DbConnectionInterceptor
    {
        public static DurableSqlite Instance { get; } = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Configure(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Configure(connection);
            return Task.CompletedTask;
        }

        private static void Configure(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
            command.ExecuteNonQuery();
        }
    }
}
