using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Threads;

/// <summary>The new date of an action item.</summary>
[ValidatableType]
public sealed class RescheduleInput
{
    /// <summary>The version of the item that was read.</summary>
    public int? Version { get; set; }

    /// <summary>The new day.</summary>
    public DateOnly? Due { get; set; }
}

/// <summary>Ticks an action item off, takes the tick back, or moves its date. Whoever promised it may tick it; the date is for the staff.</summary>
internal sealed class ChangeActionItem(AppDb db, ThreadBook threads, TimeProvider time, IStringLocalizer<ThreadsTexts> texts)
{
    public Task<Refusal?> FinishAsync(Id<Cooperation> id, Id<ActionItem> itemId, CancellationToken ct) => TickAsync(id, itemId, isDone: true, ct);

    public Task<Refusal?> ReopenAsync(Id<Cooperation> id, Id<ActionItem> itemId, CancellationToken ct) => TickAsync(id, itemId, isDone: false, ct);

    public async Task<Refusal?> RescheduleAsync(Id<Cooperation> id, Id<ActionItem> itemId, RescheduleInput input, CancellationToken ct)
    {
        var (item, thread, refusal) = await threads.ForDoerAsync(id, itemId, staffOnly: true, input.Version, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        if (input.Due is not { } due || due < threads.Today)
        {
            return new Refusal.Invalid([new(nameof(input.Due), texts["DueFromToday"])]);
        }

        threads.Log(thread!, texts["ActionMoved", item!.Title, Format.Date(item.Due), Format.Date(due)]);
        item.Due = due;
        return await db.SaveOrStaleAsync(ct);
    }

    private async Task<Refusal?> TickAsync(Id<Cooperation> id, Id<ActionItem> itemId, bool isDone, CancellationToken ct)
    {
        var (item, thread, refusal) = await threads.ForDoerAsync(id, itemId, staffOnly: false, null, ct);
        if (refusal is not null || item!.DoneAt is not null == isDone)
        {
            return refusal;
        }

        item.DoneAt = isDone ? time.GetUtcNow() : null;
        threads.Log(thread!, texts[isDone ? "ActionDone" : "ActionReopened", item.Title]);
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Ticks an action item off.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> PostDone(
        Id<Cooperation> id, Id<ActionItem> item, ChangeActionItem change, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await change.FinishAsync(id, item, ct)).ToAnswer(texts);

    /// <summary>Takes the tick back.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> PostReopened(
        Id<Cooperation> id, Id<ActionItem> item, ChangeActionItem change, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await change.ReopenAsync(id, item, ct)).ToAnswer(texts);

    /// <summary>Moves the date of an action item.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> PostDate(
        Id<Cooperation> id, Id<ActionItem> item, RescheduleInput input, ChangeActionItem change, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await change.RescheduleAsync(id, item, input, ct)).ToAnswer(texts);
}
