using System.Globalization;

namespace Suoqiao.Bench.Bidding;

/// <summary>Acknowledged durable bids a second, ours beside one transaction a bid, all in one run on one file system.</summary>
internal sealed class BiddingSection(string folder, double seconds, int rounds, IReadOnlyList<int> bidders, IReadOnlyList<int> lots)
{
    private const double WarmUpShare = 0.3;

    private static readonly (string Name, bool IsOurs)[] Names =
        [("Suoqiao", true), ("SQLite, WAL", false), ("SQLite, rollback journal", false), ("PostgreSQL", false)];

    private readonly Report report = new();
    private readonly Dictionary<(int Lots, int Bidders, int Place), List<Measured>> found = [];

    public async Task RunAsync()
    {
        var work = Path.Combine(folder, "bidding-work");
        Directory.CreateDirectory(work);
        report.Say($"# Bidding, measured {TimeProvider.System.GetLocalNow():yyyy-MM-dd HH:mm}\n");
        report.Say($"{Machine.Name}; load average at the start {Machine.Load}. File system: {FileSystem(work)}.");
        report.Say($"Every bid is answered once it is durable. Medians of {rounds} rounds of {seconds} s each; who is measured takes turns within a round.");
        try
        {
            IBidding[] places =
            [
                new Rooms(Path.Combine(work, "journal")),
                new SqliteBidding(Path.Combine(work, "wal.db"), "WAL"),
                new SqliteBidding(Path.Combine(work, "delete.db"), "DELETE"),
                new PostgresBidding(),
            ];
            await MeasureAsync(places, work);
            Print();
            await HalfAsync(places[0]);
            foreach (var place in places)
            {
                await place.DisposeAsync();
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        report.Say($"Load average at the end: {Machine.Load}.");
        var path = Path.Combine(folder, "bidding.md");
        report.Save(path);
        Report.Progress($"written to {path}");
    }

    private async Task MeasureAsync(IBidding[] places, string work)
    {
        var flushes = (LaidOut: new List<Measured>(), Growing: new List<Measured>());
        for (var round = 0; round < rounds; round++)
        {
            flushes.LaidOut.Add(FlushRate.Measure(work, laidOut: true, seconds / 2));
            flushes.Growing.Add(FlushRate.Measure(work, laidOut: false, seconds / 2));
            foreach (var (many, who) in lots.SelectMany(l => bidders.Select(b => (l, b))))
            {
                for (var place = 0; place < places.Length; place++)
                {
                    Report.Progress($"round {round + 1}: {Names[place].Name}, {who} bidders, {many} lots");
                    var load = new Load(places[place], many, who);
                    await load.BeginAsync();
                    await load.ClosedAsync(seconds * WarmUpShare);
                    Of(many, who, place).Add(await load.ClosedAsync(seconds));
                }
            }
        }

        report.Heading($"The disk alone");
        report.Table(
            ["one write of 400 bytes and one flush after the other", "a second", "p50 ms", "p99 ms"],
            [Row("file laid out with zeros before (as the journal's)", flushes.LaidOut), Row("file that grows", flushes.Growing)]);
    }

    private void Print()
    {
        foreach (var many in lots)
        {
            report.Heading($"{(many == 1 ? "One lot" : string.Create(CultureInfo.InvariantCulture, $"{many:N0} lots"))}");
            report.Table(
                ["bidders at once", .. Names.SelectMany(
                    n => n.IsOurs ? new[] { n.Name + ", bids/s", "p50 ms", "p99 ms", "accepted" } : [n.Name + ", bids/s", "p50 ms", "p99 ms", "ratio"])],
                bidders.Select(who => (IReadOnlyList<string>)[
                    who.ToString("N0", CultureInfo.InvariantCulture), .. Names.SelectMany((_, place) => Cells(many, who, place))]));
        }

        report.Say(
            $"A ratio is ours over theirs within one round: the median, and in brackets the least. ",
            $"*Accepted* is the share of our bids that the rules accepted; ",
            $"the others were refused, recorded and answered just as durably (two bidders who bid at the same instant cannot both be first).");
    }

    private IEnumerable<string> Cells(int many, int who, int place)
    {
        var all = Of(many, who, place);
        yield return Report.Number(Median(all, m => m.Rate));
        yield return Report.Number(Median(all, m => m.Median));
        yield return Report.Number(Median(all, m => m.P99));
        var ratios = all.Select((m, round) => Of(many, who, 0)[round].Rate / m.Rate).Order().ToList();
        yield return Names[place].IsOurs
            ? Median(all, m => m.Accepted).ToString("P0", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Report.Number(ratios[ratios.Count / 2])} ({Report.Number(ratios[0])})");
    }

    private async Task HalfAsync(IBidding ours)
    {
        report.Heading($"At half the maximum load");
        var rows = new List<IReadOnlyList<string>>();
        foreach (var many in lots)
        {
            var most = bidders.Max(who => Median(Of(many, who, 0), m => m.Rate));
            List<Measured> all = [];
            for (var round = 0; round < rounds; round++)
            {
                Report.Progress($"round {round + 1}: half the load, {many} lots");
                var load = new Load(ours, many, 200);
                await load.BeginAsync();
                await load.OpenAsync(most / 2, seconds * WarmUpShare);
                all.Add(await load.OpenAsync(most / 2, seconds));
            }

            rows.Add([
                many.ToString("N0", CultureInfo.InvariantCulture), Report.Number(most), Report.Number(Median(all, m => m.Rate)),
                Report.Number(Median(all, m => m.Median)), Report.Number(Median(all, m => m.P99)), Report.Number(all.Max(m => m.P99))]);
        }

        report.Table(["lots", "maximum, bids/s", "bids/s", "p50 ms", "p99 ms", "worst p99 of a round"], rows);
        report.Say(
            $"Bids come at a steady rate whatever the answers; a bid's time counts from when it should have been made ",
            $"(the source wakes every millisecond, which is in the figures).");
    }

    private static IReadOnlyList<string> Row(string name, List<Measured> all) =>
        [name, Report.Number(Median(all, m => m.Rate)), Report.Number(Median(all, m => m.Median)), Report.Number(Median(all, m => m.P99))];

    private static double Median(List<Measured> all, Func<Measured, double> of) => all.Select(of).Order().ElementAt(all.Count / 2);

    private static string FileSystem(string path)
    {
        if (!File.Exists("/proc/mounts"))
        {
            return "unknown";
        }

        var mount = File.ReadLines("/proc/mounts").Select(l => l.Split(' '))
            .Where(m => m[1] == "/" || path == m[1] || path.StartsWith(m[1] + "/", StringComparison.Ordinal)).MaxBy(m => m[1].Length)!;
        return mount[2] is "tmpfs" or "ramfs"
            ? throw new InvalidOperationException($"{path} is on a {mount[2]}, which flushes nothing: this would measure nothing.")
            : $"{mount[2]} on {mount[0]} ({mount[3]})";
    }

    private List<Measured> Of(int many, int who, int place) => found.TryGetValue((many, who, place), out var all) ? all : found[(many, who, place)] = [];
}
