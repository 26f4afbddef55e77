using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Messages;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>What an organisation says about its interest.</summary>
[ValidatableType]
public sealed class ExpressInterestInput
{
    /// <summary>The need's id.</summary>
    public Guid NeedId { get; set; }

    /// <summary>The offer's id.</summary>
    public Guid OfferId { get; set; }

    /// <summary>What it has in mind.</summary>
    [AtMost(1000)]
    public string? Text { get; set; }
}

/// <summary>A member of one side says that it wants to talk: opens a thread that waits for a technology manager to take it up.</summary>
internal sealed class ExpressInterest(
    AppDb db, CurrentViewer current, Judging judging, OpenThread opening, TellPeople tell, IStringLocalizer<MatchesTexts> texts)
{
    public async Task<(Id<Cooperation> Id, Refusal? Refusal)> HandleAsync(ExpressInterestInput input, CancellationToken ct)
    {
        var (needId, offerId) = (new Id<Need>(input.NeedId), new Id<Offer>(input.OfferId));
        var need = await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == needId, ct);
        var offer = await db.Offers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == offerId, ct);
        if (need is null || offer is null)
        {
            return (default, new Refusal.NotFound());
        }

        if (!MayExpress(current.Value, need, offer))
        {
            return (default, new Refusal.NotAllowed());
        }

        if (await RuleAsync(need, offer, ct) is { } rule)
        {
            return (default, rule);
        }

        var own = await db.Organisations.Where(o => o.Id == current.Value.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(ct) ?? current.Value.Name;
        var said = string.IsNullOrWhiteSpace(input.Text) ? "" : $"{texts["Colon"]}{input.Text.Trim()}";
        var thread = opening.Open(need.Title, need.TitleEn, $"{texts["Interested", own]}{said}", (need, SideRole.Demand), (offer, SideRole.Supply));
        var other = current.Value.OrganisationId == need.OwnerId ? offer.OwnerId : need.OwnerId;
        await tell.HandleAsync(MessageKind.InterestExpressed, thread, [other], [], "", ct);
        return (thread.Id, await judging.SaveAsync(needId, offerId, ct));
    }

    /// <summary>Whether the viewer writes for exactly one of the two sides.</summary>
    public static bool MayExpress(Viewer viewer, Record need, Record offer) =>
        viewer.Role == Role.Member && viewer.OrganisationId is { } own && (own == need.OwnerId) != (own == offer.OwnerId);

    private async Task<Refusal?> RuleAsync(Need need, Offer offer, CancellationToken ct)
    {
        if (!KindOfNeed.Kind.StatusOf(need).IsOpen || offer is not { Shown: Shown.Shown, State: OfferState.Open })
        {
            return new Refusal.Rule(texts["NotOpen"]);
        }

        if (await opening.FindAsync(need.Key, offer.Key, ct) is not null)
        {
            return new Refusal.Rule(texts["ThreadExists"]);
        }

        return await db.Decisions.AnyAsync(d => d.NeedId == need.Id && d.OfferId == offer.Id && d.Verdict == Verdict.Declined, ct)
            ? new Refusal.Rule(texts["DeclinedBefore"])
            : null;
    }

    /// <summary>Says that one side of a pair is interested; opens a thread for the staff to take up.</summary>
    public static async Task<Results<Created<Guid>, ProblemHttpResult>> Post(
        ExpressInterestInput input, ExpressInterest express, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        var (id, refusal) = await express.HandleAsync(input, ct);
        return refusal is null ? TypedResults.Created($"/api/cooperations/{id}", id.Value) : refusal.ToProblem(texts);
    }
}
