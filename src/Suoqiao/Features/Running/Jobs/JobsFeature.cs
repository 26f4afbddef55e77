using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.House;

namespace Suoqiao.Features.Running.Jobs;

/// <summary>Texts of the jobs (see JobsTexts.resx).</summary>
internal sealed class JobsTexts;

/// <summary>A job as a program reads it.</summary>
internal sealed record JobView(
    Guid Id, string Kind, JobState State, long Done, long Total, string Message, string Href, string AskedBy,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    public static JobView Of(Job job) => new(
        job.Id.Value, job.Kind, job.State, job.Done, job.Total, job.Message, job.Href, job.AskedByName, job.CreatedAt, job.StartedAt, job.EndedAt);
}

internal sealed class JobsFeature : Feature
{
    private const int MostListed = 200;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<JobKinds>();
        services.AddSingleton<JobSignal>();
        services.AddSingleton<JobLedger>();
        services.AddSingleton<JobSchedule>();
        services.AddScoped<JobQueue>();
        services.AddScoped<CancelJob>();
        services.AddHostedService<JobWorker>();
        services.AddSingleton(new MenuItem("Jobs", "/jobs", MenuPlace.Admin, 80, viewer => viewer.ServesRegion, Icon: "clock"));
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs").RequireAuthorization();
        jobs.MapGet("/", ListAsync);
        jobs.MapGet("/{id}", ReadAsync);
        jobs.MapPost("/{id}/cancel", CancelJob.EndpointAsync);
    }

    /// <summary>What a page listens to while a job runs.</summary>
    public override void MapSite(IEndpointRouteBuilder site) => site.MapGet("/jobs/{id}/events", EventsAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<Ok<List<JobView>>> ListAsync(AppDb db, CancellationToken ct) =>
        TypedResults.Ok((await db.Jobs.AsNoTracking().OrderByDescending(j => j.CreatedAt).Take(MostListed).ToListAsync(ct)).ConvertAll(JobView.Of));

    private static async Task<Results<Ok<JobView>, NotFound>> ReadAsync(Id<Job> id, AppDb db, CancellationToken ct) =>
        await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct) is { } job ? TypedResults.Ok(JobView.Of(job)) : TypedResults.NotFound();

    private static async Task<Results<ServerSentEventsResult<JobEvent>, NotFound>> EventsAsync(Id<Job> id, AppDb db, CancellationToken ct) =>
        await db.Jobs.AnyAsync(j => j.Id == id, ct) ? TypedResults.ServerSentEvents(FollowAsync(id, db, ct)) : TypedResults.NotFound();

    private static async IAsyncEnumerable<SseItem<JobEvent>> FollowAsync(
        Id<Job> id, AppDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        JobEvent? sent = null;
        while (await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, ct) is { IsUnderWay: true } job)
        {
            var latest = new JobEvent(job.Done, job.Total, job.Message);
            if (latest != sent)
            {
                sent = latest;
                yield return new(latest, "progress");
            }

            await Task.Delay(Look, ct);
        }

        yield return new(new JobEvent(0, 0, ""), "end");
    }

    private sealed record JobEvent(long Done, long Total, string Text);
}
