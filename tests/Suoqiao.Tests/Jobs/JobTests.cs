using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Jobs;

public sealed class JobTests : IClassFixture<App>, IAsyncDisposable
{
    private const string Region = "/990000/990100/";

    private readonly App app;
    private readonly WebApplicationFactory<Program> site;
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JobTests(App app)
    {
        this.app = app;
        site = app.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
        {
            services.AddJobKind<JobsTexts>("count", JobSight.System, CountAsync);
            services.AddJobKind<JobsTexts>("wait", JobSight.System, WaitAsync);
            services.AddJobKind<JobsTexts>("break", JobSight.System, (_, _, _) => throw new InvalidOperationException("secret detail"));
            services.AddJobKind<JobsTexts>("asker", JobSight.Asker, WhoAsync);
            services.AddJobKind<JobsTexts>("alone", JobSight.System, WaitAsync, oneAtATime: true);
        }));
        _ = site.Services;
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Viewer Manager { get; } = new(new(Guid.CreateVersion7()), "manager", Role.TechnologyManager, null, Region);

    [Fact]
    public async Task A_job_is_done_and_says_what_came_out()
    {
        var id = await AskAsync(Manager, "count", 7);

        var job = await EndedAsync(id);

        Assert.Equal((JobState.Done, 7L, 7L, "counted 7", "/there"), (job.State, job.Done, job.Total, job.Message, job.Href));
        Assert.Equal(("manager", Region, 1), (job.AskedByName, job.RegionPath, job.Attempt));
        Assert.NotNull(job.EndedAt);
    }

    [Fact]
    public async Task Progress_is_seen_while_the_job_runs()
    {
        var id = await AskAsync(Manager, "wait", "");

        var job = await UntilAsync(id, j => j.Done == 3);

        Assert.Equal((JobState.Running, 10L, "third"), (job.State, job.Total, job.Message));
        opened.SetResult();
        Assert.Equal(JobState.Done, (await EndedAsync(id)).State);
    }

    [Fact]
    public async Task A_running_job_stops_when_it_is_cancelled()
    {
        var id = await AskAsync(Manager, "wait", "");
        await UntilAsync(id, j => j.Done == 3);

        Assert.Null(await CancelAsync(Manager, id));

        Assert.Equal(JobState.Cancelled, (await EndedAsync(id)).State);
        Assert.IsType<Refusal.Rule>(await CancelAsync(Manager, id));
    }

    [Fact]
    public async Task Only_who_asked_or_an_operator_of_the_region_may_cancel()
    {
        var id = await AskAsync(Manager, "wait", "");

        Assert.IsType<Refusal.NotAllowed>(await CancelAsync(Manager with { UserId = new(Guid.CreateVersion7()) }, id));
        Assert.IsType<Refusal.NotFound>(await CancelAsync(new(new(Guid.CreateVersion7()), "elsewhere", Role.Operator, null, "/980000/"), id));
        Assert.Null(await CancelAsync(new(new(Guid.CreateVersion7()), "operator", Role.Operator, null, "/990000/"), id));
        await EndedAsync(id);
    }

    [Fact]
    public async Task A_failure_is_told_without_its_details()
    {
        var job = await EndedAsync(await AskAsync(Manager, "break", ""));

        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("意外错误", job.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", job.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_a_dead_process_left_behind_is_taken_up_again()
    {
        var id = await LeftBehindAsync(JobLedger.Abandoned + TimeSpan.FromSeconds(1), attempt: 1);

        var job = await EndedAsync(id);

        Assert.Equal((JobState.Done, 2, "counted 4"), (job.State, job.Attempt, job.Message));
    }

    [Fact]
    public async Task A_job_whose_worker_lives_is_left_alone()
    {
        var id = await LeftBehindAsync(JobLedger.Abandoned - TimeSpan.FromSeconds(1), attempt: 1);
        await EndedAsync(await AskAsync(Manager, "count", 1));
        await Task.Delay(TimeSpan.FromSeconds(1.5), Ct);

        Assert.Equal((JobState.Running, 1), await StateAsync(id));
    }

    [Fact]
    public async Task A_job_that_kills_its_worker_again_and_again_is_given_up()
    {
        var job = await EndedAsync(await LeftBehindAsync(TimeSpan.FromHours(1), attempt: 5));

        Assert.Equal(JobState.Failed, job.State);
    }

    [Fact]
    public async Task A_worker_given_up_for_dead_changes_nothing_any_more()
    {
        var id = await LeftBehindAsync(TimeSpan.Zero, attempt: 3);
        var ledger = site.Services.GetRequiredService<JobLedger>();
        var mine = await OnSiteAsync(Viewer.System, s => s.GetRequiredService<AppDb>().Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Ct));
        await OnSiteAsync(
            Viewer.System, s => s.GetRequiredService<AppDb>().Jobs.Where(j => j.Id == id).ExecuteUpdateAsync(set => set.SetProperty(j => j.Attempt, 4), Ct));

        Assert.False(await ledger.BeatAsync(mine, new(9, 9, "late"), Ct));
        Assert.False(await ledger.EndAsync(mine, JobState.Done, new(9, 9, ""), "late", "", Ct));
        Assert.Equal((JobState.Running, 4), await StateAsync(id));
    }

    [Fact]
    public async Task Two_workers_never_get_the_same_job()
    {
        var ids = new HashSet<Guid>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add((await LeftBehindAsync(TimeSpan.Zero, attempt: 0, state: JobState.Queued, kind: "count")).Value);
        }

        await Task.WhenAll(ids.Select(id => EndedAsync(new(id))));

        var jobs = await OnSiteAsync(Viewer.System, s => s.GetRequiredService<AppDb>().Jobs.Where(j => j.Kind == "count").ToListAsync(Ct));
        var attempts = jobs.Where(j => ids.Contains(j.Id.Value)).Select(j => j.Attempt).ToList();
        Assert.Equal(20, attempts.Count);
        Assert.All(attempts, attempt => Assert.Equal(1, attempt));
    }

    [Fact]
    public async Task A_second_request_joins_the_job_under_way_when_the_kind_says_so()
    {
        var first = await AskAsync(Manager, "alone", "");
        var second = await AskAsync(Manager, "alone", "");
        var elsewhere = await AskAsync(Manager with { RegionPath = "/980000/" }, "alone", "");

        Assert.Equal(first, second);
        Assert.NotEqual(first, elsewhere);
        opened.SetResult();
        await EndedAsync(first);
        await EndedAsync(elsewhere);
    }

    [Fact]
    public async Task A_job_reads_as_the_person_who_asked_and_not_at_all_once_the_account_is_closed()
    {
        var user = await UserAsync(UserStatus.Active);
        var closed = await UserAsync(UserStatus.Disabled);

        Assert.Equal($"{user.Name} TechnologyManager {Region}", (await EndedAsync(await AskAsync(Viewer.Of(user), "asker", ""))).Message);
        Assert.Equal(JobState.Failed, (await EndedAsync(await AskAsync(Viewer.Of(closed), "asker", ""))).State);
    }

    [Fact]
    public async Task A_member_may_not_ask_for_the_work_of_the_region()
    {
        var member = new Viewer(new(Guid.CreateVersion7()), "member", Role.Member, new(Guid.CreateVersion7()), Region);

        var (_, refusal) = await OnSiteAsync(member, s => s.GetRequiredService<JobQueue>().EnqueueAsync("count", 1, Ct));

        Assert.IsType<Refusal.NotAllowed>(refusal);
    }

    private static async Task<JobOutcome> CountAsync(IServiceProvider services, JobRun run, CancellationToken ct)
    {
        var upTo = run.Input<int>();
        for (var i = 1; i <= upTo; i++)
        {
            await Task.Yield();
            run.Report(i, upTo);
        }

        return JobOutcome.Done($"counted {upTo}", "/there");
    }

    private static Task<JobOutcome> WhoAsync(IServiceProvider services, JobRun run, CancellationToken ct)
    {
        var viewer = services.GetRequiredService<CurrentViewer>().Value;
        return Task.FromResult(JobOutcome.Done($"{viewer.Name} {viewer.Role} {viewer.RegionPath}"));
    }

    private async Task<JobOutcome> WaitAsync(IServiceProvider services, JobRun run, CancellationToken ct)
    {
        run.Report(3, 10, "third");
        await opened.Task.WaitAsync(ct);
        return JobOutcome.Done("");
    }

    private async Task<T> OnSiteAsync<T>(Viewer viewer, Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(viewer);
        return await action(scope.ServiceProvider);
    }

    private async Task<Id<Job>> AskAsync<T>(Viewer viewer, string kind, T input)
    {
        var (id, refusal) = await OnSiteAsync(viewer, s => s.GetRequiredService<JobQueue>().EnqueueAsync(kind, input, Ct));
        Assert.Null(refusal);
        return id;
    }

    private Task<Refusal?> CancelAsync(Viewer viewer, Id<Job> id) => OnSiteAsync(viewer, s => s.GetRequiredService<CancelJob>().HandleAsync(id, Ct));

    private Task<Job> EndedAsync(Id<Job> id) => UntilAsync(id, j => !j.IsUnderWay);

    private async Task<Job> UntilAsync(Id<Job> id, Func<Job, bool> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var job = await OnSiteAsync(Viewer.System, s => s.GetRequiredService<AppDb>().Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Ct));
            if (wanted(job))
            {
                return job;
            }

            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<(JobState, int)> StateAsync(Id<Job> id)
    {
        var job = await UntilAsync(id, _ => true);
        return (job.State, job.Attempt);
    }

    private Task<Id<Job>> LeftBehindAsync(
        TimeSpan ago, int attempt, JobState state = JobState.Running, string kind = "count") => OnSiteAsync(Viewer.System, async services =>
    {
        var (db, now) = (services.GetRequiredService<AppDb>(), app.Time.GetUtcNow());
        var job = new Job
        {
            Id = Id<Job>.New(app.Time),
            Kind = kind,
            Input = "4",
            State = state,
            Attempt = attempt,
            BeatAt = now - ago,
            StartedAt = now - ago,
            AskedBy = null,
            AskedByName = "left",
            RegionPath = Region,
            CreatedAt = now,
        };
        db.Jobs.Add(job);
        await db.SaveChangesAsync(Ct);
        return job.Id;
    });

    private Task<User> UserAsync(UserStatus status) => OnSiteAsync(Viewer.System, async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var id = Id<User>.New(app.Time);
        var user = new User
        {
            Id = id,
            UserName = $"u{id}",
            Name = $"n{id}",
            Role = Role.TechnologyManager,
            Status = status,
            RegionCode = "990100",
            RegionPath = Region,
        };
        db.Users.Add(user);
        await db.SaveChangesAsync(Ct);
        return user;
    });
}
