using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>
/// Shows how to reach a person, on a record's page and in the API. Nothing is shown before the reading stands in the audit. The
/// caller has read the record through the filter.
/// </summary>
internal sealed class RevealContact(AppDb db, CurrentViewer current)
{
    /// <param name="label">Which of the record's contacts is read, by the name of its field; never personal data itself.</param>
    public async Task<(Contact? Contact, Refusal? Refusal)> HandleAsync(Record record, Contact contact, string label, CancellationToken ct)
    {
        if (!current.Value.IsSignedIn || !current.Value.MayReadPersonal(record))
        {
            return (null, new Refusal.NotAllowed());
        }

        db.Record(AuditAction.ReadPersonal, record.GetType().Name, record.Key.ToString(), record.AuditRegion, label);
        await db.SaveChangesAsync(ct);
        return (contact, null);
    }
}
