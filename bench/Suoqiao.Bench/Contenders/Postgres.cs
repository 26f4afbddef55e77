using System.Diagnostics;
using Npgsql;

namespace Suoqiao.Bench.Contenders;

/// <summary>PostgreSQL full text over texts in Lucene's pieces: a tsvector with a GIN index, ordered by ts_rank, which knows no idf.</summary>
internal sealed class Postgres : Called
{
    public const string Cluster = "SUOQIAO_BENCH_POSTGRES";
    private const int StatementSeconds = 30;

    private readonly NpgsqlConnection[] connections;

    public Postgres(string termsFile, int workers)
    {
        var address = Environment.GetEnvironmentVariable(Cluster)
            ?? throw new InvalidOperationException($"{Cluster} is not set: start the bench by bench/run.");
        connections = [.. Enumerable.Range(0, workers).Select(_ => Open(address))];
        var start = Stopwatch.GetTimestamp();
        Fill(connections[0], termsFile);
        using var size = new NpgsqlCommand("SELECT pg_total_relation_size('offers')", connections[0]);
        Built = new Built(Stopwatch.GetElapsedTime(start).TotalSeconds, (long)size.ExecuteScalar()!, null);
        Array.ForEach(connections, c => Execute(c, $"SET statement_timeout = '{StatementSeconds}s'"));
    }

    public override string Name => "PostgreSQL, ts_rank";

    public override Built Built { get; }

    public override bool IsSampled => true;

    public override int Ask(QuerySet queries, int number, int worker, Span<Found> best)
    {
        using var command = new NpgsqlCommand(
            "SELECT id, ts_rank(terms, query) AS score FROM offers, (SELECT $1::tsquery AS query) AS asked WHERE terms @@ query ORDER BY score DESC LIMIT 10",
            connections[worker]);
        command.Parameters.AddWithValue(string.Join(" | ", queries.Terms[number].Select(t => $"'{t.Replace("'", "''", StringComparison.Ordinal)}'")));
        using var rows = command.ExecuteReader();
        var found = 0;
        while (rows.Read())
        {
            best[found++] = new Found(rows.GetInt32(0), rows.GetFloat(1));
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

    private static NpgsqlConnection Open(string address)
    {
        var connection = new NpgsqlConnection(address + ";Database=postgres;Pooling=false;Command Timeout=0");
        connection.Open();
        return connection;
    }

    private static void Fill(NpgsqlConnection connection, string termsFile)
    {
        Execute(connection, "DROP TABLE IF EXISTS offers, texts");
        Execute(connection, "CREATE UNLOGGED TABLE texts (id integer, terms text)");
        using (var copy = connection.BeginBinaryImport("COPY texts FROM STDIN BINARY"))
        {
            var number = 0;
            foreach (var line in File.ReadLines(termsFile))
            {
                copy.StartRow();
                copy.Write(number++);
                copy.Write(line);
            }

            copy.Complete();
        }

        Execute(connection, "CREATE UNLOGGED TABLE offers AS SELECT id, to_tsvector('simple', terms) AS terms FROM texts");
        Execute(connection, "DROP TABLE texts");
        Execute(connection, "CREATE INDEX ON offers USING gin (terms)");
        Execute(connection, "VACUUM ANALYZE offers");
    }

    private static int Execute(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The statements are written here.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }
}
