using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Features.Running.Import;

/// <summary>What became of the records that an import wrote.</summary>
/// <param name="Seen">How many of them the viewer sees, by how far they are shown.</param>
/// <param name="Unseen">How many only others see.</param>
internal sealed record Whereabouts(IReadOnlyDictionary<Shown, int> Seen, int Unseen);

/// <summary>What came of moving them: how many were moved, how many could not be, and why the first of these could not.</summary>
internal sealed record MovedTogether(int Done, int Refused, string? Reason);

/// <summary>Finds the records that an import wrote, and submits or publishes them together.</summary>
internal sealed class ImportedRecords(AppDb db, IServiceProvider services)
{
    /// <summary>So many at one press of a button; the rest waits for the next.</summary>
    public const int MostAtOnce = 500;

    public async Task<Whereabouts> FindAsync(Kind kind, Guid import, CancellationToken ct)
    {
        var written = kind.All(db).Where(record => record.ImportId == import);
        var seen = await written.GroupBy(record => record.Shown).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return new(seen, await written.IgnoreQueryFilters().CountAsync(ct) - seen.Values.Sum());
    }

    public Task<MovedTogether> MoveAsync(Kind kind, Guid import, Move move, CancellationToken ct) => kind.Visit(new Mover(db, services, import, move, ct));

    private sealed class Mover(AppDb db, IServiceProvider services, Guid import, Move move, CancellationToken ct) : IKindVisitor<Task<MovedTogether>>
    {
        public async Task<MovedTogether> Visit<T>(Kind<T> kind)
            where T : Record<T>
        {
            var operation = services.GetRequiredService<MoveRecord<T>>();
            var texts = services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<AccountsTexts>>();
            var from = move == Move.Submit ? Shown.Draft : Shown.UnderReview;
            var waiting = await db.Set<T>().AsNoTracking().Where(record => record.ImportId == import && record.Shown == from)
                .OrderBy(record => record.Id).Take(MostAtOnce).Select(record => new { record.Id, record.Version }).ToListAsync(ct);
            var (done, reasons) = (0, new List<string>());
            foreach (var record in waiting)
            {
                // Each stands for itself: one that says too little does not hold the others back.
                var refusal = await operation.HandleAsync(record.Id, move, new MoveInput { Version = record.Version, NotSame = true }, ct);
                db.ChangeTracker.Clear();
                if (refusal is null)
                {
                    done++;
                }
                else
                {
                    reasons.Add(refusal.ToMessage(texts));
                }
            }

            return new(done, reasons.Count, reasons.FirstOrDefault());
        }
    }
}
