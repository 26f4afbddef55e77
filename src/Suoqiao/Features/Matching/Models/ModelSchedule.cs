using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Records;

namespace Suoqiao.Features.Matching.Models;

/// <summary>
/// Asks for learning when it is due, on whichever node comes first: vectors when the catalogue has grown by a tenth since the last
/// time, or after a week in which it changed; the ranking after a week with new decisions.
/// </summary>
internal sealed class ModelSchedule(
    IServiceScopeFactory scopes, JobSchedule schedule, TimeProvider time, ILogger<ModelSchedule> logger) : SystemWork(scopes, logger)
{
    private const double Growth = 1.1;

    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10), Week = TimeSpan.FromDays(7);

    /// <summary>Asks for what is due. Returns the kinds of jobs asked for.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(CancellationToken ct)
    {
        await using var scope = Scope(out var db);
        var asked = new List<string>();
        foreach (var (kind, name, due) in new[]
        {
            (ModelKind.Vectors, TrainVectors.Kind, (Func<AppDb, Training?, CancellationToken, Task<bool>>)VectorsAreDueAsync),
            (ModelKind.Ranking, LearnFromDecisions.Kind, RankingIsDueAsync),
        })
        {
            var last = await db.Set<Training>().AsNoTracking().Where(t => t.Kind == kind && t.Outcome != TrainingOutcome.WentBack)
                .OrderByDescending(t => t.At).Select(t => new Training
                {
                    Id = t.Id,
                    Kind = t.Kind,
                    Outcome = t.Outcome,
                    At = t.At,
                    ByUserId = null,
                    ByName = "",
                    Examples = t.Examples,
                }).FirstOrDefaultAsync(ct);

            // The occasion is the last attempt: after a job that failed the next is asked for on another day.
            if (await due(db, last, ct)
                && await schedule.AskOnceAsync(db, name, await TrainingBook.RootAsync(db, ct), $"{last?.Id} {time.GetUtcNow():yyyy-MM-dd}", ct))
            {
                asked.Add(name);
            }
        }

        return asked;
    }

    protected override bool StartsAtOnce => false;

    protected override Task RoundAsync(CancellationToken ct) => AskAsync(ct);

    protected override Task RestAsync(CancellationToken ct) => Task.Delay(Look, ct);

    private async Task<bool> VectorsAreDueAsync(AppDb db, Training? last, CancellationToken ct)
    {
        var needs = db.Needs.Where(KindOfNeed.Kind.IsOpen);
        var offers = db.Offers.Where(o => o.Shown == Shown.Shown && o.State == OfferState.Open);
        var texts = Math.Min(await needs.CountAsync(ct), TrainVectors.MostNeeds) + Math.Min(await offers.CountAsync(ct), TrainVectors.MostOffers);
        if (texts < TrainVectors.LeastTexts)
        {
            return false;
        }

        return last is null || last.Outcome == TrainingOutcome.TooFew || texts >= last.Examples * Growth
            || (time.GetUtcNow() - last.At >= Week
                && (await needs.AnyAsync(n => n.UpdatedAt > last.At, ct) || await offers.AnyAsync(o => o.UpdatedAt > last.At, ct)));
    }

    private async Task<bool> RankingIsDueAsync(AppDb db, Training? last, CancellationToken ct) => last is null
        ? await db.Decisions.CountAsync(ct) >= LearnFromDecisions.LeastPairs
        : time.GetUtcNow() - last.At >= Week && await db.Decisions.AnyAsync(d => d.At > last.At, ct);
}
