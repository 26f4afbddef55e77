using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Organisations;
using Suoqiao.Records.Files;
using Suoqiao.Tables;

namespace Suoqiao.Features.Running.Import;

/// <summary>Runs an uploaded file through the import, to see what would come of it or to write it, and notes what came.</summary>
internal sealed class JudgeUpload(
    AppDb db, CurrentViewer current, FileKinds kinds, ImportFile import, IStringLocalizer<TablesTexts> words, IStringLocalizer<AccountsTexts> refusals)
{
    /// <summary>Some thousands of rows: what is done while the person waits.</summary>
    public const int MostBytesAtOnce = 1024 * 1024;

    public async Task<(UploadOutcome? Outcome, Refusal? Refusal)> HandleAsync(
        Id<Upload> id, bool write, bool skipBad, IProgress<long>? progress, CancellationToken ct)
    {
        var user = current.Value.UserId;
        var upload = await db.Set<Upload>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.UserId == user, ct);
        if (upload is null)
        {
            return (null, new Refusal.NotFound());
        }

        if (upload.State == UploadState.Imported)
        {
            // A job that is taken up again after a crash finds its work done.
            return (Read(upload), null);
        }

        var input = JsonSerializer.Deserialize<ImportInput>(upload.Input)! with { DryRun = !write, SkipBad = skipBad, Import = id.Value };
        var kind = kinds.At(upload.Kind)!;
        var understood = new Understood();
        var (faults, notices) = (new List<ShownFault>(), new List<ShownFault>());
        var (result, refusal) = await import.HandleAsync(
            kind, () => TableReader.Open(new MemoryStream(upload.Content, writable: false), upload.FileName, kind.Columns(), input.Sheet),
            input,
            fault =>
            {
                var told = fault.IsNotice ? notices : faults;
                if (told.Count < UploadOutcome.MostFaults)
                {
                    told.Add(new ShownFault(fault.Row, fault.Column, fault.ToMessage(words), fault.ToRemedy(words)));
                }
            },
            progress,
            ct,
            understood);
        var outcome = new UploadOutcome(
            result, refusal is Refusal.Invalid { Faults: [var wrong, ..] } ? wrong.Message : refusal?.ToMessage(refusals), faults, notices,
            understood.Headers, understood.Rows);
        await NoteAsync(id, outcome, ct);
        return (outcome, refusal);
    }

    public static UploadOutcome? Read(Upload upload) => upload.Outcome.Length == 0 ? null : JsonSerializer.Deserialize<UploadOutcome>(upload.Outcome);

    private async Task NoteAsync(Id<Upload> id, UploadOutcome outcome, CancellationToken ct)
    {
        var upload = await db.Set<Upload>().SingleAsync(u => u.Id == id, ct);
        (upload.Outcome, upload.State) = (JsonSerializer.Serialize(outcome), outcome.Result.Written ? UploadState.Imported : UploadState.Judged);
        if (outcome.Result.Written)
        {
            // The records are there; the file with its personal data need not stay.
            upload.Content = [];
        }

        await db.SaveChangesAsync(ct);
    }
}
