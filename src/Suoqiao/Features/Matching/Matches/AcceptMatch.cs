using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Messages;
using Suoqiao.Threads;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>A need and an offer.</summary>
[ValidatableType]
public sealed class PairInput
{
    /// <summary>The need's id.</summary>
    public Guid NeedId { get; set; }

    /// <summary>The offer's id.</summary>
    public Guid OfferId { get; set; }

    internal Id<Need> Need => new(NeedId);

    internal Id<Offer> Offer => new(OfferId);
}

/// <summary>
/// Accepts a pair: opens its thread, or takes up the one that an expression of interest opened, with the viewer as its manager and
/// the first contact promised.
/// </summary>
internal sealed class AcceptMatch(AppDb db, Judging judging, OpenThread opening, TellPeople tell, IStringLocalizer<MatchesTexts> texts)
{
    public async Task<(Id<Cooperation> Id, Refusal? Refusal)> HandleAsync(PairInput input, CancellationToken ct)
    {
        var (pair, refusal) = await judging.ReadAsync(input.Need, input.Offer, ct);
        if (refusal is not null)
        {
            return (default, refusal);
        }

        var thread = await opening.FindAsync(input.NeedId, input.OfferId, ct);
        if (thread is not null && Cooperation.IsEnd(thread.Stage))
        {
            return (default, new Refusal.Rule(texts["ThreadEnded"]));
        }

        var text = pair!.Percent is { } percent ? texts["AcceptedWith", percent] : texts["Accepted"];
        if (thread is null)
        {
            thread = opening.Open(pair.Need.Title, pair.Need.TitleEn, text, (pair.Need, SideRole.Demand), (pair.Offer, SideRole.Supply));
            opening.TakeUp(thread, texts["TakenUp", judging.Viewer.Name]);
        }
        else
        {
            opening.TakeUp(thread, text);
        }

        db.Decisions.Add(judging.Decide(pair, Verdict.Accepted));
        await tell.HandleAsync(MessageKind.Matched, thread, [pair.Need.OwnerId, pair.Offer.OwnerId], [], "", ct);
        return (thread.Id, await judging.SaveAsync(input.Need, input.Offer, ct));
    }

    /// <summary>Accepts a pair and opens its thread.</summary>
    public static async Task<Results<Created<Guid>, ProblemHttpResult>> Post(
        PairInput input, AcceptMatch accept, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        var (id, refusal) = await accept.HandleAsync(input, ct);
        return refusal is null ? TypedResults.Created($"/api/cooperations/{id}", id.Value) : refusal.ToProblem(texts);
    }
}
