using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Tables;

namespace Suoqiao.Features.Running.Import;

/// <summary>Texts of this feature.</summary>
internal sealed class ImportTexts;

/// <summary>
/// Takes a file of records in: a record that the owner has under the same id is changed, any other is new. The file is read twice: first it is only
/// judged, so that a fault in the last row costs no lock; then it is written in one transaction, a batch at a time, so that memory stays bounded.
/// </summary>
internal sealed class ImportFile(AppDb db, CurrentViewer current, TimeProvider time, IStringLocalizer<ImportTexts> texts)
{
    private const int Batch = 1000;

    /// <param name="open">Opens the file; it is called twice.</param>
    /// <param name="input">How to take it in.</param>
    /// <param name="tell">Hears of each fault, once.</param>
    /// <param name="progress">Hears how many rows are done.</param>
    /// <param name="ct">Stops the import; nothing is written then.</param>
    public async Task<(ImportResult Result, Refusal? Refusal)> HandleAsync(
        Func<TableReader> open, ImportInput input, Action<RowFault> tell, IProgress<long>? progress, CancellationToken ct)
    {
        if (!MayImport(input))
        {
            return (ImportResult.Nothing, new Refusal.NotAllowed());
        }

        // The rows say themselves what they changed; comparing everything that is tracked again at each step would cost a third of the time.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await JudgeAndWriteAsync(open, input, tell, progress, ct);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<(ImportResult Result, Refusal? Refusal)> JudgeAndWriteAsync(
        Func<TableReader> open, ImportInput input, Action<RowFault> tell, IProgress<long>? progress, CancellationToken ct)
    {
        var (result, invalid) = await ReadAsync(open, input, tell, write: false, progress, ct);
        if (invalid is not null || input.DryRun || (result.Bad > 0 && !input.SkipBad) || result.New + result.Changed == 0)
        {
            return (result, invalid);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var toldAlready = result.Bad;
        (result, invalid) = await ReadAsync(open, input, fault => { if (toldAlready == 0) { tell(fault); } }, write: true, progress, ct);
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
        viewer.SeesEverything || viewer.Role == Role.Operator || (viewer.Role == Role.Member && viewer.OrganisationId is not null);

    /// <summary>Whether the viewer may import that kind. The region tree is nobody's but the administrator's.</summary>
    public static bool MayImport(Viewer viewer, ImportKind kind) => kind == ImportKind.Regions ? viewer.SeesEverything : MayImport(viewer);

    private bool MayImport(ImportInput input)
    {
        var viewer = current.Value;
        var mayPublish = viewer.SeesEverything || viewer.Role == Role.Operator;
        return MayImport(viewer, input.Kind) && (mayPublish || (!input.CreateOrganisations && input.Status is (null or RecordStatus.Draft)));
    }

    private async Task<(ImportResult Result, Refusal? Refusal)> ReadAsync(
        Func<TableReader> open, ImportInput input, Action<RowFault> tell, bool write, IProgress<long>? progress, CancellationToken ct)
    {
        using var table = open();
        if (table.Faults.Count > 0)
        {
            table.Faults.ToList().ForEach(tell);
            return (ImportResult.Nothing with { Bad = table.Faults.Count }, new Refusal.Rule(texts["Unreadable"]));
        }

        var setting = new ImportSetting(input, current.Value, new RegionBook(db), new OrganisationBook(db, time, texts), time.GetUtcNow(), write);
        if (await setting.PrepareAsync(texts, ct) is { } invalid)
        {
            return (ImportResult.Nothing, invalid);
        }

        var result = ImportResult.Nothing with { Written = write };
        var rows = Rows(input.Kind, setting);
        foreach (var batch in table.Rows(ct).Chunk(Batch))
        {
            result = await rows.TakeAsync(batch, result, ct);
            if (write)
            {
                await db.SaveChangesAsync(ct);
            }

            foreach (var fault in batch.SelectMany(row => row.Faults).Where(fault => !fault.IsNotice))
            {
                tell(fault);
            }

            // Only what is in the tracker is held; the organisations found so far are kept apart from it.
            db.ChangeTracker.Clear();
            progress?.Report(result.Rows);
        }

        return (result with { Organisations = setting.Organisations.Created }, null);
    }

    private IImportRows Rows(ImportKind kind, ImportSetting setting) => kind switch
    {
        ImportKind.Needs => new NeedRows(db, time, texts, setting),
        ImportKind.Offers => new OfferRows(db, time, texts, setting),
        ImportKind.Experts => new ExpertRows(db, time, texts, setting),
        ImportKind.Regions => new RegionRows(db, texts),
        ImportKind.Organisations => new OrganisationRows(db, time, texts, setting),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
