using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Jobs;

internal enum JobState
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>Long work: asked for by a person, done in the background, with progress that everybody can watch and stop.</summary>
internal sealed class Job
{
    public required Id<Job> Id { get; init; }

    /// <summary>The name of the kind of work, which tells the worker what to call.</summary>
    public required string Kind { get; init; }

    /// <summary>What to do, as JSON that the kind understands.</summary>
    public string Input { get; init; } = "";
    public JobState State { get; set; }
    public long Done { get; set; }
    public long Total { get; set; }

    /// <summary>What it does now, what came out, or what went wrong, for a person.</summary>
    public string Message { get; set; } = "";

    /// <summary>Where the result is, from the site's root; empty where there is no page for it.</summary>
    public string Href { get; set; } = "";

    /// <summary>How often it was taken up. It also tells a worker that was given up for dead that the job is no longer its own.</summary>
    public int Attempt { get; set; }

    /// <summary>The language of the person who asked, for <see cref="Message"/>.</summary>
    public string Culture { get; init; } = "zh-CN";
    public bool CancelRequested { get; set; }
    public required Id<User>? AskedBy { get; init; }
    public required string AskedByName { get; init; }
    public required string RegionPath { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Renewed while the worker lives; a running job whose beat is old is taken up again.</summary>
    public DateTimeOffset? BeatAt { get; set; }

    public bool IsUnderWay => State is JobState.Queued or JobState.Running;
}

internal sealed class JobMapping(AppDb db) : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> job)
    {
        job.HasQueryFilter(j => db.SeesEverything
            || (db.ViewerIsStaff && j.RegionPath.StartsWith(db.ViewerRegion)) || (db.ViewerUser != null && j.AskedBy == db.ViewerUser));
        job.ToTable("Jobs");
        job.Property(j => j.Kind).HasMaxLength(60);
        job.Property(j => j.Href).HasMaxLength(300);
        job.Property(j => j.Culture).HasMaxLength(20);
        job.Property(j => j.AskedByName).HasMaxLength(100);
        job.Property(j => j.RegionPath).HasMaxLength(100);
        job.Ignore(j => j.IsUnderWay);
        job.HasIndex(j => new { j.State, j.CreatedAt });
    }
}
