using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Jobs;

/// <summary>Stops a job: at once where it waits, at the next safe point where it runs.</summary>
internal sealed class CancelJob(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<JobsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Job> id, CancellationToken ct)
    {
        if (await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct) is not { } job)
        {
            return new Refusal.NotFound();
        }

        if (!MayCancel(current.Value, job))
        {
            return new Refusal.NotAllowed();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var waiting = await db.Jobs.Where(j => j.Id == id && j.State == JobState.Queued).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.CancelRequested, true).SetProperty(j => j.State, JobState.Cancelled)
                .SetProperty(j => j.EndedAt, time.GetUtcNow()).SetProperty(j => j.Message, texts["WasCancelled"].Value),
            ct);
        var running = await db.Jobs.Where(j => j.Id == id && j.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.CancelRequested, true), ct);
        if (waiting + running == 0)
        {
            return new Refusal.Rule(texts["HasEnded"]);
        }

        db.Record(AuditAction.Update, nameof(Job), $"{id}", job.RegionPath, nameof(Job.CancelRequested));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    public static bool MayCancel(Viewer viewer, Job job) =>
        viewer.SeesEverything || (viewer.UserId is { } user && user == job.AskedBy) || (viewer.Role == Role.Operator && viewer.Covers(job.RegionPath));

    public static async Task<Results<NoContent, ProblemHttpResult>> EndpointAsync(
        Id<Job> id, CancelJob operation, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await operation.HandleAsync(id, ct)).ToAnswer(texts);
}
