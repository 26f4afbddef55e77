using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>The counterparts of needs, offers and experts that the viewer may see, with reasons.</summary>
internal sealed class PairFinder(AppDb db, Finder finder)
{
    public static Subject Of(Need need) => KindOfNeed.Kind.Subject!(need, false);

    public static Subject Of(Offer offer) => KindOfOffer.Kind.Subject!(offer, false);

    /// <summary>The published offers that fit a need, without those that were declined for it.</summary>
    public async Task<Ranked<Offer>> OffersForAsync(Need need, int top, CancellationToken ct)
    {
        await finder.CatchUpAsync(ct);
        var query = Of(need);
        var declined = (await db.Decisions.Where(d => d.NeedId == need.Id && d.Verdict == Verdict.Declined).Select(d => d.OfferId).ToListAsync(ct))
            .Select(id => id.Value).ToHashSet();
        var offers = db.Offers.AsNoTracking().Where(o => o.Shown == Shown.Shown && o.State == OfferState.Open && o.OwnerId != need.OwnerId);
        return await finder.RankAsync(
            query, top, key => !declined.Contains(key), offers,
            (offer, why) => Reasons.Of(why, need, Of(offer)), ct, need);
    }

    /// <summary>The published needs that an offer fits, without those for which it was declined.</summary>
    public async Task<Ranked<Need>> NeedsForAsync(Offer offer, int top, CancellationToken ct)
    {
        await finder.CatchUpAsync(ct);
        var query = Of(offer);
        var declined = (await db.Decisions.Where(d => d.OfferId == offer.Id && d.Verdict == Verdict.Declined).Select(d => d.NeedId).ToListAsync(ct))
            .Select(id => id.Value).ToHashSet();
        return await finder.RankAsync(
            query, top, key => !declined.Contains(key), OpenNeeds(offer.OwnerId),
            (need, why) => Reasons.Of(why, need, query), ct, offer);
    }

    /// <summary>The experts whose fields and works fit a need.</summary>
    public async Task<IReadOnlyList<Counterpart<Expert>>> ExpertsForAsync(Need need, int top, CancellationToken ct)
    {
        await finder.CatchUpAsync(ct);
        var query = Of(need);
        var experts = db.Experts.AsNoTracking().Where(e => e.Shown == Shown.Shown && e.OwnerId != need.OwnerId);
        return await finder.RankAsync(query, top, null, experts, (_, why) => Plain(why), ct);
    }

    /// <summary>The published needs whose texts are near what an expert works on.</summary>
    public async Task<IReadOnlyList<Counterpart<Need>>> NeedsForAsync(Expert expert, int top, CancellationToken ct)
    {
        await finder.CatchUpAsync(ct);
        // Name and position say nothing about a need.
        var query = KindOfExpert.Kind.Subject!(expert, false) with { Title = string.Join(' ', expert.Fields) };
        return await finder.RankAsync(query, top, null, OpenNeeds(expert.OwnerId), (_, why) => Plain(why), ct);
    }

    private IQueryable<Need> OpenNeeds(Id<Organisation> except) =>
        db.Needs.AsNoTracking().Where(n => n.Shown == Shown.Shown && n.State == NeedState.Open && n.OwnerId != except);

    private static List<CandidateReason> Plain(Explanation? explanation) =>
        [.. explanation?.Reasons.Select(r => new CandidateReason($"{r.Kind}", r.Text, r.Share, r.Actual)) ?? []];
}
