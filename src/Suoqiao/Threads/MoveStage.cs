using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>Where a thread moves to, and what shows it.</summary>
[ValidatableType]
public sealed class MoveStageInput
{
    /// <summary>The version of the thread that was read.</summary>
    public int Version { get; set; }

    /// <summary>The new stage.</summary>
    public Stage? To { get; set; }

    /// <summary>Why it is declined; needed for <c>Declined</c> only.</summary>
    public DeclineReason? Reason { get; set; }

    /// <summary>What happened.</summary>
    [AtMost(2000)]
    public string? Text { get; set; }

    /// <summary>What proves it: the number of a document, a link, the minutes.</summary>
    [AtMost(500)]
    public string? Evidence { get; set; }
}

/// <summary>Moves a thread to another stage and writes the timeline in the same transaction.</summary>
internal sealed class MoveStage(
    AppDb db, ThreadBook threads, TimeProvider time, IStringLocalizer<ThreadsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Cooperation> id, MoveStageInput input, CancellationToken ct)
    {
        var (thread, refusal) = await threads.ForStaffAsync(id, input.Version, ct);
        if (refusal is not null || (refusal = Check(thread!, input)) is not null)
        {
            return refusal;
        }

        var (from, to) = (thread!.Stage, input.To!.Value);
        var reason = to == Stage.Declined ? input.Reason : null;
        thread.Advance(to, time.GetUtcNow(), reason);
        threads.Log(thread, TextOf(to, reason, input.Text?.Trim() ?? ""), input.Evidence, from, to);
        await threads.TellSidesAsync(thread, ct);
        return await db.SaveOrStaleAsync(ct);
    }

    private Refusal? Check(Cooperation thread, MoveStageInput input)
    {
        if (input.To is not { } to)
        {
            return new Refusal.Invalid([new(nameof(input.To), texts["ChooseStage"])]);
        }

        if (!StageMoves.Allows(thread.Stage, to))
        {
            return new Refusal.Rule(texts["StageNotAllowed", texts[$"Stage_{thread.Stage}"], texts[$"Stage_{to}"]]);
        }

        return to != Stage.Declined ? null
            : input.Reason is null ? new Refusal.Invalid([new(nameof(input.Reason), texts["ChooseReason"])])
            : input.Reason == DeclineReason.Other && string.IsNullOrWhiteSpace(input.Text)
                ? new Refusal.Invalid([new(nameof(input.Text), texts["OtherNeedsText"])])
            : null;
    }

    private string TextOf(Stage to, DeclineReason? reason, string text) => reason is { } why
        ? $"{texts[$"DeclineReason_{why}"]}{(text.Length > 0 ? texts["Colon"] : "")}{text}"
        : text.Length > 0 ? text : texts["MovedTo", texts[$"Stage_{to}"]];

    /// <summary>Moves a thread forward, or ends it.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Cooperation> id, MoveStageInput input, MoveStage move, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await move.HandleAsync(id, input, ct)).ToAnswer(texts);
}
