using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Features.Matching.Models;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Search;
using Suoqiao.Tests.Matches;

namespace Suoqiao.Tests.Models;

/// <summary>One story, in its order: a catalogue that is too small, that is large enough, that grows, and a second node.</summary>
public sealed class TrainVectorsTests(App app) : IClassFixture<App>
{
    private static readonly string[] Words = ["电池", "电解液", "隔膜", "焊接", "船板", "涂层", "防腐", "轴承", "热处理", "丝杠", "育苗", "海带", "疫苗", "佐剂", "催化", "裂解"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Vectors_are_learnt_when_due_kept_followed_by_other_nodes_and_given_up_again()
    {
        await TestRegion.CreateAsync(app);
        var owner = Samples.Organisation();
        await app.AddAsync(owner);
        Assert.Empty(await AskAsync());
        Assert.Equal(TrainingOutcome.TooFew, await RunAsync());

        await app.AddAsync([.. Texts(owner, 0, TrainVectors.LeastTexts)]);
        app.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([TrainVectors.Kind], await AskAsync());
        Assert.Empty(await AskAsync());
        Assert.Equal(TrainingOutcome.Taken, await UntilLearntAsync(1));
        var kept = await LatestAsync();
        Assert.Equal((TrainVectors.LeastTexts, "system"), (kept.Examples, kept.ByName));
        Assert.InRange(TermVectors.Load(new MemoryStream(kept.Content!)).Terms, 10, 100_000);
        Assert.Contains(
            await app.DbAsync(db => db.Audit.AsNoTracking().ToListAsync(Ct)),
            line => line is { Subject: nameof(Training), Detail: "Vectors: Taken", RegionPath: "/990000/" });

        // The same catalogue gives the same bytes.
        Assert.Equal(TrainingOutcome.Taken, await RunAsync());
        Assert.Equal(kept.Content, (await LatestAsync()).Content);

        // Another node on the same database starts with what the first one learnt.
        await using var other = app.WithWebHostBuilder(_ => { });
        var follower = other.Services.GetRequiredService<ModelFollower>();
        await follower.RefreshAsync(Ct);
        var terms = TermVectors.Load(new MemoryStream(kept.Content!)).Terms;
        Assert.Equal((terms, terms), (OwnTerms(app.Services), OwnTerms(other.Services)));

        await app.AddAsync([.. Texts(owner, 50_000, 150)]);
        Assert.Empty(await AskAsync());
        await app.AddAsync([.. Texts(owner, 60_000, 60)]);
        Assert.Equal([TrainVectors.Kind], await AskAsync());
        await UntilLearntAsync(3);
        Assert.Equal(2_210, (await LatestAsync()).Examples);
        Assert.Equal(2, await app.DbAsync(db => db.Set<Training>().CountAsync(t => t.Content != null, Ct)));

        // A week without a change asks for nothing, one with a change does.
        app.Time.Advance(TimeSpan.FromDays(8));
        Assert.Empty(await AskAsync());
        await app.AddAsync([.. Texts(owner, 70_000, 1)]);
        Assert.Equal([TrainVectors.Kind], await AskAsync());
        await UntilLearntAsync(4);

        var operatorOfCity = Samples.Staff(Role.Operator, "/990000/990100/") with { UserId = null };
        Assert.IsType<Refusal.NotAllowed>(await GoBackAsync(operatorOfCity));
        Assert.Null(await GoBackAsync(Viewer.System));
        Assert.IsType<Refusal.Rule>(await GoBackAsync(Viewer.System));
        await follower.RefreshAsync(Ct);
        Assert.Equal((null, null), (OwnTerms(app.Services), OwnTerms(other.Services)));
    }

    private static int? OwnTerms(IServiceProvider services) => services.GetRequiredService<SearchIndexes>().Own?.Terms;

    private static IEnumerable<object> Texts(Organisation owner, int from, int count)
    {
        var random = new Random(from + 1);
        return Enumerable.Range(from, count).Select(i =>
        {
            var field = random.Next(Words.Length / 2) * 2;
            var (a, b) = (Words[field], Words[field + 1]);
            return (object)(i % 2 == 0 ? Samples.Need(owner, $"{a}与{b}的改进", $"提高{b}性能，降低{a}成本") : Samples.Offer(owner, $"一种{b}用{a}", $"用于{a}的{b}制备方法"));
        });
    }

    private Task<IReadOnlyList<string>> AskAsync() => app.Services.GetRequiredService<ModelSchedule>().AskAsync(Ct);

    private async Task<TrainingOutcome> RunAsync()
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.AsAsync(Viewer.System, async services =>
        {
            var job = new Job
            {
                Id = new(Guid.CreateVersion7()),
                Kind = TrainVectors.Kind,
                AskedBy = null,
                AskedByName = "",
                RegionPath = "/",
                CreatedAt = default,
            };
            return await services.GetRequiredService<TrainVectors>().RunAsync(new JobRun(job), Ct);
        });
        var outcome = (await LatestAsync()).Outcome;
        app.Time.Advance(TimeSpan.FromMinutes(1));
        return outcome;
    }

    private async Task<TrainingOutcome> UntilLearntAsync(int times)
    {
        // The clock stands still while a job runs: it would be given up for dead otherwise.
        for (var look = 0; look < 600; look++)
        {
            if (await app.DbAsync(db => db.Set<Training>().CountAsync(t => t.Outcome == TrainingOutcome.Taken, Ct)) >= times)
            {
                await UntilIdleAsync();
                var outcome = (await LatestAsync()).Outcome;
                app.Time.Advance(TimeSpan.FromMinutes(10));
                return outcome;
            }

            await Task.Delay(100, Ct);
        }

        var jobs = await app.DbAsync(db => db.Jobs.AsNoTracking().ToListAsync(Ct));
        throw new TimeoutException(string.Join('\n', jobs.Select(j => $"{j.Kind} {j.State} {j.Message}")));
    }

    private async Task UntilIdleAsync()
    {
        while (await app.DbAsync(db => db.Jobs.AnyAsync(j => j.State == JobState.Queued || j.State == JobState.Running, Ct)))
        {
            await Task.Delay(100, Ct);
        }
    }

    private Task<Training> LatestAsync() =>
        app.DbAsync(db => db.Set<Training>().AsNoTracking().OrderByDescending(t => t.At).ThenByDescending(t => t.Id).FirstAsync(Ct));

    private Task<Refusal?> GoBackAsync(Viewer viewer)
    {
        app.Time.Advance(TimeSpan.FromMinutes(1));
        return app.AsAsync(viewer, services => services.GetRequiredService<GoBackToShipped>().HandleAsync(new() { Kind = ModelKind.Vectors }, Ct));
    }
}
