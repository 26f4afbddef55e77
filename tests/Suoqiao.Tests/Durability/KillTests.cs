using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Running.People;
using Suoqiao.Hosting;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Durability;

/// <summary>What was acknowledged is there after <c>kill -9</c>, on the engine under test.</summary>
public sealed class KillTests
{
    private const int Writers = 4, Rounds = 3, BeforeKill = 25;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kill_in_a_stream_of_writes_loses_no_acknowledged_write()
    {
        using var database = TestDatabase.CreateDurable();
        var (token, owner) = await PrepareAsync(database);
        ConcurrentBag<Guid> acknowledged = [];
        for (var round = 0; round < Rounds; round++)
        {
            await using var site = await RunningSite.StartAsync(database, Ct);
            await WriteUntilKilledAsync(site, token, owner, acknowledged);
        }

        var (kept, audited, fed) = await ReadAsync(database);

        Assert.True(acknowledged.Count >= Rounds * BeforeKill, $"Only {acknowledged.Count} writes were acknowledged.");
        Assert.Empty(acknowledged.Except(kept));
        // A write and its audit and feed rows are one transaction: each need that is there has both.
        Assert.Equal(kept.Order(), audited.Order());
        Assert.Equal(kept.Order(), fed.Order());
        TestContext.Current.SendDiagnosticMessage("{0} acknowledged, {1} kept, over {2} kills", acknowledged.Count, kept.Count, Rounds);
    }

    private static async Task WriteUntilKilledAsync(RunningSite site, string token, Guid owner, ConcurrentBag<Guid> acknowledged)
    {
        var enough = acknowledged.Count + BeforeKill;
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(client, writer, owner, acknowledged), Ct)).ToList();
        while (acknowledged.Count < enough)
        {
            Assert.False(writers.All(w => w.IsCompleted), "Every writer stopped before the kill.");
            await Task.Delay(5, Ct);
        }

        await site.KillAsync();
        await Task.WhenAll(writers);
    }

    // Writes until the connection breaks, which the kill does.
    private static async Task WriteAsync(HttpClient client, int writer, Guid owner, ConcurrentBag<Guid> acknowledged)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                using var answer = await client.PostAsJsonAsync(
                    "/api/needs", new { OrganisationId = owner, Title = $"需求 {writer}-{i}", Description = new string('水', 500) }, Ct);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                acknowledged.Add(Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]));
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static async Task<(string Token, Guid Owner)> PrepareAsync(TestDatabase database)
    {
        var token = "";
        var owner = Guid.Empty;
        await Cli.Console.RunAsync(
            database.Folder,
            database.Postgres,
            async (services, ct) =>
            {
                var db = services.GetRequiredService<AppDb>();
                var id = Id<Organisation>.New(TimeProvider.System);
                db.Add(new Region { Code = "990100", Kind = RegionKind.City, Name = "试验市", NameEn = "Test City", Path = "/990100/", });
                var organisation = new Organisation
                {
                    Id = id,
                    OwnerId = id,
                    Name = "试验企业",
                    Kind = OrganisationKind.Enterprise,
                    RegionCode = "990100",
                    RegionPath = "/990100/",
                };
                organisation.Enter(StatusNames.Published, default);
                db.Add(organisation);
                await db.SaveChangesAsync(ct);
                var (user, _) = await services.GetRequiredService<AddUser>().HandleAsync(
                    new("writer", "writer", Role.Member, "990100", organisation.Name, TestRegion.Password, MustChangePassword: false), ct);
                services.GetRequiredService<CurrentViewer>().Become(Viewer.Of(user!));
                (token, _) = await services.GetRequiredService<CreateToken>().HandleAsync(new CreateTokenInput { Name = "test", MayWrite = true }, ct);
                owner = id.Value;
                return 0;
            },
            Ct);
        return (token!, owner);
    }

    private static async Task<(List<Guid> Kept, List<Guid> Audited, List<Guid> Fed)> ReadAsync(TestDatabase database)
    {
        List<Guid> kept = [], audited = [], fed = [];
        await Cli.Console.RunAsync(
            database.Folder,
            database.Postgres,
            async (services, ct) =>
            {
                var db = services.GetRequiredService<AppDb>();
                kept = await db.Needs.Select(n => n.Id).AsAsyncEnumerable().Select(id => id.Value).ToListAsync(ct);
                audited = [.. (await db.Audit.Where(a => a.Subject == nameof(Need) && a.Action == AuditAction.Create).Select(a => a.SubjectId).ToListAsync(ct))
                    .Select(Guid.Parse)];
                fed = await db.Changes.Where(c => c.Kind == nameof(Need)).Select(c => c.RecordId).ToListAsync(ct);
                return 0;
            },
            Ct);
        return (kept, audited, fed);
    }
}
