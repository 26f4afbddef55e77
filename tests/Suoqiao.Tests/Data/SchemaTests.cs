using Microsoft.EntityFrameworkCore;
using Npgsql;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Data;

public sealed class SchemaTests
{
    private const string SqliteColumns =
        """
        SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS "Value"
        FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'SchemaVersions'
        UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        ORDER BY 1
        """;

    private const string PostgresColumns =
        """
        SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(character_maximum_length, 0)
            || ' ' || is_identity AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'SchemaVersions'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'SchemaVersions'
        ORDER BY 1
        """;

    private static readonly WhoAsks viewer = () => Viewer.System.ToAsker();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scripts_build_the_schema_that_the_model_expects()
    {
        using var one = TestDatabase.Create();
        using var other = TestDatabase.Create();
        await using var migrated = Open(one);
        await using var created = Open(other);

        await migrated.MigrateAsync(Ct);
        await created.Database.EnsureCreatedAsync(Ct);

        var (expected, actual) = (await SchemaAsync(created), await SchemaAsync(migrated));
        var missing = expected.Except(actual).ToList();
        var extra = actual.Except(expected).ToList();
        Assert.True(
            missing.Count + extra.Count == 0,
            $"""
            The scripts lack:
            {string.Join('\n', missing)}
            The scripts have, but the model does not expect:
            {string.Join('\n', extra)}
            The script that the model would need from nothing:
            {created.Database.GenerateCreateScript()}
            """);
    }

    [Fact]
    public async Task Applying_the_scripts_twice_changes_nothing()
    {
        using var database = TestDatabase.Create();
        await using var db = Open(database);
        await db.MigrateAsync(Ct);
        var first = await SchemaAsync(db);

        await db.MigrateAsync(Ct);

        Assert.Equal(first, await SchemaAsync(db));
    }

    [Fact]
    public async Task A_PostgreSQL_database_that_is_not_UTF8_is_refused()
    {
        using var database = TestDatabase.Create();
        if (database.Postgres is not { } postgres)
        {
            return;
        }

        var name = new NpgsqlConnectionStringBuilder(postgres).Database + "_ascii";
        await using var first = new NpgsqlConnection(postgres);
        await first.OpenAsync(Ct);
        await ExecuteAsync(first, $"CREATE DATABASE \"{name}\" ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        try
        {
            await using var db = OpenPostgres(new NpgsqlConnectionStringBuilder(postgres) { Database = name, Pooling = false }.ToString());

            Assert.Equal("SQL_ASCII", (await Assert.ThrowsAsync<WrongEncodingException>(() => db.MigrateAsync(Ct))).Encoding);
        }
        finally
        {
            await ExecuteAsync(first, $"DROP DATABASE \"{name}\" WITH (FORCE)");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static Task<List<string>> SchemaAsync(AppDb db) =>
        db.Database.SqlQueryRaw<string>(db.Database.IsNpgsql() ? PostgresColumns : SqliteColumns).ToListAsync(Ct);

    private static AppDb Open(TestDatabase database)
    {
        return database.Postgres is { } postgres
            ? OpenPostgres(postgres)
            : new SqliteDb(
                (DbContextOptions<SqliteDb>)IdTranslation.Use(
                    new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(database.Folder, "schema.db")}")).Options,
                viewer,
                TimeProvider.System);
    }

    private static PostgresDb OpenPostgres(string postgres) => new(
        (DbContextOptions<PostgresDb>)IdTranslation.Use(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(postgres)).Options, viewer, TimeProvider.System);
}
