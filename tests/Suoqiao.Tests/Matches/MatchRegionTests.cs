using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Tests.Matches;

public sealed class MatchRegionTests : IAsyncDisposable
{
    // A run concerns the whole region, so each test has a region of its own.
    private readonly App app = new();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_published_need_of_the_region_gets_its_best_offers_with_reasons()
    {
        var (firm, institute, far) = (Samples.Organisation(), Samples.Organisation("研究所"), Samples.Organisation("外地企业", Samples.Elsewhere));
        var need = Samples.Need(firm, "高温合金叶片的激光打孔", "需要无重铸层的气膜孔加工");
        var draft = Samples.Need(firm, "高温合金叶片的激光打孔", status: StatusNames.Draft);
        var elsewhere = Samples.Need(far, "高温合金叶片的激光打孔");
        var good = Enumerable.Range(1, 14).Select(_ => Samples.Offer(institute, need.Title, need.Description)).ToList();
        var unrelated = Samples.Offer(institute, "海带种苗繁育");
        var own = Samples.Offer(firm, "高温合金叶片的激光打孔");
        var hidden = Samples.Offer(institute, "高温合金叶片的激光打孔", visibility: Visibility.Organisation);
        await app.AddAsync([firm, institute, far, need, draft, elsewhere, .. good, unrelated, own, hidden]);

        var outcome = await RunAsync(Samples.Manager);

        Assert.True(outcome.Succeeded);
        var found = await CandidatesAsync(need);
        Assert.Equal(Enumerable.Range(1, 10), found.Select(c => c.Rank));
        Assert.Subset(good.Select(o => o.Id).ToHashSet(), found.Select(c => c.OfferId).ToHashSet());
        Assert.Equal(found.Select(c => c.Score).OrderDescending(), found.Select(c => c.Score));
        Assert.All(found, c => Assert.NotEmpty(c.Reasons));
        Assert.Empty(await CandidatesAsync(draft));
        Assert.Empty(await CandidatesAsync(elsewhere));
    }

    [Fact]
    public async Task A_declined_pair_does_not_come_back_when_the_region_is_matched_again()
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("研究所"));
        var need = Samples.Need(firm, "玉米收获机的籽粒破碎");
        var offers = new[] { Samples.Offer(institute, "玉米收获机低破碎脱粒装置"), Samples.Offer(institute, "玉米籽粒破碎率在线检测") };
        await app.AddAsync([firm, institute, need, .. offers]);
        await RunAsync(Samples.Manager);
        var before = await CandidatesAsync(need);
        Assert.Equal(2, before.Count);

        var refusal = await app.AsAsync(Samples.Manager, s => s.GetRequiredService<DeclineMatch>().HandleAsync(
            new() { NeedId = need.Key, OfferId = before[0].OfferId.Value, Reason = DeclineReason.NotTheProblem }, Ct));
        Assert.Null(refusal);
        Assert.Equal([before[1].OfferId], await WaitingAsync(need));
        await RunAsync(Samples.Manager);

        var after = Assert.Single(await CandidatesAsync(need));
        Assert.Equal((before[1].OfferId, 1), (after.OfferId, after.Rank));
        Assert.Equal([before[1].OfferId], await WaitingAsync(need));
    }

    [Fact]
    public async Task A_need_that_is_closed_loses_its_candidates_with_the_next_run()
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("研究所"));
        var (need, offer) = (Samples.Need(firm, "变压器铁芯降噪"), Samples.Offer(institute, "变压器铁芯减振降噪结构"));
        await app.AddAsync(firm, institute, need, offer);
        await RunAsync(Samples.Manager);
        Assert.Single(await WaitingAsync(need));
        await app.DbAsync(async db =>
        {
            (await db.Needs.SingleAsync(n => n.Id == need.Id, Ct)).Enter(StatusNames.Closed, default);
            return await db.SaveChangesAsync(Ct);
        });

        Assert.Empty(await WaitingAsync(need));
        await RunAsync(Samples.Manager);

        Assert.Empty(await CandidatesAsync(need));
    }

    [Fact]
    public async Task A_run_that_is_stopped_leaves_no_need_with_half_of_its_candidates()
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("研究所"));
        var needs = Enumerable.Range(0, 250).Select(i => Samples.Need(firm, $"船体防腐涂层耐海水冲刷{i}")).ToList();
        var offers = Enumerable.Range(0, 12).Select(i => Samples.Offer(institute, $"船体防腐涂层体系{i}"));
        await app.AddAsync([firm, institute, .. needs, .. offers]);
        await RunAsync(Samples.Manager);
        var whole = (await OfAsync()).CountBy(c => c.NeedId).ToDictionary();
        var job = JobOf(Samples.Manager);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var clock = new StoppingTime(stop, at: 2);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.AsAsync(
            Samples.Manager, s => ActivatorUtilities.CreateInstance<MatchRegion>(s, clock).RunAsync(new JobRun(job), stop.Token)));

        var groups = (await OfAsync()).GroupBy(c => c.NeedId).ToList();
        Assert.Equal(250, groups.Count);
        Assert.All(groups, group => Assert.Equal((whole[group.Key], 1), (group.Count(), group.Select(c => c.JobId).Distinct().Count())));
        Assert.Contains(groups, group => group.First().JobId == job.Id);
        Assert.Contains(groups, group => group.First().JobId != job.Id);

        Task<List<Candidate>> OfAsync() => app.DbAsync(
            db => db.Candidates.AsNoTracking().Where(c => needs.Select(n => n.Id).Contains(c.NeedId)).ToListAsync(Ct));
    }

    [Fact]
    public async Task The_button_asks_for_a_job_that_ends_with_candidates()
    {
        var (firm, institute) = (Samples.Organisation(), Samples.Organisation("研究所"));
        var (need, offer) = (Samples.Need(firm, "滚柱丝杠预紧力保持"), Samples.Offer(institute, "滚柱丝杠预紧力在线测量"));
        await app.AddAsync(firm, institute, need, offer);
        using var client = await app.CreateClientAsync(Role.TechnologyManager);

        using var answer = await client.PostFormAsync("/matches", "run", []);

        var job = new Uri(client.BaseAddress!, answer.Headers.Location!).PathAndQuery;
        Assert.StartsWith("/jobs/", job, StringComparison.Ordinal);
        using var events = await client.GetAsync($"{job}/events", Ct);
        Assert.EndsWith(
            "event: end",
            (await events.Content.ReadAsStringAsync(Ct)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries)[^1].Split('\n')[0],
            StringComparison.Ordinal);
        var page = await client.GetPageAsync(job);
        Assert.Contains("已对照", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(await WaitingAsync(need));
    }

    [Fact]
    public async Task Each_night_asks_once_for_each_root_of_the_region_tree()
    {
        await TestRegion.CreateAsync(app);
        var nightly = app.Services.GetRequiredService<NightlyMatching>();
        app.Time.Advance(TimeSpan.FromHours(24 + 12 - app.Time.GetLocalNow().Hour));
        Assert.Equal(0, await nightly.AskAsync(Ct));

        app.Time.Advance(TimeSpan.FromHours(14.5));
        Assert.Equal(1, await nightly.AskAsync(Ct));
        Assert.Equal(0, await nightly.AskAsync(Ct));

        app.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await nightly.AskAsync(Ct));
        Assert.Equal(2, await app.DbAsync(db => db.Jobs.CountAsync(j => j.AskedBy == null && j.RegionPath == "/990000/" && j.Kind == MatchRegion.Kind, Ct)));
    }

    /// <summary>Cancels when it is asked for the second time, which is while the second batch is being made.</summary>
    private sealed class StoppingTime(CancellationTokenSource stop, int at) : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow()
        {
            if (++asked == at)
            {
                stop.Cancel();
            }

            return base.GetUtcNow();
        }
    }

    private static Job JobOf(Viewer viewer) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Kind = MatchRegion.Kind,
        AskedBy = viewer.UserId,
        AskedByName = viewer.Name,
        RegionPath = viewer.RegionPath,
        CreatedAt = default,
    };

    private Task<JobOutcome> RunAsync(Viewer viewer) =>
        app.AsAsync(viewer, s => s.GetRequiredService<MatchRegion>().RunAsync(new JobRun(JobOf(viewer)), Ct));

    private Task<List<Candidate>> CandidatesAsync(Need need) =>
        app.DbAsync(db => db.Candidates.AsNoTracking().Where(c => c.NeedId == need.Id).OrderBy(c => c.Rank).ToListAsync(Ct));

    private Task<List<Id<Offer>>> WaitingAsync(Need need) => app.AsAsync(Samples.Manager, async s =>
        (await s.GetRequiredService<Workbench>().WaitingAsync(new(null, null, need.Key), Ct)).Select(p => p.OfferId).ToList());
}
