using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>Which pairs the workbench shows.</summary>
/// <param name="Industry">The beginning of an industry's code.</param>
/// <param name="Region">A region's code; what lies inside it is included.</param>
/// <param name="Need">One need only.</param>
internal sealed record PairFilter(string? Industry, string? Region, Guid? Need);

/// <summary>A pair that waits for a judgement.</summary>
internal sealed record WaitingPair(Id<Need> NeedId, Id<Offer> OfferId, int Percent, int Rank)
{
    /// <summary>How URLs name the pair.</summary>
    public string Name => $"{NeedId.Value:N}.{OfferId.Value:N}";
}

/// <summary>The candidate pairs of the region that nobody has judged yet.</summary>
internal sealed class Workbench(AppDb db, CurrentViewer current, TimeProvider time)
{
    /// <summary>More than a person judges in days; what lies behind comes up as these are judged.</summary>
    public const int Most = 1_000;

    /// <summary>The pairs that wait: the needs with the best pair first, each need's pairs together, so that it is read once.</summary>
    public async Task<IReadOnlyList<WaitingPair>> WaitingAsync(PairFilter filter, CancellationToken ct)
    {
        var pairs = await (await OpenAsync(filter, ct)).OrderByDescending(c => c.Score).ThenBy(c => c.NeedId).ThenBy(c => c.Rank).Take(Most + 1)
            .Select(c => new WaitingPair(c.NeedId, c.OfferId, c.Percent, c.Rank)).ToListAsync(ct);
        return [.. pairs.GroupBy(p => p.NeedId).SelectMany(need => need.OrderBy(p => p.Rank))];
    }

    /// <summary>How many pairs wait, counted to <see cref="Most"/> at most.</summary>
    public async Task<int> CountAsync(CancellationToken ct) =>
        await (await OpenAsync(new(null, null, null), ct)).Take(Most).CountAsync(ct);

    /// <summary>The candidate pairs that wait and that a page or a program may page through.</summary>
    public async Task<IQueryable<Candidate>> OpenAsync(PairFilter filter, CancellationToken ct)
    {
        var (all, path) = (current.Value.SeesEverything, current.Value.RegionPath);
        var needs = db.Needs.Where(n => n.Shown == Shown.Shown && n.State == NeedState.Open && (all || n.RegionPath.StartsWith(path)));
        if (filter.Need is { } one)
        {
            var id = new Id<Need>(one);
            needs = needs.Where(n => n.Id == id);
        }

        if (!string.IsNullOrEmpty(filter.Industry))
        {
            needs = Industry.TryParse(filter.Industry, out var industry) ? needs.Where(n => n.Industry.StartsWith(industry.Value)) : needs.Where(_ => false);
        }

        if (!string.IsNullOrEmpty(filter.Region))
        {
            var inside = await db.Regions.Where(r => r.Code == filter.Region).Select(r => r.Path).SingleOrDefaultAsync(ct);
            needs = inside is null ? needs.Where(_ => false) : needs.Where(n => n.RegionPath.StartsWith(inside));
        }

        return db.Candidates.AsNoTracking().Where(c => needs.Any(n => n.Id == c.NeedId)
            && db.Offers.Any(o => o.Id == c.OfferId && o.Shown == Shown.Shown && o.State == OfferState.Open)
            && !db.Decisions.Any(d => d.NeedId == c.NeedId && d.OfferId == c.OfferId));
    }

    /// <summary>How many pairs the viewer has judged today.</summary>
    public Task<int> JudgedTodayAsync(CancellationToken ct)
    {
        var midnight = time.GetLocalNow().Date;
        var since = new DateTimeOffset(midnight, time.LocalTimeZone.GetUtcOffset(midnight)).ToUniversalTime();
        var viewer = current.Value.UserId;
        return db.Decisions.CountAsync(d => d.DecidedBy == viewer && d.At >= since, ct);
    }

    /// <summary>The industries (divisions of GB/T 4754) of the needs of which pairs wait, for the filter.</summary>
    public async Task<IReadOnlyList<string>> IndustriesAsync(CancellationToken ct)
    {
        var open = await OpenAsync(new(null, null, null), ct);
        var codes = await db.Needs.Where(n => n.Industry != "" && open.Any(c => c.NeedId == n.Id)).Select(n => n.Industry).Distinct().ToListAsync(ct);
        return [.. codes.Select(code => code.Length > 3 ? code[..3] : code).Distinct().Order(StringComparer.Ordinal)];
    }
}
