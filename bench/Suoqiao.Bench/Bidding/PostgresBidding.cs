using Npgsql;
using Suoqiao.Bench.Contenders;

namespace Suoqiao.Bench.Bidding;

/// <summary>
/// One PostgreSQL transaction a bid with <c>fsync</c> and <c>synchronous_commit</c> on: the lot's row raised and a row inserted, in one statement; no rules, no
/// chain, no record.
/// </summary>
internal sealed class PostgresBidding : IBidding
{
    // More connections than this were slower on two cores.
    private const int MostConnections = 64;

    private readonly NpgsqlDataSource source;

    public PostgresBidding() => source = NpgsqlDataSource.Create(
        (Environment.GetEnvironmentVariable(Postgres.Cluster)
            ?? throw new InvalidOperationException($"{Postgres.Cluster} is not set: start the bench by bench/run."))
        + $";Database=postgres;Maximum Pool Size={MostConnections};Max Auto Prepare=10;Auto Prepare Min Usages=1;Timeout=300");

    public async Task BeginAsync(int lots, int bidders)
    {
        await using var durable = source.CreateCommand("SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit')");
        if (await durable.ExecuteScalarAsync() is not "on on")
        {
            throw new InvalidOperationException("PostgreSQL does not flush its commits: this would compare nothing.");
        }

        await using var tables = source.CreateCommand($"""
            DROP TABLE IF EXISTS bids, lots;
            CREATE TABLE lots (id integer PRIMARY KEY, price bigint NOT NULL) WITH (fillfactor = 50);
            CREATE TABLE bids (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, lot integer NOT NULL, bidder integer NOT NULL, amount bigint NOT NULL, at timestamptz NOT NULL);
            INSERT INTO lots SELECT i, 0 FROM generate_series(0, {lots - 1}) i;
            """);
        await tables.ExecuteNonQueryAsync();
    }

    public async Task<bool> BidAsync(int lot, int bidder, long amount)
    {
        await using var command = source.CreateCommand("""
            WITH raised AS (UPDATE lots SET price = GREATEST(price, $3) WHERE id = $1 RETURNING price)
            INSERT INTO bids (lot, bidder, amount, at) SELECT $1, $2, $3, now() FROM raised RETURNING amount = (SELECT price FROM raised)
            """);
        command.Parameters.AddWithValue(lot);
        command.Parameters.AddWithValue(bidder);
        command.Parameters.AddWithValue(amount);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
