using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Tables;

namespace Suoqiao.Records.Files;

/// <summary>
/// Takes a file of records in: a record that the owner has under the same id is changed, any other is new. The file is read twice: first it is only
/// judged, so that a fault in the last row costs no lock; then it is written in one transaction, a batch at a time, so that memory stays bounded.
/// </summary>
internal sealed class ImportFile(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<FilesTexts> texts)
{
    private const int Batch = 1000;

    /// <param name="kind">What the file holds.</param>
    /// <param name="open">Opens the file; it is called twice.</param>
    /// <param name="input">How to take it in.</param>
    /// <param name="tell">Hears of each fault and notice, once.</param>
    /// <param name="progress">Hears how many rows are done.</param>
    /// <param name="ct">Stops the import; nothing is written then.</param>
    /// <param name="understood">Where the first rows are shown as they were understood.</param>
    public async Task<(ImportResult Result, Refusal? Refusal)> HandleAsync(
        FileKind kind, Func<TableReader> open, ImportInput input, Action<RowFault> tell, IProgress<long>? progress, CancellationToken ct,
        Understood? understood = null)
    {
        if (!MayImport(kind, input))
        {
            return (ImportResult.Nothing, new Refusal.NotAllowed());
        }

        // The rows say themselves what they changed; comparing everything that is tracked again at each step would cost a third of the time.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await JudgeAndWriteAsync(kind, open, input, tell, understood, progress, ct);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<(ImportResult Result, Refusal? Refusal)> JudgeAndWriteAsync(
        FileKind kind, Func<TableReader> open, ImportInput input, Action<RowFault> tell, Understood? understood, IProgress<long>? progress,
        CancellationToken ct)
    {
        var (result, invalid) = await ReadAsync(kind, open, input, tell, understood, write: false, progress, ct);
        if (invalid is not null || input.DryRun || (result.Bad > 0 && !input.SkipBad) || result.New + result.Changed == 0)
        {
            return (result, invalid);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var toldAlready = result.Bad;
        (result, invalid) = await ReadAsync(
            kind, open, input, fault => { if (toldAlready == 0 && !fault.IsNotice) { tell(fault); } }, null, write: true, progress, ct);
        if (invalid is not null || (result.Bad > 0 && !input.SkipBad))
        {
            // Somebody changed what the rows refer to since they were judged.
            return (result with { Written = false }, invalid);
        }

        await transaction.CommitAsync(ct);
        return (result, null);
    }

    /// <summary>Whether the viewer writes records at all.</summary>
    public static bool MayImport(Viewer viewer) =>
        viewer.RunsRegion || (viewer.Role == Role.Member && viewer.OrganisationId is not null);

    private bool MayImport(FileKind kind, ImportInput input)
    {
        var viewer = current.Value;
        return kind.IsOpenTo(viewer) && (viewer.RunsRegion || (!input.CreateOrganisations && input.Publish != true));
    }

    private async Task<(ImportResult Result, Refusal? Refusal)> ReadAsync(
        FileKind kind, Func<TableReader> open, ImportInput input, Action<RowFault> tell, Understood? understood, bool write,
        IProgress<long>? progress, CancellationToken ct)
    {
        using var table = open();
        table.Notices.ToList().ForEach(tell);
        if (table.Faults.Count > 0)
        {
            table.Faults.ToList().ForEach(tell);
            return (ImportResult.Nothing with { Bad = table.Faults.Count }, new Refusal.Rule(texts["Unreadable"]));
        }

        var setting = new ImportSetting(input, current.Value, new RegionBook(db), new OrganisationBook(db, time, texts), time.GetUtcNow(), write,
            understood);
        if (await setting.PrepareAsync(texts, ct) is { } invalid)
        {
            return (ImportResult.Nothing, invalid);
        }

        var result = ImportResult.Nothing with { Written = write };
        var rows = kind.Open(new(db, time, texts, setting));
        foreach (var batch in table.Rows(ct).Chunk(Batch))
        {
            result = await rows.TakeAsync(batch, result, ct);
            if (write)
            {
                await db.SaveChangesAsync(ct);
            }

            foreach (var fault in batch.SelectMany(row => row.Faults))
            {
                tell(fault);
            }

            // Only what is in the tracker is held; the organisations found so far are kept apart from it.
            db.ChangeTracker.Clear();
            progress?.Report(result.Rows);
        }

        return (result with { Organisations = setting.Organisations.Created }, null);
    }
}
