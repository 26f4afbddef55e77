using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Threads;

/// <summary>A document that proves what a line of the timeline says.</summary>
public sealed class EvidenceFile
{
    internal const int LongestName = 200;
    private const int MostBytes = 10 * 1024 * 1024;

    // Nothing that a browser or a system would run; OFD is the format of official documents (GB/T 33190).
    private static readonly string[] Endings =
        [".pdf", ".ofd", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".et", ".jpg", ".jpeg", ".png", ".txt", ".csv", ".zip"];

    /// <summary>Its name, with its ending.</summary>
    public string? Name { get; set; }

    /// <summary>What it holds; base64 in JSON.</summary>
    public byte[]? Content { get; set; }

    /// <summary>What the browser's file dialogue offers.</summary>
    internal static string Accepted { get; } = string.Join(',', Endings);

    /// <summary>The name without the folder that some browsers send.</summary>
    internal string PlainName => Path.GetFileName((Name ?? "").Replace('\\', '/')).Trim();

    internal static async Task<EvidenceFile?> ReadAsync(IFormFile? sent, CancellationToken ct)
    {
        if (sent is not { Length: > 0 })
        {
            return null;
        }

        // What is too large is refused by its length and not read.
        var file = new EvidenceFile { Name = sent.FileName, Content = new byte[Math.Min(sent.Length, MostBytes + 1L)] };
        await using var stream = sent.OpenReadStream();
        await stream.ReadExactlyAsync(file.Content, ct);
        return file;
    }

    /// <summary>Why it is not taken; null when it is.</summary>
    internal static FieldFault? FaultOf(EvidenceFile? file, string field, IStringLocalizer<ThreadsTexts> texts) =>
        file is null ? null
        : file.Content is not { Length: > 0 } content ? new(field, texts["FileEmpty"])
        : content.Length > MostBytes ? new(field, texts["FileTooLarge", MostBytes / 1024 / 1024])
        : file.PlainName.Length is 0 or > LongestName || file.PlainName.Any(char.IsControl) ? new(field, texts["FileName", LongestName])
        : !Endings.Contains(Path.GetExtension(file.PlainName), StringComparer.OrdinalIgnoreCase) ? new(field, texts["FileKind", string.Join(' ', Endings)])
        : null;

    /// <summary>A document of a thread, for whoever sees the thread; always saved and never shown by the browser.</summary>
    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        Id<Cooperation> id, Id<TimelineFile> file, AppDb db, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await db.TimelineFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == file && f.RecordId == id.Value, ct) is { } found
            ? TypedResults.File(found.Content, "application/octet-stream", found.Name)
            : new Refusal.NotFound().ToProblem(texts);
}
