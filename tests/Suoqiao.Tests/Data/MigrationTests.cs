using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Suoqiao.Data;
using Suoqiao.Features.Matching.Models;
using Suoqiao.Features.Running.Import;
using Suoqiao.Hosting;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Data;

/// <summary>A region that version 0.1 filled and somebody worked on is opened by the program as it is now: nothing is lost.</summary>
public sealed class MigrationTests
{
    private static readonly string Fixtures = Path.Combine(Repository.Root, "tests", "Suoqiao.Tests", "Data", "Fixtures");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_region_of_the_first_version_keeps_all_it_had()
    {
        using var database = TestDatabase.Create();
        await FillAsync(database);

        await Cli.Console.RunAsync(
            database.Folder,
            database.Postgres,
            async (services, ct) =>
            {
                var db = services.GetRequiredService<AppDb>();

                Assert.Equal("Closed 2, Draft 4, Expired 2, Matched 6, Published 42, UnderReview 4", await StatusesAsync(db.Needs));
                Assert.Equal("Archived 2, Draft 4, Published 229, UnderReview 5", await StatusesAsync(db.Offers));
                Assert.Equal("Published 120", await StatusesAsync(db.Experts));
                Assert.Equal("Published 69", await StatusesAsync(db.Organisations));
                Assert.Equal("Closed 13, Published 35", await StatusesAsync(db.Cooperations));

                // The two regions were worked on one after the other, not alike to the last line of the audit.
                Assert.Equal(
                    (407, 48, database.Postgres is null ? 687 : 686),
                    (await db.Candidates.CountAsync(ct), await db.Decisions.CountAsync(ct), await db.Audit.CountAsync(ct)));
                Assert.Equal((1, 2, 1), (await db.ApiTokens.CountAsync(ct), await db.Set<Training>().CountAsync(ct), await db.Set<Upload>().CountAsync(ct)));
                Assert.Equal((228, 80), (await db.Timeline.CountAsync(ct), await db.ActionItems.CountAsync(ct)));
                return 0;
            },
            Ct);
    }

    [Fact]
    public async Task Its_threads_have_their_two_sides_and_the_pair_they_were_opened_for()
    {
        using var database = TestDatabase.Create();
        await FillAsync(database);

        await Cli.Console.RunAsync(
            database.Folder,
            database.Postgres,
            async (services, ct) =>
            {
                var db = services.GetRequiredService<AppDb>();
                var sides = await db.ThreadSides.ToListAsync(ct);
                var decided = (await db.Decisions.ToListAsync(ct)).Select(d => Cooperation.PairOf(d.NeedId.Value, d.OfferId.Value)).ToHashSet();
                var (needs, offers) = ((await db.Needs.ToListAsync(ct)).ToDictionary(n => n.Key), (await db.Offers.ToListAsync(ct)).ToDictionary(o => o.Key));
                Assert.All(await db.Cooperations.ToListAsync(ct), thread =>
                {
                    var demand = sides.Single(s => s.ThreadId == thread.Id && s.Role == SideRole.Demand);
                    var supply = sides.Single(s => s.ThreadId == thread.Id && s.Role == SideRole.Supply);
                    Assert.Equal((thread.OwnerId, new(thread.Parties.Single())), (demand.OrganisationId, supply.OrganisationId));
                    Assert.Equal((demand.OrganisationId, supply.OrganisationId), (needs[demand.RecordId].OwnerId, offers[supply.RecordId].OwnerId));
                    Assert.Equal(Cooperation.PairOf(demand.RecordId, supply.RecordId), thread.PairKey);
                    Assert.Equal(Cooperation.IsEnd(thread.Stage), thread.State == CooperationState.Ended);
                    Assert.Contains(thread.PairKey!, decided);
                    Assert.NotNull(thread.PublishedAt);
                });
                return 0;
            },
            Ct);
    }

    private static async Task<string> StatusesAsync<T>(IQueryable<T> records)
        where T : Record<T> =>
        string.Join(
            ", ", (await records.ToListAsync(Ct)).GroupBy(r => r.StatusName()).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}"));

    private static async Task FillAsync(TestDatabase database)
    {
        await using var packed = new GZipStream(
            File.OpenRead(Path.Combine(Fixtures, database.Postgres is null ? "region-0.1.sqlite.gz" : "region-0.1.postgres.sql.gz")),
            CompressionMode.Decompress);
        if (database.Postgres is not { } postgres)
        {
            await using var file = File.Create(Path.Combine(database.Folder, "suoqiao.db"));
            await packed.CopyToAsync(file, Ct);
            return;
        }

        using var script = new StreamReader(packed);
        // The dump empties the search path of its session, so the connection must not go back to the pool.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ToString());
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(await script.ReadToEndAsync(Ct), connection);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
