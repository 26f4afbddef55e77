using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Jobs;

/// <summary>
/// What workers write into the table of jobs. Each write names the attempt it belongs to, so that a worker that was given up
/// for dead, but lives, changes nothing any more.
/// </summary>
internal sealed class JobLedger(IServiceScopeFactory scopes, JobKinds kinds, TimeProvider time)
{
    /// <summary>A running job without a beat for so long belongs to nobody.</summary>
    public static readonly TimeSpan Abandoned = TimeSpan.FromSeconds(60);

    /// <summary>Takes the oldest job that waits or was abandoned; no two workers get the same.</summary>
    public Task<Job?> ClaimAsync(CancellationToken ct) => OnDbAsync(
        async db =>
        {
            var now = time.GetUtcNow();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var found = await Due(db, now - Abandoned, kinds.Names).AsNoTracking().ToListAsync(ct);
            if (found is not [var job])
            {
                return null;
            }

            (job.State, job.StartedAt, job.BeatAt, job.Attempt) = (JobState.Running, job.StartedAt ?? now, now, job.Attempt + 1);
            await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(
                set => set.SetProperty(j => j.State, job.State).SetProperty(j => j.StartedAt, job.StartedAt)
                    .SetProperty(j => j.BeatAt, job.BeatAt).SetProperty(j => j.Attempt, job.Attempt),
                ct);
            await transaction.CommitAsync(ct);
            return job;
        },
        ct);

    /// <summary>Says that the worker lives and how far it is. Returns whether it shall go on.</summary>
    public Task<bool> BeatAsync(Job job, JobProgress progress, CancellationToken ct) => OnDbAsync(
        async db => await Own(db, job).Where(j => !j.CancelRequested).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.BeatAt, time.GetUtcNow()).SetProperty(j => j.Done, progress.Done)
                .SetProperty(j => j.Total, progress.Total).SetProperty(j => j.Message, progress.Text),
            ct) == 1,
        ct);

    /// <summary>Whether the job is still this worker's and nobody asked to stop it.</summary>
    public Task<bool> MayGoOnAsync(Job job, CancellationToken ct) =>
        OnDbAsync(db => Own(db, job).AnyAsync(j => !j.CancelRequested, ct), ct);

    public Task<bool> EndAsync(Job job, JobState state, JobProgress progress, string message, string href, CancellationToken ct) => OnDbAsync(
        async db => await Own(db, job).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, state).SetProperty(j => j.EndedAt, time.GetUtcNow()).SetProperty(j => j.Message, message)
                .SetProperty(j => j.Href, href).SetProperty(j => j.Done, progress.Done).SetProperty(j => j.Total, progress.Total),
            ct) == 1,
        ct);

    /// <summary>Puts the job back where the next worker finds it at once; it does not count as an attempt.</summary>
    public Task<bool> GiveBackAsync(Job job, CancellationToken ct) => OnDbAsync(
        async db => await Own(db, job).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.BeatAt, (DateTimeOffset?)null)
                .SetProperty(j => j.Attempt, job.Attempt - 1),
            ct) == 1,
        ct);

    // A node that does not know a kind yet leaves it to those that do.
    // On SQLite a transaction begins by taking the one lock for writing, so that looking and claiming are one step there.
    private static IQueryable<Job> Due(AppDb db, DateTimeOffset deadSince, string[] kinds) => db.Database.IsNpgsql()
        ? db.Jobs.FromSql(
            $"""
            SELECT * FROM "Jobs" WHERE ("State" = 'Queued' OR ("State" = 'Running' AND "BeatAt" < {deadSince})) AND "Kind" = ANY ({kinds})
            ORDER BY "CreatedAt" LIMIT 1 FOR UPDATE SKIP LOCKED
            """).IgnoreQueryFilters()
        : db.Jobs.Where(j => (j.State == JobState.Queued || (j.State == JobState.Running && j.BeatAt < deadSince)) && kinds.Contains(j.Kind))
            .OrderBy(j => j.CreatedAt).Take(1);

    private static IQueryable<Job> Own(AppDb db, Job job) =>
        db.Jobs.Where(j => j.Id == job.Id && j.State == JobState.Running && j.Attempt == job.Attempt);

    private async Task<T> OnDbAsync<T>(Func<AppDb, Task<T>> action, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(Viewer.System);
        return await action(scope.ServiceProvider.GetRequiredService<AppDb>());
    }
}
