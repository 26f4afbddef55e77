using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Tables;

namespace Suoqiao.Features.Running.Export;

/// <summary>Writes what the viewer sees of one kind to a table, a record at a time. Every export is audited; personal data is masked unless asked for and entitled.</summary>
internal sealed class ExportRecords(AppDb db, CurrentViewer current)
{
    private const int AuditBatch = 1000;

    private readonly List<(Guid Id, string Region)> read = [];

    /// <param name="kind">What to write.</param>
    /// <param name="table">A table with the columns of <see cref="ExportColumns"/>; the caller completes it.</param>
    /// <param name="forPeople">Whether values are Chinese words or the names of the program.</param>
    /// <param name="personal">Whether contacts are written as they are.</param>
    /// <param name="ct">Stops the export.</param>
    public async Task HandleAsync(ExportKind kind, TableWriter table, bool forPeople, bool personal, CancellationToken ct)
    {
        var organisations = await NamesAsync(ct);
        var users = await db.Users.AsNoTracking().ToDictionaryAsync(user => user.Id.Value, user => user.Name, ct);
        var rows = new ExportRows(
            forPeople, (record, contact) => Shown(record, contact, personal), id => organisations.GetValueOrDefault(id, ""), id => users.GetValueOrDefault(id, ""));
        var keys = ExportColumns.Of(kind, forPeople).Select(column => column.Key).ToList();
        switch (kind)
        {
            case ExportKind.Needs:
                await WriteAsync(db.Needs.OrderBy(n => n.Id), rows.Cell, keys, table, ct);
                break;
            case ExportKind.Offers:
                await WriteAsync(db.Offers.OrderBy(o => o.Id), rows.Cell, keys, table, ct);
                break;
            case ExportKind.Experts:
                await WriteAsync(db.Experts.OrderBy(e => e.Id), rows.Cell, keys, table, ct);
                break;
            case ExportKind.Organisations:
                await WriteAsync(db.Organisations.OrderBy(o => o.Id), rows.Cell, keys, table, ct);
                break;
            case ExportKind.Cooperations:
                await WriteAsync(db.Cooperations.OrderBy(c => c.Id), rows.Cell, keys, table, ct);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, null);
        }

        await AuditAsync(kind, table.Count, ct);
    }

    private static async Task WriteAsync<T>(IQueryable<T> records, Func<T, string, object?> cell, List<string> keys, TableWriter table, CancellationToken ct)
        where T : Record
    {
        await foreach (var record in records.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            await table.WriteAsync([.. keys.Select(key => cell(record, key))], ct);
        }
    }

    // The owner of a record is named to whoever sees the record. Two of one name are told apart by the credit code, or the id they came with.
    private async Task<Dictionary<Guid, string>> NamesAsync(CancellationToken ct)
    {
        var organisations = await db.Organisations.IgnoreQueryFilters().AsNoTracking()
            .Select(o => new { o.Id, o.Name, o.CreditCode, o.ExternalId }).ToListAsync(ct);
        var shared = organisations.CountBy(o => o.Name).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet();
        return organisations.ToDictionary(
            o => o.Id.Value, o => !shared.Contains(o.Name) ? o.Name : o.CreditCode.Length > 0 ? o.CreditCode : o.ExternalId.Length > 0 ? o.ExternalId : o.Name);
    }

    private Contact Shown(Record record, Contact contact, bool personal)
    {
        if (!personal || !current.Value.MayReadPersonal(record))
        {
            return contact.Masked();
        }

        if (!contact.IsEmpty && (read.Count == 0 || read[^1].Id != record.Key))
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
                db.Record(AuditAction.ReadPersonal, kind.ToString().TrimEnd('s'), id.ToString(), region, nameof(ExportRecords));
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        db.Record(AuditAction.Export, kind.ToString().TrimEnd('s'), "", current.Value.RegionPath, $"{count}");
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
