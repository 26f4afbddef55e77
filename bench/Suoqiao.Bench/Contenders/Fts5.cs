using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Suoqiao.Bench.Contenders;

/// <summary>SQLite's FTS5 over texts in Lucene's pieces, ordered by its BM25, which weighs each term of a query once.</summary>
internal sealed class Fts5 : Called
{
    private readonly SqliteConnection[] connections;

    public Fts5(string termsFile, string folder, int workers)
    {
        var path = Path.Combine(folder, "fts5.db");
        File.Delete(path);
        var start = Stopwatch.GetTimestamp();
        Fill(path, termsFile);
        Built = new Built(Stopwatch.GetElapsedTime(start).TotalSeconds, new FileInfo(path).Length, null);
        connections = [.. Enumerable.Range(0, workers).Select(_ => Open(path))];
    }

    public override string Name => "SQLite FTS5, bm25()";

    public override Built Built { get; }

    public override bool IsSampled => true;

    public override int Ask(QuerySet queries, int number, int worker, Span<Found> best)
    {
        using var command = connections[worker].CreateCommand();
        command.CommandText = "SELECT rowid, rank FROM offers WHERE offers MATCH $query ORDER BY rank LIMIT 10";
        command.Parameters.AddWithValue("$query", string.Join(" OR ", queries.Terms[number].Select(t => $"\"{t}\"")));
        using var rows = command.ExecuteReader();
        var found = 0;
        while (rows.Read())
        {
            best[found++] = new Found(rows.GetInt32(0), -rows.GetFloat(1));
        }

        return found;
    }

    public override void Dispose()
    {
        foreach (var connection in connections)
        {
            connection.Dispose();
        }

        base.Dispose();
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={path};Pooling=False"));
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA mmap_size = 8589934592");
        return connection;
    }

    private static void Fill(string path, string termsFile)
    {
        using var connection = Open(path);
        Execute(connection, "CREATE VIRTUAL TABLE offers USING fts5(terms, content = '', tokenize = 'unicode61 remove_diacritics 0')");
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO offers (rowid, terms) VALUES ($id, $terms)";
        var (id, terms) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$terms", SqliteType.Text));
        var number = 0;
        foreach (var line in File.ReadLines(termsFile))
        {
            (id.Value, terms.Value) = (number++, line);
            insert.ExecuteNonQuery();
        }

        Execute(connection, "INSERT INTO offers (offers) VALUES ('optimize')");
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are written here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
