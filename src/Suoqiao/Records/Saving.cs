using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

internal static class Saving
{
    /// <summary>Saves; a write that somebody else's overtook since the record was read is refused like any other stale one.</summary>
    public static async Task<Refusal?> SaveOrStaleAsync(this AppDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Refusal.Stale();
        }
    }
}
