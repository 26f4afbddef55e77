using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>Why an ended thread goes on.</summary>
[ValidatableType]
public sealed class ReopenInput
{
    /// <summary>The version of the thread that was read.</summary>
    public int Version { get; set; }

    /// <summary>What changed.</summary>
    [AtMost(2000)]
    public string? Text { get; set; }
}

/// <summary>Takes an ended thread back to the stage before its end. An operator's decision, with its reason in the timeline.</summary>
internal sealed class ReopenCooperation(AppDb db, ThreadBook threads, TimeProvider time, IStringLocalizer<ThreadsTexts> texts)
{
    public async Task<Refusal?> HandleAsync(Id<Cooperation> id, ReopenInput input, CancellationToken ct)
    {
        var (thread, refusal) = await threads.ForStaffAsync(id, input.Version, ct);
        if (refusal is not null || (refusal = Check(thread!, input)) is not null)
        {
            return refusal;
        }

        var (ended, before) = (thread!.Stage, thread.Before());
        thread.Advance((await threads.LastMoveAsync(thread, ct))?.From ?? Stage.Suggested, time.GetUtcNow());
        before = before with { Touched = await threads.TellSidesAsync(thread, ct) };
        threads.Log(thread, input.Text!.Trim(), from: ended, to: thread.Stage, before: before);
        return await db.SaveOrStaleAsync(ct);
    }

    private Refusal? Check(Cooperation thread, ReopenInput input) =>
        !threads.Viewer.MayReview(thread) ? new Refusal.NotAllowed()
        : !Cooperation.IsEnd(thread.Stage) ? new Refusal.Rule(texts["NotEnded"])
        : thread.Stage == Stage.Succeeded ? new Refusal.Rule(texts["TakeBackInstead"])
        : string.IsNullOrWhiteSpace(input.Text) ? new Refusal.Invalid([new(nameof(input.Text), texts["SayWhy"])])
        : null;

    /// <summary>Reopens an ended thread.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Cooperation> id, ReopenInput input, ReopenCooperation reopen, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await reopen.HandleAsync(id, input, ct)).ToAnswer(texts);
}
