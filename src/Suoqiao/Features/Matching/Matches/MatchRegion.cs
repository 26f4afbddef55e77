using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>
/// Matches every published need of a region with every offer that the asker may see, and keeps the best of each need as
/// candidates. Each batch of needs is replaced in one transaction, so that a run that was stopped leaves some needs with new and
/// the others with former candidates, never a need with half of them.
/// </summary>
internal sealed class MatchRegion(
    AppDb db, Finder finder, SearchIndexes indexes, SemanticRanking semantics, TimeProvider time, IStringLocalizer<MatchesTexts> texts)
{
    public const string Kind = "match-region";

    private const long CandidatesLock = 0x5371_6361_6e64;
    private const int PerNeed = 10, Batch = 100;

    private static readonly TimeSpan SemanticPatience = TimeSpan.FromMinutes(10);

    private int withoutSemantics;

    public async Task<JobOutcome> RunAsync(JobRun run, CancellationToken ct)
    {
        await finder.CatchUpAsync(ct);
        var needs = await db.Needs.Where(n => n.Shown == Shown.Shown && n.State == NeedState.Open && n.RegionPath.StartsWith(run.RegionPath))
            .OrderBy(n => n.Id).Select(n => n.Id).ToListAsync(ct);
        var owners = await db.Offers.Where(o => o.Shown == Shown.Shown && o.State == OfferState.Open).Select(o => new { o.Id, o.OwnerId })
            .ToDictionaryAsync(o => o.Id.Value, o => o.OwnerId, ct);
        var (done, pairs) = (0, 0);
        foreach (var batch in needs.Chunk(Batch))
        {
            run.Report(done, needs.Count, texts["Matching", pairs]);
            pairs += await ReplaceAsync(run, batch, owners, ct);
            done += batch.Length;
        }

        await RemoveStaleAsync(run, ct);
        run.Report(done, needs.Count);
        var said = texts["MatchedRegion", needs.Count, owners.Count, pairs];
        return JobOutcome.Done(withoutSemantics == 0 ? said : $"{said}{texts["MatchedWithoutSemantics", withoutSemantics]}", "/matches");
    }

    private async Task<int> ReplaceAsync(JobRun run, Id<Need>[] batch, Dictionary<Guid, Id<Organisation>> owners, CancellationToken ct)
    {
        var needs = await db.Needs.AsNoTracking().Where(n => batch.Contains(n.Id)).ToDictionaryAsync(n => n.Key, ct);
        var judged = (await db.Decisions.AsNoTracking().Where(d => batch.Contains(d.NeedId)).Select(d => new { d.NeedId, d.OfferId }).ToListAsync(ct))
            .Select(d => (d.NeedId.Value, d.OfferId.Value)).ToHashSet();
        var found = indexes.Of<Offer>().MatchAll(
            needs.Values.Select(need => KeyValuePair.Create(need.Key, PairFinder.Of(need))),
            semantics.IsOn ? SemanticRanking.Depth : PerNeed,
            (need, offer) => owners.TryGetValue(offer, out var owner) && owner != needs[need].OwnerId && !judged.Contains((need, offer)),
            indexes.Options,
            cancel: ct);
        var again = await RankAgainAsync(needs, [.. found.Select(f => KeyValuePair.Create(f.Key, f.Value))], ct);
        var best = again.SelectMany(f => f.Value.Take(PerNeed)
            .Select(match => (Need: needs[f.Key], match.Match, Semantic: match.Share == 0 ? null : match, Why: Explain(needs[f.Key], match.Match.Key)))
            .Where(pair => Finder.IsFit(pair.Why, pair.Semantic))
            .Select((pair, i) => (pair.Need, pair.Match, pair.Semantic, pair.Why, Rank: i + 1))).ToList();
        var offers = await OffersAsync(best.Select(b => b.Match.Key), ct);
        var now = time.GetUtcNow();
        var rows = best.Where(b => offers.ContainsKey(b.Match.Key)).Select(b => new Candidate
        {
            NeedId = b.Need.Id,
            OfferId = new(b.Match.Key),
            JobId = run.Id,
            Score = b.Match.Score,
            Percent = (int)Math.Round(b.Match.Percent),
            Rank = b.Rank,
            Reasons =
            [
                .. Reasons.Of(b.Why, b.Need, PairFinder.Of(offers[b.Match.Key])),
                .. b.Semantic is null ? Array.Empty<CandidateReason>() : [semantics.Reason(b.Semantic)],
            ],
            At = now,
        }).ToList();
        await WriteAsync(batch, rows, ct);
        return rows.Count;
    }

    private Explanation? Explain(Need need, Guid offer) => indexes.Of<Offer>().Explain(PairFinder.Of(need), offer, indexes.Options);

    private async Task<List<(Guid Key, IReadOnlyList<SemanticMatch> Value)>> RankAgainAsync(
        Dictionary<Guid, Need> needs, List<KeyValuePair<Guid, IReadOnlyList<Match<Guid>>>> found, CancellationToken ct)
    {
        if (!semantics.IsOn)
        {
            return found.ConvertAll(f => (f.Key, Unchanged(f.Value)));
        }

        var offers = await OffersAsync(found.SelectMany(f => f.Value).Select(match => match.Key), ct);
        var texts = offers.ToDictionary(offer => offer.Key, offer => semantics.TextOf(offer.Value));
        var known = await semantics.ReadAsync(needs.Values.Select(semantics.TextOf).Concat(texts.Values), SemanticPatience, ct);
        return found.ConvertAll(f =>
        {
            var candidates = f.Value.Where(match => texts.ContainsKey(match.Key)).Select(match => (match, texts[match.Key])).ToList();
            var (ranked, use) = semantics.Rank(semantics.TextOf(needs[f.Key]), candidates, known);
            withoutSemantics += use == SemanticUse.Down ? 1 : 0;
            return (f.Key, ranked ?? Unchanged(f.Value));
        });
    }

    private static IReadOnlyList<SemanticMatch> Unchanged(IReadOnlyList<Match<Guid>> found) => [.. found.Select(match => new SemanticMatch(match, 0, false))];

    private async Task<Dictionary<Guid, Offer>> OffersAsync(IEnumerable<Guid> wanted, CancellationToken ct)
    {
        var offers = new Dictionary<Guid, Offer>();
        foreach (var some in wanted.Distinct().Select(key => new Id<Offer>(key)).Chunk(500))
        {
            foreach (var offer in await db.Offers.AsNoTracking().Where(o => some.Contains(o.Id)).ToListAsync(ct))
            {
                offers[offer.Key] = offer;
            }
        }

        return offers;
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
        .Where(c => db.Needs.Any(n => n.Id == c.NeedId && (n.Shown != Shown.Shown || n.State != NeedState.Open) && n.RegionPath.StartsWith(run.RegionPath)))
        .ExecuteDeleteAsync(ct);
}
