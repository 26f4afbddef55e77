using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Suoqiao.Indices.Prices;

namespace Suoqiao.Bench.Indices;

/// <summary><c>bench/run indices</c>: GEKS over strata with a rolling window, streamed month by month, beside the same written plainly with LINQ.</summary>
internal sealed class IndicesBench(int quotes, int months, int strata, int window, double plainSeconds, Report report)
{
    private readonly IndexMarket market = new(strata, Math.Max(2, (int)Math.Round(quotes / (double)(months * strata) * 8 / 7)), seed: 1);

    public static Command Create()
    {
        var quotes = new Option<int>("--quotes") { Description = "About how many quotes.", DefaultValueFactory = _ => 10_000_000 };
        var months = new Option<int>("--months") { Description = "How many months.", DefaultValueFactory = _ => 60 };
        var strata = new Option<int>("--strata") { Description = "How many strata; each has its own index.", DefaultValueFactory = _ => 1_000 };
        var window = new Option<int>("--window") { Description = "Months in a window.", DefaultValueFactory = _ => 25 };
        var plain = new Option<double>("--plain-seconds")
        {
            Description = "About how long each plain contender may work; it then takes as many strata as fit.",
            DefaultValueFactory = _ => 30,
        };
        var runs = new Option<int>("--runs")
        {
            Description = "How many runs of the uncertainty analysis of a composite indicator of 1,000 units and 100 indicators.",
            DefaultValueFactory = _ => 10_000,
        };
        var folder = new Option<string>("--folder") { Description = "The folder for the report.", Required = true };
        var command = new Command("indices", "GEKS with rolling windows and the mean splice beside the same written plainly from the formula.")
        {
            quotes, months, strata, window, plain, runs, folder,
        };
        command.SetAction(parsed =>
        {
            var report = new Report();
            new IndicesBench(
                parsed.GetValue(quotes), parsed.GetValue(months), parsed.GetValue(strata), parsed.GetValue(window), parsed.GetValue(plain), report).Run();
            CompositeSection.Run(report, units: 1_000, indicators: 100, parsed.GetValue(runs));
            var path = Path.Combine(parsed.GetRequiredValue(folder), "indices.md");
            report.Save(path);
            Report.Progress($"written to {path}");
        });
        return command;
    }

    private void Run()
    {
        report.Say($"# Indices, measured {TimeProvider.System.GetLocalNow():yyyy-MM-dd HH:mm}\n");
        report.Say($"{Machine.Name}; load average at the start {Machine.Load}.\n");
        Stream(Math.Min(months, window + 1), Environment.ProcessorCount, strata / 10);
        var counted = Stream(months, Environment.ProcessorCount, strata);
        report.Say(
            $"{counted.Quotes:N0} quotes, {months} months, {strata:N0} strata; GEKS of Fisher indices, window {window}, mean splice: one series a stratum.");
        var alone = Stream(months, 1, strata);
        var rows = new List<string[]> { Row("Suoqiao", Environment.ProcessorCount, counted, counted), Row("Suoqiao", 1, alone, counted) };
        foreach (var (name, series) in new (string, Func<IReadOnlyList<Quote[]>, int, double[]>)[]
            { ("LINQ, from the formula", PlainGeks.Series), ("LINQ, each pair once", PlainGeks.SeriesWithKeptPairs) })
        {
            foreach (var threads in new[] { Environment.ProcessorCount, 1 }.Distinct())
            {
                Report.Progress($"{name}, {threads} threads");
                rows.Add(Row(name, threads, Plain(series, threads, counted), threads == 1 ? alone : counted));
            }
        }

        report.Table(["contender", "threads", "strata measured", "seconds", "seconds for all strata", "times Suoqiao", "largest difference"], rows);
        report.Say(
            $"Times are of the computation alone: the months are made beforehand, for everyone. ",
            $"Suoqiao's include sorting out each month's quotes by `Basket.TryGather`. ");
        report.Say(
            $"Where fewer strata were measured, the time for all is scaled by their number. ",
            $"The difference is relative, over all months of the strata measured. ");
        Memory();
        report.Say($"\nLoad average at the end: {Machine.Load}.");
    }

    private static string[] Row(string name, int threads, Timed timed, Timed ours)
    {
        var all = timed.Seconds * ours.Strata / timed.Strata;
        var difference = timed.Values.Zip(ours.Values, (a, b) => a.Zip(b, (x, y) => Math.Abs((x / y) - 1)).Max()).Max();
        return
        [
            name, threads.ToString(CultureInfo.InvariantCulture), timed.Strata.ToString("N0", CultureInfo.InvariantCulture), Report.Number(timed.Seconds),
            Report.Number(all), Report.Number(all / ours.Seconds), difference.ToString("0e+0", CultureInfo.InvariantCulture),
        ];
    }

    /// <summary>One month after the other: only the window's baskets stay.</summary>
    private Timed Stream(int length, int threads, int count)
    {
        var series = Enumerable.Range(0, count).Select(_ => new RollingIndex(MultilateralFormula.GeksFisher, window)).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var (seconds, seen) = (0.0, 0L);
        for (var month = 0; month < length; month++)
        {
            var quotes = Make(month, count);
            seen += quotes.Sum(stratum => (long)stratum.Length);
            var start = Stopwatch.GetTimestamp();
            Parallel.For(0, count, parallel, stratum => Add(series[stratum], quotes[stratum]));
            seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return new Timed(count, seconds, seen, [.. series.Select(index => index.Values.ToArray())]);
    }

    private static void Add(RollingIndex index, Quote[] quotes)
    {
        if (!Basket.TryGather(quotes, out var basket, out var refusal) || (refusal = index.Add(basket, out _)) is not null)
        {
            throw new InvalidOperationException($"The market is not sound: {refusal}");
        }
    }

    /// <summary>As many strata as fit into the time, by what the first of them took.</summary>
    private Timed Plain(Func<IReadOnlyList<Quote[]>, int, double[]> series, int threads, Timed ours)
    {
        var probe = Stopwatch.GetTimestamp();
        series(Whole(0), window);
        var one = Stopwatch.GetElapsedTime(probe).TotalSeconds;
        var count = Math.Clamp((int)(plainSeconds * threads / one), threads, ours.Strata);
        var data = Enumerable.Range(0, count).Select(Whole).ToArray();
        var values = new double[count][];
        var start = Stopwatch.GetTimestamp();
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, stratum => values[stratum] = series(data[stratum], window));
        return new Timed(count, Stopwatch.GetElapsedTime(start).TotalSeconds, 0, values);
    }

    private void Memory()
    {
        report.Heading($"Memory");
        var rows = new List<string[]>();
        foreach (var length in new[] { months, 2 * months })
        {
            Report.Progress($"memory over {length} months");
            var (peak, seen) = Held(length);
            rows.Add([length.ToString(CultureInfo.InvariantCulture), seen.ToString("N0", CultureInfo.InvariantCulture), Mebibytes(peak), Mebibytes(seen * 24)]);
        }

        report.Table(["months", "quotes", "peak of live memory, MiB", "all quotes at 24 bytes, MiB"], rows);
        report.Say($"Live memory after a full collection every five months: the windows of all strata, and the month that is being read.");
    }

    // A method of its own: what an earlier measurement held has gone when the next begins.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (long Peak, long Quotes) Held(int length)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var series = Enumerable.Range(0, strata).Select(_ => new RollingIndex(MultilateralFormula.GeksFisher, window)).ToArray();
        var (peak, seen) = (0L, 0L);
        for (var month = 0; month < length; month++)
        {
            var quotes = Make(month, strata);
            seen += quotes.Sum(stratum => (long)stratum.Length);
            Parallel.For(0, strata, stratum => Add(series[stratum], quotes[stratum]));
            peak = month % 5 == 4 || month == length - 1 ? Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before) : peak;
            GC.KeepAlive(quotes);
        }

        GC.KeepAlive(series);
        return (peak, seen);
    }

    private Quote[][] Make(int month, int count)
    {
        var quotes = new Quote[count][];
        Parallel.For(0, count, stratum => quotes[stratum] = market.Month(stratum, month));
        return quotes;
    }

    private Quote[][] Whole(int stratum) => [.. Enumerable.Range(0, months).Select(month => market.Month(stratum, month))];

    private static string Mebibytes(long bytes) => Report.Number(bytes / (1024.0 * 1024));

    private sealed record Timed(int Strata, double Seconds, long Quotes, double[][] Values);
}
