using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;

namespace Suoqiao.Threads;

/// <summary>Why the last move of a thread is taken back.</summary>
[ValidatableType]
public sealed class TakeBackInput
{
    /// <summary>The version of the thread that was read.</summary>
    public int Version { get; set; }

    /// <summary>What was wrong with it.</summary>
    [AtMost(2000)]
    public string? Text { get; set; }
}

/// <summary>
/// Takes the last move of a thread back, because it was a mistake: the thread and the records that followed it are as they were, the timeline
/// tells both. Who runs the thread may for a day, an operator later too.
/// </summary>
internal sealed class TakeBackMove(AppDb db, ThreadBook threads, TimeProvider time, IStringLocalizer<ThreadsTexts> texts)
{
    private static readonly TimeSpan OwnMistake = TimeSpan.FromDays(1);

    public async Task<Refusal?> HandleAsync(Id<Cooperation> id, TakeBackInput input, CancellationToken ct)
    {
        var (thread, refusal) = await threads.ForStaffAsync(id, input.Version, ct);
        if (refusal is not null)
        {
            return refusal;
        }

        var last = await threads.LastMoveAsync(thread!, ct);
        if (Check(thread!, last, input) is { } wrong)
        {
            return wrong;
        }

        var (from, to) = (thread!.Stage, last!.From!.Value);
        thread.Return(to, last.Before, last.At, time.GetUtcNow());
        threads.Log(thread, input.Text!.Trim(), from: from, to: to, takesBack: last.Id);
        await threads.TellSidesAsync(thread, ct, last.Before?.Touched);
        return await db.SaveOrStaleAsync(ct);
    }

    /// <summary>Whether the viewer may take the last move back now.</summary>
    public static bool IsOpenTo(Viewer viewer, Cooperation thread, TimelineEntry? last, DateTimeOffset now) =>
        last is not null && (viewer.MayReview(thread) || (viewer.MayManage(thread) && now - last.At <= OwnMistake));

    private Refusal? Check(Cooperation thread, TimelineEntry? last, TakeBackInput input) =>
        last is null ? new Refusal.Rule(texts["NothingToTakeBack"])
        : !IsOpenTo(threads.Viewer, thread, last, time.GetUtcNow()) ? new Refusal.Rule(texts["TooLateToTakeBack"])
        : string.IsNullOrWhiteSpace(input.Text) ? new Refusal.Invalid([new(nameof(input.Text), texts["SayWhatWasWrong"])])
        : null;

    /// <summary>Takes the last move of a thread back.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Post(
        Id<Cooperation> id, TakeBackInput input, TakeBackMove takeBack, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
        (await takeBack.HandleAsync(id, input, ct)).ToAnswer(texts);
}
