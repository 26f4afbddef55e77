using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records;
using Suoqiao.Search;
using Suoqiao.Threads;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>A pair that is being judged, with the place that matching gave it.</summary>
internal sealed record JudgedPair(Need Need, Offer Offer, double? Score, int? Percent, int? Rank);

/// <summary>What accepting and declining share: the right to judge the pair, and that it is judged once.</summary>
internal sealed class Judging(
    AppDb db, CurrentViewer current, Finder finder, SearchIndexes indexes, TimeProvider time, IStringLocalizer<MatchesTexts> texts)
{
    public Viewer Viewer => current.Value;

    public async Task<(JudgedPair? Pair, Refusal? Refusal)> ReadAsync(Id<Need> needId, Id<Offer> offerId, CancellationToken ct)
    {
        var need = await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == needId, ct);
        var offer = await db.Offers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == offerId, ct);
        if (need is null || offer is null)
        {
            return (null, new Refusal.NotFound());
        }

        if (!Viewer.MayManage(need))
        {
            return (null, new Refusal.NotAllowed());
        }

        if (!KindOfNeed.Kind.StatusOf(need).IsOpen || offer is not { Shown: Shown.Shown, State: OfferState.Open })
        {
            return (null, new Refusal.Rule(texts["NotOpen"]));
        }

        if (await AlreadyAsync(needId, offerId, ct) is { } already)
        {
            return (null, already);
        }

        var candidate = await db.Candidates.AsNoTracking().SingleOrDefaultAsync(c => c.NeedId == needId && c.OfferId == offerId, ct);
        if (candidate is not null)
        {
            return (new(need, offer, candidate.Score, candidate.Percent, candidate.Rank), null);
        }

        await finder.CatchUpAsync(ct);
        var explanation = indexes.Of<Offer>().Explain(PairFinder.Of(need), offerId.Value, indexes.Options);
        return (new(need, offer, explanation?.Score, explanation is null ? null : (int)Math.Round(explanation.Percent), null), null);
    }

    public Decision Decide(JudgedPair pair, Verdict verdict) => new()
    {
        Id = Id<Decision>.New(time),
        NeedId = pair.Need.Id,
        OfferId = pair.Offer.Id,
        Verdict = verdict,
        Score = pair.Score,
        Rank = pair.Rank,
        DecidedBy = Viewer.UserId,
        DecidedByName = Viewer.Name,
        At = time.GetUtcNow(),
        RegionPath = pair.Need.RegionPath,
    };

    /// <summary>Saves; where somebody judged the pair, or opened its thread, in the same moment, only the first counts.</summary>
    public async Task<Refusal?> SaveAsync(Id<Need> need, Id<Offer> offer, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await AlreadyAsync(need, offer, ct) is { } already)
            {
                return already;
            }

            var pair = Cooperation.PairOf(need.Value, offer.Value);
            if (await db.Cooperations.IgnoreQueryFilters().AnyAsync(c => c.PairKey == pair, ct))
            {
                return new Refusal.Stale();
            }

            throw;
        }
    }

    private async Task<Refusal?> AlreadyAsync(Id<Need> need, Id<Offer> offer, CancellationToken ct)
    {
        var decision = await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.NeedId == need && d.OfferId == offer, ct);
        return decision is null ? null : new Refusal.Rule(texts[$"Already_{decision.Verdict}", decision.DecidedByName]);
    }
}
