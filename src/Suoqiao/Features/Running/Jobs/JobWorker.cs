using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Jobs;

/// <summary>Does the jobs, two at a time on each node, the oldest first, and takes up what a dead process left behind.</summary>
internal sealed partial class JobWorker(
    IServiceScopeFactory scopes, JobKinds kinds, JobLedger ledger, JobSignal signal, ILogger<JobWorker> logger)
    : BackgroundService
{
    private const int Slots = 2, MostAttempts = 5;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1), Step = TimeSpan.FromMilliseconds(250), Beat = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Slots).Select(_ => ServeAsync(stoppingToken)));

    private async Task ServeAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await ledger.ClaimAsync(stopping) is { } job)
                {
                    await RunAsync(job, stopping);
                }
                else
                {
                    await signal.WaitAsync(Look, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away for a while; the worker must be there when it comes back.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                LogBroken(broken);
                await Task.Delay(Look, CancellationToken.None);
            }
        }
    }

    private async Task RunAsync(Job job, CancellationToken stopping)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(job.Culture);
        var run = new JobRun(job);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var watch = WatchAsync(job, run, stop, ended.Token);
        var (state, outcome) = await WorkAsync(job, run, stop.Token);
        await ended.CancelAsync();
        await watch;
        if (state == JobState.Cancelled && stopping.IsCancellationRequested)
        {
            await ledger.GiveBackAsync(job, CancellationToken.None);
            return;
        }

        await ledger.EndAsync(job, state, run.Progress, outcome.Message, outcome.Href, CancellationToken.None);
    }

    private async Task<(JobState State, JobOutcome Outcome)> WorkAsync(Job job, JobRun run, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<IStringLocalizer<JobsTexts>>();
        try
        {
            var kind = kinds.Find(job.Kind)!; // Only known kinds are claimed.
            if (job.Attempt > MostAttempts)
            {
                return (JobState.Failed, JobOutcome.Failed(texts["TooManyAttempts", MostAttempts]));
            }

            if (await ViewerOfAsync(job, kind, scope.ServiceProvider, ct) is not { } viewer)
            {
                return (JobState.Failed, JobOutcome.Failed(texts["AskerGone"]));
            }

            scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(viewer);
            var outcome = await kind.Work(scope.ServiceProvider, run, ct);
            return (outcome.Succeeded ? JobState.Done : JobState.Failed, outcome);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return (JobState.Cancelled, JobOutcome.Done(texts["WasCancelled"]));
        }
#pragma warning disable CA1031 // Whatever goes wrong in a kind's work ends that job, and is told to the person; the worker goes on.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            LogFailed(job.Id.Value, job.Kind, broken);
            return (JobState.Failed, JobOutcome.Failed(texts["Unexpected"]));
        }
    }

    private static async Task<Viewer?> ViewerOfAsync(Job job, JobKind kind, IServiceProvider services, CancellationToken ct)
    {
        if (kind.Sight == JobSight.System)
        {
            return Viewer.System with { UserId = job.AskedBy, Name = job.AskedByName };
        }

        if (job.AskedBy is null)
        {
            // What the schedule asks for is done as the region's own operator.
            return new Viewer(null, job.AskedByName, Role.Operator, null, job.RegionPath);
        }

        var user = await services.GetRequiredService<AppDb>().Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == job.AskedBy, ct);
        return user is { Status: UserStatus.Active } ? Viewer.Of(user) : null;
    }

    /// <summary>Writes the progress, at most four times a second, and stops the work when asked to or when the job is no longer ours.</summary>
    private async Task WatchAsync(Job job, JobRun run, CancellationTokenSource stop, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Step);
        var (written, beatAt) = (run.Progress, Stopwatch.GetTimestamp());
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                var latest = run.Progress;
                var due = latest != written || Stopwatch.GetElapsedTime(beatAt) >= Beat;
                var goOn = due ? await ledger.BeatAsync(job, latest, ended) : await ledger.MayGoOnAsync(job, ended);
                if (!goOn)
                {
                    await stop.CancelAsync();
                    return;
                }

                (written, beatAt) = due ? (latest, Stopwatch.GetTimestamp()) : (written, beatAt);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The work has ended.
        }
#pragma warning disable CA1031 // Without a beat another worker takes the job up, so this one must let go of it.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            LogBroken(broken);
            await stop.CancelAsync();
        }
    }

    [LoggerMessage(LogLevel.Error, "The job worker could not reach the database.")]
    private partial void LogBroken(Exception broken);

    [LoggerMessage(LogLevel.Error, "Job {Id} of kind {Kind} failed.")]
    private partial void LogFailed(Guid id, string kind, Exception broken);
}
