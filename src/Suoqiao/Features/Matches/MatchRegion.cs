using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Jobs;
using Suoqiao.Features.Needs;
using Suoqiao.Features.Offers;

namespace Suoqiao.Features.Matches;

/// <summary>
/// Matches every published need of a region with every offer that the asker may see, and keeps the best of each need as
/// candidates. Each batch of needs is replaced in one transaction, so that a run that was stopped leaves some needs with new and
/// the others with former candidates, never a need with half of them.
/// </summary>
internal sealed class MatchRegion(AppDb db, Finder finder, SearchIndexes indexes, TimeProvider time, IStringLocalizer<MatchesTexts> texts)
{
    public const string Kind = "match-region";

    private const long CandidatesLock = 0x5371_6361_6e64;
    private const int PerNeed = 10, AlwaysPerNeed = 3, Batch = 100;

    /// <summary>Of pairs below it, fewer than one in ten is any good: beyond a need's first three they would only cost people's time.</summary>
    private const double LeastPercent = 10;

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken ct)
    {
        await finder.CatchUpAsync(ct);
        var needs = await db.Needs.Where(n => n.Status == RecordStatus.Published && n.RegionPath.StartsWith(run.RegionPath))
            .OrderBy(n => n.Id).Select(n => n.Id).ToListAsync(ct);
        var owners = await db.Offers.Where(o => o.Status == RecordStatus.Published).Select(o => new { o.Id, o.OwnerId }).ToDictionaryAsync(o => o.Id.Value, o => o.OwnerId, ct);
        var (done, pairs) = (0, 0);
        foreach (var batch in needs.Chunk(Batch))
        {
            run.Report(done, needs.Count, texts["Matching", pairs]);
            pairs += await ReplaceAsync(run, batch, owners, ct);
            done += batch.Length;
        }

        await RemoveStaleAsync(run, ct);
        run.Report(done, needs.Count);
        return JobOutcome.Done(texts["MatchedRegion", needs.Count, owners.Count, pairs], "/matches");
    }

    private async Task<int> ReplaceAsync(JobRun run, Id<Need>[] batch, Dictionary<Guid, Id<Organisation>> owners, CancellationToken ct)
    {
        var needs = await db.Needs.AsNoTracking().Where(n => batch.Contains(n.Id)).ToDictionaryAsync(n => n.Key, ct);
        var judged = (await db.Decisions.AsNoTracking().Where(d => batch.Contains(d.NeedId)).Select(d => new { d.NeedId, d.OfferId }).ToListAsync(ct))
            .Select(d => (d.NeedId.Value, d.OfferId.Value)).ToHashSet();
        var found = indexes.Offers.MatchAll(
            needs.Values.Select(need => KeyValuePair.Create(need.Key, Subjects.Of(need))),
            PerNeed,
            (need, offer) => owners.TryGetValue(offer, out var owner) && owner != needs[need].OwnerId && !judged.Contains((need, offer)),
            cancel: ct);
        var best = found.SelectMany(f => f.Value.Where((m, i) => i < AlwaysPerNeed || m.Percent >= LeastPercent).Select((match, i) => (Need: needs[f.Key], Match: match, Rank: i + 1))).ToList();
        var keys = best.Select(b => new Id<Offer>(b.Match.Key)).Distinct().ToArray();
        var offers = await db.Offers.AsNoTracking().Where(o => keys.Contains(o.Id)).ToDictionaryAsync(o => o.Key, ct);
        var now = time.GetUtcNow();
        var rows = best.Where(b => offers.ContainsKey(b.Match.Key)).Select(b => new Candidate
        {
            NeedId = b.Need.Id,
            OfferId = new(b.Match.Key),
            JobId = run.Id,
            Score = b.Match.Score,
            Percent = (int)Math.Round(b.Match.Percent),
            Rank = b.Rank,
            Reasons = Reasons.Of(indexes.Offers.Explain(Subjects.Of(b.Need), b.Match.Key), b.Need, Subjects.Of(offers[b.Match.Key])),
            At = now,
        }).ToList();
        await WriteAsync(batch, rows, ct);
        return rows.Count;
    }

    private async Task WriteAsync(Id<Need>[] batch, List<Candidate> rows, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (db.Database.IsNpgsql())
        {
            // The runs of a city and of its province may meet on the same needs; the later one replaces what the earlier one wrote.
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({CandidatesLock})", ct);
        }

        // Candidates that this viewer cannot see are replaced as well: a need has one list.
        await db.Candidates.IgnoreQueryFilters().Where(c => batch.Contains(c.NeedId)).ExecuteDeleteAsync(ct);
        db.Candidates.AddRange(rows);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Needs that are no longer published have no candidates.</summary>
    private Task<int> RemoveStaleAsync(JobRun run, CancellationToken ct) => db.Candidates.IgnoreQueryFilters()
        .Where(c => db.Needs.Any(n => n.Id == c.NeedId && n.Status != RecordStatus.Published && n.RegionPath.StartsWith(run.RegionPath)))
        .ExecuteDeleteAsync(ct);
}
