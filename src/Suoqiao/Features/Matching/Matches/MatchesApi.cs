using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>One reason of a pair.</summary>
internal sealed record ReasonView(string Kind, string Text, double Share, long? Actual, long? Wanted)
{
    public static ReasonView Of(CandidateReason reason) => new(reason.Kind, reason.Text, reason.Share, reason.Actual, reason.Wanted);
}

/// <summary>A pair that waits for a judgement.</summary>
internal sealed record CandidateView(Guid NeedId, Guid OfferId, double Score, int Percent, int Rank, IReadOnlyList<ReasonView> Reasons, DateTimeOffset At);

/// <summary>A ranked counterpart.</summary>
internal sealed record CounterpartView(Guid Id, string Title, Guid OrganisationId, double Score, int Percent, int Rank, IReadOnlyList<ReasonView> Reasons);

/// <summary>Matches for programs.</summary>
internal static class MatchesApi
{
    private const int MostListed = 200, MostCounterparts = 50;

    /// <summary>The pairs that wait for a judgement, the best first.</summary>
    public static async Task<Ok<List<CandidateView>>> List(
        string? industry, string? region, Guid? need, int? skip, Workbench workbench, CancellationToken ct)
    {
        var open = await workbench.OpenAsync(new(industry, region, need), ct);
        var rows = await open.OrderByDescending(c => c.Score).ThenBy(c => c.NeedId).ThenBy(c => c.Rank).Skip(Math.Max(0, skip ?? 0)).Take(MostListed)
            .ToListAsync(ct);
        return TypedResults.Ok(rows.ConvertAll(c => new CandidateView(
            c.NeedId.Value, c.OfferId.Value, c.Score, c.Percent, c.Rank, c.Reasons.ConvertAll(ReasonView.Of), c.At)));
    }

    /// <summary>The offers that fit a need, computed now.</summary>
    public static async Task<Results<Ok<List<CounterpartView>>, ProblemHttpResult>> ForNeed(
        Id<Need> id, int? top, AppDb db, PairFinder finder, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, ct) is { } need
            ? TypedResults.Ok(View(await finder.OffersForAsync(need, Top(top), ct), offer => offer.Title))
            : new Refusal.NotFound().ToProblem(texts);

    /// <summary>The needs that an offer fits, computed now.</summary>
    public static async Task<Results<Ok<List<CounterpartView>>, ProblemHttpResult>> ForOffer(
        Id<Offer> id, int? top, AppDb db, PairFinder finder, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        await db.Offers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is { } offer
            ? TypedResults.Ok(View(await finder.NeedsForAsync(offer, Top(top), ct), need => need.Title))
            : new Refusal.NotFound().ToProblem(texts);

    /// <summary>Matches the whole region of the caller; answers with the job to follow.</summary>
    public static async Task<Results<Accepted<Guid>, ProblemHttpResult>> Run(JobQueue jobs, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        var (id, refusal) = await jobs.EnqueueAsync(MatchRegion.Kind, ct);
        return refusal is null ? TypedResults.Accepted($"/api/jobs/{id}", id.Value) : refusal.ToProblem(texts);
    }

    private static int Top(int? top) => Math.Clamp(top ?? 10, 1, MostCounterparts);

    private static List<CounterpartView> View<T>(IReadOnlyList<Counterpart<T>> found, Func<T, string> title)
        where T : Record =>
        [.. found.Select(c =>
            new CounterpartView(c.Record.Key, title(c.Record), c.Record.OwnerId.Value, c.Score, c.Percent, c.Rank, [.. c.Reasons.Select(ReasonView.Of)]))];
}
