using Suoqiao.Records.Files;

namespace Suoqiao.Features.Running.Import;

/// <summary>One fault as the page shows it.</summary>
internal sealed record ShownFault(int Row, string? Column, string Message, string Remedy);

/// <summary>What came or would come of an uploaded file: the counts and the first of its faults and notices.</summary>
internal sealed record UploadOutcome(ImportResult Result, string? Refusal, IReadOnlyList<ShownFault> Faults, IReadOnlyList<ShownFault>? Notices = null,
    IReadOnlyList<string>? Headers = null, IReadOnlyList<UnderstoodRow>? Rows = null)
{
    /// <summary>More than anybody reads on a page; the command line tells them all.</summary>
    public const int MostFaults = 500;

    public bool IsReadable => Refusal is null;
}
