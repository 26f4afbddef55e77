using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Suoqiao.Scheduling;

namespace Suoqiao.Bench.Scheduling;

/// <summary>Timetables beside the usual method: by weight, first free slot.</summary>
internal static class SchedulingBench
{
    private const long Mebibyte = 1 << 20;

    private static readonly string[] Header =
        ["programme", "method", "weight", "share of the bound", "meetings", "smallest", "median", "guarantee", "verified", "seconds", "peak MiB"];

    public static Command Create()
    {
        var size = new Option<double>("--size") { Description = "The share of the parties and tables, for trials.", DefaultValueFactory = _ => 1 };
        var only = new Option<string?>("--only") { Description = "Only programmes whose name contains this." };
        var seed = new Option<int>("--seed") { Description = "The seed of the wishes.", DefaultValueFactory = _ => 1 };
        var folder = new Option<string?>("--folder") { Description = "The folder for the report; artifacts/bench unless given." };
        var command = new Command("scheduling", "Timetables of meetings beside the greedy method, with their bounds.") { size, only, seed, folder };
        command.SetAction(parsed => Measure(
            parsed.GetValue(size), parsed.GetValue(only), parsed.GetValue(seed), parsed.GetValue(folder) ?? Path.Combine("artifacts", "bench")));
        return command;
    }

    private static void Measure(double size, string? only, int seed, string folder)
    {
        var report = new Report();
        report.Say($"# Scheduling, measured {TimeProvider.System.GetLocalNow():yyyy-MM-dd HH:mm}\n");
        report.Say(
            $"{Machine.Name}; load average at the start {Machine.Load}. ",
            $"Greedy is the heaviest wish first, in the first slot where both are free and a table is.");
        var rows = new List<IReadOnlyList<string>>();
        var last = "";
        foreach (var instance in SchedulingInstance.All(size, seed))
        {
            var name = instance.Name.StartsWith("the same", StringComparison.Ordinal) ? $"{last}, gaps" : instance.Name;
            last = instance.Name.StartsWith("the same", StringComparison.Ordinal) ? last : instance.Name;
            if (only is not null && !name.Contains(only, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            Report.Progress($"{name}: {instance.Programme.Wishes.Count:N0} wishes");
            var ours = Run(instance.Programme, greedy: false);
            var greedy = Run(instance.Programme, greedy: true);
            rows.Add(Row($"{name}, {instance.Programme.Wishes.Count.ToString("N0", CultureInfo.InvariantCulture)} wishes", "Suoqiao", ours, ours));
            rows.Add(Row("", "greedy", greedy, ours));
        }

        report.Table(Header, rows);
        report.Say($"Load average at the end: {Machine.Load}.");
        Directory.CreateDirectory(folder);
        report.Save(Path.Combine(folder, "scheduling.md"));
    }

    private static Outcome Run(Programme programme, bool greedy)
    {
        GC.Collect();
        using var peak = new PeakMemory();
        var start = Stopwatch.GetTimestamp();
        var schedule = ((ScheduleResult.Scheduled)Scheduler.Schedule(programme, new ScheduleOptions { Greedy = greedy })).Schedule;
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Outcome(schedule, seconds, peak.Most() / Mebibyte, new TimetableCheck(programme).Verify(schedule).IsSound);
    }

    private static string[] Row(string name, string method, Outcome outcome, Outcome best) =>
    [
        name, method, outcome.Schedule.Weight.ToString("N1", CultureInfo.InvariantCulture),
        (outcome.Schedule.Weight / best.Schedule.UpperBound).ToString("P2", CultureInfo.InvariantCulture),
        outcome.Schedule.Meetings.Count.ToString("N0", CultureInfo.InvariantCulture), outcome.Schedule.Smallest.ToString(CultureInfo.InvariantCulture),
        outcome.Schedule.Median.ToString("0.#", CultureInfo.InvariantCulture), method == "greedy" ? "–" : outcome.Schedule.Guarantee.ToString(),
        outcome.IsSound ? "yes" : "NO", Report.Number(outcome.Seconds), outcome.Mebibytes.ToString("N0", CultureInfo.InvariantCulture),
    ];

    private sealed record Outcome(Schedule Schedule, double Seconds, long Mebibytes, bool IsSound);

    /// <summary>Samples the managed heap while something runs, above what was there before.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly long before = GC.GetTotalMemory(forceFullCollection: true);
        private readonly Timer timer;
        private long most;

        public PeakMemory() => timer = new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 10);

        public long Most() => Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)) - before;

        public void Dispose() => timer.Dispose();
    }
}
