using Microsoft.Data.Sqlite;

namespace Suoqiao.Bench.Bidding;

/// <summary>One SQLite transaction a bid, <c>synchronous=FULL</c>: a row inserted and the lot's price raised; no rules, no chain, no record.</summary>
/// <remarks>SQLite has one writer at a time: one connection with prepared statements, bids in the order they come, is its fastest arrangement.</remarks>
internal sealed class SqliteBidding(string file, string journalMode) : IBidding
{
    private readonly SemaphoreSlim turn = new(1);
    private SqliteConnection? connection;
    private SqliteCommand? begin, insert, raise, commit;

    public async Task BeginAsync(int lots, int bidders)
    {
        await EndAsync();
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        foreach (var sql in new[]
        {
            $"PRAGMA journal_mode={journalMode}", "PRAGMA synchronous=FULL", "CREATE TABLE lots (id INTEGER PRIMARY KEY, price INTEGER NOT NULL)",
            "CREATE TABLE bids (id INTEGER PRIMARY KEY, lot INTEGER NOT NULL, bidder INTEGER NOT NULL, amount INTEGER NOT NULL, at INTEGER NOT NULL)",
        })
        {
            Command(sql).ExecuteNonQuery();
        }

        Command($"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {lots}) INSERT INTO lots SELECT i, 0 FROM n").ExecuteNonQuery();
        begin = Command("BEGIN IMMEDIATE");
        raise = Command("UPDATE lots SET price = $amount WHERE id = $lot AND price < $amount", "$lot", "$amount");
        insert = Command("INSERT INTO bids (lot, bidder, amount, at) VALUES ($lot, $bidder, $amount, $at)", "$lot", "$bidder", "$amount", "$at");
        commit = Command("COMMIT");
    }

    public async Task<bool> BidAsync(int lot, int bidder, long amount)
    {
        await turn.WaitAsync();
        try
        {
            begin!.ExecuteNonQuery();
            Fill(raise!, lot, amount);
            var accepted = raise!.ExecuteNonQuery() == 1;
            Fill(insert!, lot, bidder, amount, TimeProvider.System.GetUtcNow().UtcTicks);
            insert!.ExecuteNonQuery();
            commit!.ExecuteNonQuery();
            return accepted;
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        turn.Dispose();
    }

    private async Task EndAsync()
    {
        if (connection is not null)
        {
            await connection.DisposeAsync();
            connection = null;
        }

        foreach (var left in new[] { file, file + "-wal", file + "-shm", file + "-journal" })
        {
            File.Delete(left);
        }
    }

    private static void Fill(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
#pragma warning disable CA2100 // The statements are written here.
        var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            command.Parameters.Add(name, SqliteType.Integer);
        }

        return command;
    }
}
