using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Jobs;

/// <summary>Asks for long work. The request is a row, so that it outlives this process.</summary>
internal sealed class JobQueue(AppDb db, CurrentViewer current, JobKinds kinds, JobSignal signal, TimeProvider time)
{
    public Task<(Id<Job> Id, Refusal? Refusal)> EnqueueAsync(string kind, CancellationToken ct) => AddAsync(kind, "", ct);

    /// <summary>Asks for work of a registered kind; the work reads <paramref name="input"/> by <see cref="JobRun.Input{T}"/>.</summary>
    public Task<(Id<Job> Id, Refusal? Refusal)> EnqueueAsync<T>(string kind, T input, CancellationToken ct) =>
        AddAsync(kind, JsonSerializer.Serialize(input), ct);

    /// <summary>The work of a kind that waits or runs for the viewer's region, where the viewer may see it.</summary>
    public Task<Id<Job>?> WaitingAsync(string kind, CancellationToken ct) => FirstAsync(db.Jobs, kind, current.Value.RegionPath, ct);

    private async Task<(Id<Job> Id, Refusal? Refusal)> AddAsync(string name, string input, CancellationToken ct)
    {
        var kind = kinds.Find(name) ?? throw new ArgumentException($"There is no kind of job named {name}.", nameof(name));
        var viewer = current.Value;
        if (!kind.MayAsk(viewer))
        {
            return (default, new Refusal.NotAllowed());
        }

        if (kind.OneAtATime && await UnderWayAsync(name, viewer.RegionPath, ct) is { } running)
        {
            return (running, null);
        }

        var job = new Job
        {
            Id = Id<Job>.New(time),
            Kind = name,
            Input = input,
            Culture = CultureInfo.CurrentUICulture.Name,
            AskedBy = viewer.UserId,
            AskedByName = viewer.Name,
            RegionPath = viewer.RegionPath,
            CreatedAt = time.GetUtcNow(),
        };
        db.Jobs.Add(job);
        db.Record(AuditAction.Create, nameof(Job), $"{job.Id}", job.RegionPath, name);
        await db.SaveChangesAsync(ct);
        signal.Raise();
        return (job.Id, null);
    }

    private async Task<Id<Job>?> UnderWayAsync(string kind, string region, CancellationToken ct)
    {
        // The job of a colleague counts, whoever may read it.
        return await FirstAsync(db.Jobs.IgnoreQueryFilters().Where(j => !j.CancelRequested), kind, region, ct);
    }

    private static async Task<Id<Job>?> FirstAsync(IQueryable<Job> jobs, string kind, string region, CancellationToken ct)
    {
        var ids = await jobs.Where(j => j.Kind == kind && j.RegionPath == region && (j.State == JobState.Queued || j.State == JobState.Running))
            .OrderBy(j => j.CreatedAt).Select(j => j.Id).Take(1).ToListAsync(ct);
        return ids.Count > 0 ? ids[0] : null;
    }
}

/// <summary>Wakes the workers of this process; those of other nodes look by themselves once a second.</summary>
internal sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0);

    public void Raise() => raised.Release();

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => raised.WaitAsync(atMost, ct);

    public void Dispose() => raised.Dispose();
}
