using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Import;

/// <summary>How far an uploaded file is.</summary>
internal enum UploadState
{
    /// <summary>Waiting to be judged in the background.</summary>
    Waiting,

    /// <summary>Judged; its sender decides.</summary>
    Judged,

    /// <summary>Its rows are records now.</summary>
    Imported,
}

/// <summary>
/// A file that a person has sent and not yet let in. It lies in the database and not in a folder, because the next request may reach another node;
/// only its sender sees it, and it goes after a week.
/// </summary>
internal sealed class Upload
{
    public required Id<Upload> Id { get; init; }
    public required Id<User> UserId { get; init; }
    /// <summary>What it holds: <c>needs</c>.</summary>
    public required string Kind { get; init; }
    public required string FileName { get; init; }
    public required byte[] Content { get; set; }

    /// <summary>How it is to be taken in, as JSON of <see cref="Records.Files.ImportInput"/>.</summary>
    public required string Input { get; init; }
    public UploadState State { get; set; }

    /// <summary>What came or would come of it, as JSON of <see cref="UploadOutcome"/>.</summary>
    public string Outcome { get; set; } = "";
    public required DateTimeOffset At { get; init; }
}

internal sealed class UploadMapping(AppDb db) : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.HasQueryFilter(u => db.SeesEverything || (db.ViewerUser != null && u.UserId == db.ViewerUser));
        upload.ToTable("Uploads");
        upload.Property(u => u.Kind).HasMaxLength(30);
        upload.Property(u => u.FileName).HasMaxLength(200);
        upload.HasIndex(u => u.UserId);
        upload.HasIndex(u => u.At);
    }
}
