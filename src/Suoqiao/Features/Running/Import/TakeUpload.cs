using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Records.Files;

namespace Suoqiao.Features.Running.Import;

/// <summary>A file as a person sends it.</summary>
[ValidatableType]
public sealed class UploadInput
{
    /// <summary>What the file holds: needs, offers and so on.</summary>
    [AtMost(40)]
    public string Kind { get; set; } = "needs";

    /// <summary>The file.</summary>
    public IFormFile? File { get; set; }

    /// <summary>The sheet of a workbook to read.</summary>
    [AtMost(100)]
    public string? Sheet { get; set; }

    /// <summary>The organisation of rows that name none.</summary>
    [AtMost(200)]
    public string? Owner { get; set; }

    /// <summary>The region of rows that name none.</summary>
    [AtMost(100)]
    public string? Region { get; set; }

    /// <summary>Whether unknown organisations are created.</summary>
    public bool CreateOrganisations { get; set; }

    /// <summary>Whether new records are published at once.</summary>
    public bool Publish { get; set; }
}

/// <summary>Keeps a file that a person sends and judges it: a small one at once, a large one in the background.</summary>
internal sealed class TakeUpload(
    AppDb db, CurrentViewer current, TimeProvider time, FileKinds kinds, JudgeUpload judge, JobQueue queue, IStringLocalizer<ImportTexts> texts)
{
    /// <summary>The largest file the site takes; the command line takes any.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <returns>Where the person goes on, or why the file was refused.</returns>
    public async Task<(string? Href, Refusal? Refusal)> HandleAsync(UploadInput input, CancellationToken ct)
    {
        if (current.Value is not { UserId: { } user } viewer || !ImportFile.MayImport(viewer))
        {
            return (null, new Refusal.NotAllowed());
        }

        if (Fault(input) is { } fault)
        {
            return (null, new Refusal.Invalid([fault]));
        }

        var upload = await KeepAsync(input, user, ct);
        if (upload.Content.Length > JudgeUpload.MostBytesAtOnce)
        {
            var (job, refusal) = await queue.EnqueueAsync(ImportFeature.JobName, new UploadJob(upload.Id.Value, Write: false, SkipBad: false), ct);
            return refusal is null ? ($"/jobs/{job}", null) : (null, refusal);
        }

        await judge.HandleAsync(upload.Id, write: false, skipBad: false, null, ct);
        return ($"/import/{upload.Id}", null);
    }

    private FieldFault? Fault(UploadInput input) =>
        input.File is not { Length: > 0 } file ? new(nameof(UploadInput.File), texts["FileNeeded"])
        : file.Length > MostBytes ? new(nameof(UploadInput.File), texts["FileTooLarge", MostBytes / 1024 / 1024])
        : kinds.At(input.Kind) is not { } kind || !kind.IsOpenTo(current.Value) ? new(nameof(UploadInput.Kind), texts["UnknownKind", input.Kind])
        : null;

    private async Task<Upload> KeepAsync(UploadInput input, Id<User> user, CancellationToken ct)
    {
        using var content = new MemoryStream((int)input.File!.Length);
        await input.File.CopyToAsync(content, ct);
        var mayPublish = current.Value.RunsRegion;
        var upload = new Upload
        {
            Id = Id<Upload>.New(time),
            UserId = user,
            Kind = kinds.At(input.Kind)!.Path,
            FileName = Path.GetFileName(input.File.FileName) is { Length: <= 200 } name ? name : "file",
            Content = content.ToArray(),
            Input = JsonSerializer.Serialize(new ImportInput
            {
                Sheet = string.IsNullOrWhiteSpace(input.Sheet) ? null : input.Sheet.Trim(),
                Owner = input.Owner?.Trim(),
                Region = input.Region?.Trim(),
                CreateOrganisations = input.CreateOrganisations && mayPublish,
                Publish = input.Publish && mayPublish ? true : null,
            }),
            At = time.GetUtcNow(),
        };
        var old = upload.At - KeptFor;
        // Past the filter: what is old goes, whoever sent it.
        await db.Set<Upload>().IgnoreQueryFilters().Where(u => u.At < old).ExecuteDeleteAsync(ct);
        db.Add(upload);
        await db.SaveChangesAsync(ct);
        return upload;
    }
}

/// <summary>What the background work is told.</summary>
internal sealed record UploadJob(Guid UploadId, bool Write, bool SkipBad);
