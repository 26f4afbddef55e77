using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Features.Running.Jobs;

/// <summary>Asks for work that the clock or the data call for and no person asks for: once for each occasion, whichever node comes first.</summary>
internal sealed class JobSchedule(JobSignal signal, TimeProvider time)
{
    /// <summary>Asks for a job unless it was asked for on this occasion before. Returns whether it was asked for now.</summary>
    public async Task<bool> AskOnceAsync(AppDb db, string kind, string regionPath, string occasion, CancellationToken ct)
    {
        var id = IdOf($"{kind} {occasion}");
        if (await db.Jobs.AnyAsync(j => j.Id == id, ct))
        {
            return false;
        }

        try
        {
            db.Jobs.Add(new Job
            {
                Id = id,
                Kind = kind,
                AskedBy = null,
                AskedByName = Viewer.System.Name,
                RegionPath = regionPath,
                CreatedAt = time.GetUtcNow(),
            });
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Jobs.AnyAsync(j => j.Id == id, ct))
            {
                return false; // Another node was faster.
            }

            throw;
        }

        signal.Raise();
        return true;
    }

    /// <summary>The same on every node, so that the primary key lets only one job of an occasion through.</summary>
    private static Id<Job> IdOf(string occasion) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(occasion)).AsSpan(0, 16)));
}
