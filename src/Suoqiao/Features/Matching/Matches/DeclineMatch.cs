using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Messages;
using Suoqiao.Threads;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>Why a pair does not fit.</summary>
[ValidatableType]
public sealed class DeclineMatchInput
{
    /// <summary>The need's id.</summary>
    public Guid NeedId { get; set; }

    /// <summary>The offer's id.</summary>
    public Guid OfferId { get; set; }

    /// <summary>The reason.</summary>
    public DeclineReason? Reason { get; set; }

    /// <summary>More about it; needed with <c>Other</c>.</summary>
    [AtMost(1000)]
    public string? Text { get; set; }
}

/// <summary>Declines a pair for good, with a reason that matching can learn from.</summary>
internal sealed class DeclineMatch(
    AppDb db, Judging judging, OpenThread opening, TellPeople tell, IStringLocalizer<MatchesTexts> texts, IStringLocalizer<ThreadsTexts> threads)
{
    public async Task<Refusal?> HandleAsync(DeclineMatchInput input, CancellationToken ct)
    {
        var (needId, offerId) = (new Id<Need>(input.NeedId), new Id<Offer>(input.OfferId));
        if (Check(input) is { } fault)
        {
            return fault;
        }

        var (pair, refusal) = await judging.ReadAsync(needId, offerId, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        var (reason, text) = (input.Reason!.Value, input.Text?.Trim() ?? "");
        if (await opening.FindAsync(input.NeedId, input.OfferId, ct) is { } thread && !Cooperation.IsEnd(thread.Stage))
        {
            if (thread.ManagerId is not null)
            {
                return new Refusal.Rule(texts["ThreadUnderWay"]);
            }

            opening.Decline(thread, reason, text.Length > 0 ? $"{threads[$"DeclineReason_{reason}"]}{texts["Colon"]}{text}"
                : threads[$"DeclineReason_{reason}"]);
            await tell.HandleAsync(MessageKind.ThreadMoved, thread, [pair!.Need.OwnerId, pair.Offer.OwnerId], [], $"{thread.Stage}", ct);
        }

        var decision = judging.Decide(pair!, Verdict.Declined);
        (decision.Reason, decision.Text) = (reason, text);
        db.Decisions.Add(decision);
        return await judging.SaveAsync(needId, offerId, ct);
    }

    private Refusal.Invalid? Check(DeclineMatchInput input) =>
        input.Reason is null ? new([new(nameof(input.Reason), texts["ChooseReason"])])
        : input.Reason == DeclineReason.Other && string.IsNullOrWhiteSpace(input.Text) ? new([new(nameof(input.Text), threads["OtherNeedsText"])])
        : null;

    /// <summary>Declines a pair with a reason; it does not come back.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        DeclineMatchInput input, DeclineMatch decline, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await decline.HandleAsync(input, ct)).ToAnswer(texts);
}
