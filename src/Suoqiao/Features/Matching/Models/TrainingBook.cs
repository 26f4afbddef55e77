using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;

namespace Suoqiao.Features.Matching.Models;

/// <summary>Writes attempts down, with an audit row where they change what is in use, and makes this node follow at once.</summary>
internal sealed class TrainingBook(AppDb db, ModelFollower follower)
{
    private const int KeptContents = 2;

    public async Task AddAsync(Training training, CancellationToken ct)
    {
        db.Add(training);
        if (training.Outcome is TrainingOutcome.Taken or TrainingOutcome.WentBack)
        {
            db.Record(AuditAction.Update, nameof(Training), $"{training.Id}", await RootAsync(db, ct), $"{training.Kind}: {training.Outcome}");
        }

        await db.SaveChangesAsync(ct);
        if (training.Outcome is TrainingOutcome.Taken)
        {
            var kept = await Training.Deciding(db, training.Kind).Where(t => t.Content != null).Take(KeptContents).Select(t => t.Id).ToListAsync(ct);
            await db.Set<Training>().Where(t => t.Kind == training.Kind && t.Content != null && !kept.Contains(t.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Content, (byte[]?)null), ct);
        }

        await follower.RefreshAsync(ct);
    }

    /// <summary>The region that the models belong to: the root of the tree, as one site ranks for all of it.</summary>
    public static async Task<string> RootAsync(AppDb db, CancellationToken ct) =>
        await db.Regions.Where(r => r.ParentCode == null).OrderBy(r => r.Code).Select(r => r.Path).FirstOrDefaultAsync(ct) ?? "/";
}
