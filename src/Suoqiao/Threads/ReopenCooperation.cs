using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
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

        var ended = thread!.Stage;
        var before = await db.Timeline.Where(e => e.RecordId == id.Value && e.To == ended).OrderByDescending(e => e.At).Select(e => e.From)
            .FirstOrDefaultAsync(ct);
        thread.Advance(before ?? Stage.Suggested, time.GetUtcNow());
        threads.Log(thread, input.Text!.Trim(), from: ended, to: thread.Stage);
        await threads.TellSidesAsync(thread, ct);
        return await db.SaveOrStaleAsync(ct);
    }

    private Refusal? Check(Cooperation thread, ReopenInput input) =>
        !threads.Viewer.MayReview(thread) ? new Refusal.NotAllowed()
        : !Cooperation.IsEnd(thread.Stage) ? new Refusal.Rule(texts["NotEnded"])
        : string.IsNullOrWhiteSpace(input.Text) ? new Refusal.Invalid([new(nameof(input.Text), texts["SayWhy"])])
        : null;

    /// <summary>Reopens an ended thread.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Cooperation> id, ReopenInput input, ReopenCooperation reopen, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await reopen.HandleAsync(id, input, ct)).ToAnswer(texts);
}
