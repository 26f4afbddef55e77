using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Tables;

namespace Suoqiao.Records.Files;

/// <summary>Writes what the viewer sees of one kind to a table, a record at a time. Every export is audited; personal data is masked unless asked
/// for and entitled.</summary>
internal sealed class ExportRecords(AppDb db, CurrentViewer current, RecordCells cells)
{
    private const int AuditBatch = 1000;

    private readonly List<(Guid Id, string Region)> read = [];

    /// <param name="kind">What to write.</param>
    /// <param name="table">A table with the columns of the kind; the caller completes it.</param>
    /// <param name="forPeople">Whether values are Chinese words or the names of the program.</param>
    /// <param name="personal">Whether contacts are written as they are.</param>
    /// <param name="ct">Stops the export.</param>
    public async Task HandleAsync(ExportKind kind, TableWriter table, bool forPeople, bool personal, CancellationToken ct)
    {
        var reading = new ExportReading(db, forPeople, await cells.OwnersAsync(ct), (record, contact) => Shown(record, contact, personal));
        await foreach (var row in kind.Rows(reading, ct))
        {
            await table.WriteAsync(row, ct);
        }

        await AuditAsync(kind, table.Count, ct);
    }

    private Contact Shown(Record record, Contact contact, bool personal)
    {
        if (!personal || !current.Value.MayReadPersonal(record))
        {
            return contact.Masked();
        }

        if (!contact.IsEmpty)
        {
            read.Add((record.Key, record.RegionPath));
        }

        return contact;
    }

    // Before the caller completes the table, so that nothing is handed out whose reading is not recorded.
    private async Task AuditAsync(ExportKind kind, long count, CancellationToken ct)
    {
        foreach (var batch in read.Chunk(AuditBatch))
        {
            foreach (var (id, region) in batch)
            {
                db.Record(AuditAction.ReadPersonal, kind.Name, id.ToString(), region, nameof(ExportRecords));
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        db.Record(AuditAction.Export, kind.Name, "", current.Value.RegionPath, $"{count}");
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
