using System.Diagnostics;
using Suoqiao.Bench.Contenders;
using Suoqiao.Matching;

namespace Suoqiao.Bench.Sections;

/// <summary>What changing the shipped index costs, and what queries feel of it.</summary>
internal sealed class ChangeSection(Workspace at)
{
    private const int Changes = 2_000;
    private const int Seen = 100;
    private const int UpdatesASecond = 1_000;

    private readonly int offers = at.Settings.Offers;
    private readonly TimeSpan idleFor = TimeSpan.FromSeconds(at.Settings.IsTrial ? 1 : 6);
    private readonly TimeSpan busyFor = TimeSpan.FromSeconds(at.Settings.IsTrial ? 2 : 12);

    public void Run()
    {
        var index = at.Shipped.Index;
        var fresh = at.Needs(Changes).Select(n => new Subject { Title = n.Title }).ToArray();
        at.Report.Heading($"Changes to the shipped index of {offers:N0} titles");

        Report.Progress($"adding, updating and removing {Changes} offers each");
        var added = Each(fresh, (i, subject) => index.Set(offers + i, subject));
        var seen = Enumerable.Range(0, Math.Min(Seen, fresh.Length)).Count(i => Finds(index, fresh[i], offers + i));
        var updated = Each(fresh, (i, subject) => index.Set(Spot(i), subject));
        var removed = Each(fresh, (i, _) => index.Remove(offers + i));
        var gone = Enumerable.Range(0, Math.Min(Seen, fresh.Length)).Count(i => !index.Contains(offers + i));
        at.Report.Table(
            ["one offer, ms", "mean", "p50", "p99", "most"],
            new[] { ("add", added), ("update", updated), ("remove", removed) }.Select(r => (string[])
                [r.Item1, Report.Number(r.Item2.Mean), Report.Number(r.Item2.Half), Report.Number(r.Item2.NinetyNinth), Report.Number(r.Item2.Most)]));
        at.Report.Say($"Of the first {Seen} added, {seen} are found by their own title by the next query; of those removed, {gone} are gone.");
        Together(index, fresh);
    }

    /// <summary>One thread asks needs all the time; the other rests, and then updates a thousand offers a second.</summary>
    private void Together(MatchIndex<int> index, Subject[] fresh)
    {
        var needs = at.Needs(at.Settings.Needs).ToArray();
        Report.Progress($"queries at rest, then under {UpdatesASecond} updates a second");
        using var rest = new CancellationTokenSource(idleFor);
        var idle = Ask(index, needs, rest.Token);

        using var work = new CancellationTokenSource(busyFor);
        var busy = Task.Run(() => Ask(index, needs, work.Token));
        var (done, seconds) = Update(index, fresh, work.Token);
        var under = busy.GetAwaiter().GetResult();

        var usual = idle.GroupBy(q => q.Need).ToDictionary(g => g.Key, g => Spread.Median(g.Select(q => q.Milliseconds)));
        var excess = under.Where(q => usual.ContainsKey(q.Need)).Select(q => q.Milliseconds - usual[q.Need]).DefaultIfEmpty(0).Max();
        at.Report.Table(
            ["long needs, ms", "queries", "p50", "p99", "most"],
            new[] { ("at rest", idle), ($"under {done / seconds:0} updates a second", under) }.Select(r =>
            {
                var spread = Spread.Of(r.Item2.Select(q => q.Milliseconds));
                return (string[])[
                    r.Item1, Report.Number(r.Item2.Count), Report.Number(spread.Half), Report.Number(spread.NinetyNinth), Report.Number(spread.Most)];
            }));
        at.Report.Say($"The longest that a query took beyond its own time at rest, merges and writes included: {excess:0.00} ms.");
    }

    private static List<(int Need, double Milliseconds)> Ask(MatchIndex<int> index, Subject[] needs, CancellationToken stop)
    {
        var spent = new List<(int, double)>();
        for (var i = 0; !stop.IsCancellationRequested; i = (i + 1) % needs.Length)
        {
            var start = Stopwatch.GetTimestamp();
            index.Find(needs[i], Contender.Top);
            spent.Add((i, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }

        return spent;
    }

    private (int Done, double Seconds) Update(MatchIndex<int> index, Subject[] fresh, CancellationToken stop)
    {
        var start = Stopwatch.GetTimestamp();
        var done = 0;
        while (!stop.IsCancellationRequested)
        {
            // A late update is made up for, so that a slow one does not lower the rate.
            for (var due = Stopwatch.GetElapsedTime(start).TotalSeconds * UpdatesASecond; done < due && !stop.IsCancellationRequested; done++)
            {
                index.Set(Spot(done * 31), fresh[done % fresh.Length]);
            }

            Thread.Sleep(1);
        }

        return (done, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static Spread Each(Subject[] subjects, Action<int, Subject> change)
    {
        var spent = new double[subjects.Length];
        for (var i = 0; i < subjects.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            change(i, subjects[i]);
            spent[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return Spread.Of(spent);
    }

    private static bool Finds(MatchIndex<int> index, Subject subject, int key) => index.Find(subject, Contender.Top).Any(m => m.Key == key);

    /// <summary>An offer far from the one before.</summary>
    private int Spot(int number) => (int)(number * 7919L % offers);
}
