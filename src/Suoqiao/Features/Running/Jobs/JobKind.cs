using System.Text.Json;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Jobs;

/// <summary>With whose eyes a job reads the records.</summary>
internal enum JobSight
{
    /// <summary>It sees what the person who asked may see.</summary>
    Asker,

    /// <summary>It sees everything; the audit still names the person who asked.</summary>
    System,
}

/// <summary>How a job ended, in words for a person.</summary>
internal sealed record JobOutcome(bool Succeeded, string Message, string Href = "")
{
    public static JobOutcome Done(string message, string href = "") => new(true, message, href);

    public static JobOutcome Failed(string message) => new(false, message);
}

/// <summary>
/// The work of one kind of job, on a scope of its own. A job may be taken up again after a crash, so that doing it twice must
/// leave the same as doing it once.
/// </summary>
internal delegate Task<JobOutcome> JobWork(IServiceProvider services, JobRun run, CancellationToken ct);

/// <summary>A kind of long work that a feature offers.</summary>
internal sealed record JobKind(string Name, JobSight Sight, JobWork Work, Func<IServiceProvider, string> Title)
{
    public Func<Viewer, bool> MayAsk { get; init; } = viewer => viewer.ServesRegion;

    /// <summary>Whether a second request for the same region joins the one that is under way.</summary>
    public bool OneAtATime { get; init; }
}

/// <summary>All kinds of jobs by name.</summary>
internal sealed class JobKinds(IEnumerable<JobKind> kinds)
{
    private readonly Dictionary<string, JobKind> byName = kinds.ToDictionary(kind => kind.Name);

    public string[] Names { get; } = [.. kinds.Select(kind => kind.Name)];

    public JobKind? Find(string name) => byName.GetValueOrDefault(name);

    public string TitleOf(Job job, IServiceProvider services) => Find(job.Kind)?.Title(services) ?? job.Kind;
}

/// <summary>One run of a job, as its work sees it.</summary>
internal sealed class JobRun(Job job)
{
    private volatile JobProgress progress = new(0, 0, "");

    public Id<Job> Id => job.Id;

    /// <summary>The part of the region tree that the person who asked works for.</summary>
    public string RegionPath => job.RegionPath;

    public Id<User>? AskedBy => job.AskedBy;

    public int Attempt => job.Attempt;

    public JobProgress Progress => progress;

    public T Input<T>() => JsonSerializer.Deserialize<T>(job.Input)
        ?? throw new InvalidOperationException($"Job {job.Id} has no input of type {typeof(T).Name}.");

    /// <summary>Says how far the work is. Cheap: it may be called at each step, the database hears of it a few times a second.</summary>
    public void Report(long done, long total, string text = "") => progress = new(done, total, text);
}

/// <summary>How far a job is.</summary>
internal sealed record JobProgress(long Done, long Total, string Text);

internal static class JobKindRegistration
{
    /// <summary>Offers a kind of job; its title is the text <c>Job_{name}</c> of <typeparamref name="TTexts"/>.</summary>
    public static void AddJobKind<TTexts>(
        this IServiceCollection services, string name, JobSight sight, JobWork work, bool oneAtATime = false, Func<Viewer, bool>? mayAsk = null)
    {
        var kind = new JobKind(name, sight, work, given => given.GetRequiredService<IStringLocalizer<TTexts>>()[$"Job_{name}"])
        {
            OneAtATime = oneAtATime,
        };
        services.AddSingleton(mayAsk is null ? kind : kind with { MayAsk = mayAsk });
    }
}
