using Microsoft.Extensions.Localization;
using Suoqiao.Ui;

namespace Suoqiao.Threads;

/// <summary>Where a thread stands on the bridge and what holds it.</summary>
internal sealed record Standing(int Pier, BridgeState State, int Days, string? Held)
{
    /// <summary>Without a line in the timeline for so long, a thread is standing still.</summary>
    public const int StillDays = 14;

    public static Standing Of(ThreadRow row, DateTimeOffset now, DateOnly today, IStringLocalizer<ThreadsTexts> texts)
    {
        var days = Math.Max(0, (int)(now - row.StageSince).TotalDays);
        if (row.Stage is Stage.Declined or Stage.Lapsed)
        {
            return new((int)(row.EndedFrom ?? Stage.Suggested), BridgeState.Broken, days, texts[$"Stage_{row.Stage}"]);
        }

        if (row.Stage == Stage.Succeeded)
        {
            return new((int)row.Stage, BridgeState.Done, days, null);
        }

        var held = HeldBy(row, now, today, texts);
        return new((int)row.Stage, held is null ? BridgeState.Open : BridgeState.Held, days, held);
    }

    /// <summary>The piers of a thread's bridge.</summary>
    public static List<BridgeStage> Piers(IReadOnlyList<Stage> skipped, IStringLocalizer<ThreadsTexts> texts) =>
        [.. StageMoves.Way.Select(stage => new BridgeStage(texts[$"Stage_{stage}"], IsSkipped: skipped.Contains(stage)))];

    private static string? HeldBy(ThreadRow row, DateTimeOffset now, DateOnly today, IStringLocalizer<ThreadsTexts> texts) =>
        row.NextDue is { } due && due < today ? texts["HeldByAction", row.NextTitle!, today.DayNumber - due.DayNumber].Value
        : row.ManagerId is null ? texts["HeldByNobody"].Value
        : row.LastAt is { } last && (now - last).TotalDays >= StillDays ? texts["HeldByStill", (int)(now - last).TotalDays].Value
        : null;
}
