using System.CommandLine;
using System.Globalization;
using Suoqiao.Bench.Bidding;
using Suoqiao.Bench.Corpora;
using Suoqiao.Bench.Indices;
using Suoqiao.Bench.Scheduling;
using Suoqiao.Bench.Sections;

namespace Suoqiao.Bench;

/// <summary>The bench's commands; `bench/run` installs what the peers need and calls them.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        var root = new RootCommand("Measures Suoqiao beside the engines one would otherwise pick, on the same files and queries.")
        {
            CorpusCommand(),
            MatchingCommand(),
            SchedulingBench.Create(),
            BiddingCommand(),
            IndicesBench.Create(),
        };
        try
        {
            return root.Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception broken) when (broken is IOException or InvalidOperationException or System.Data.Common.DbException)
        {
            Console.Error.WriteLine(broken.Message);
            return 1;
        }
    }

    private static Command CorpusCommand()
    {
        var offers = new Option<int>("--offers") { Description = "How many offers.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<ulong>("--seed") { Description = "The seed; the same one gives the same files.", DefaultValueFactory = _ => 1 };
        var to = new Option<string>("--to") { Description = "The folder for the files.", Required = true };
        var command = new Command("corpus", "Makes offers, needs and searches from the statistics of real texts.") { offers, seed, to };
        command.SetAction(parsed =>
        {
            var corpus = new Corpus(parsed.GetRequiredValue(to));
            new CorpusMaker(RealTexts.Find(), parsed.GetValue(seed)).Make(corpus, parsed.GetValue(offers));
            Console.WriteLine(File.ReadAllText(corpus.Summary));
        });
        return command;
    }

    private static Command MatchingCommand()
    {
        var offers = new Option<int>("--offers") { Description = "How many offers.", DefaultValueFactory = _ => 1_000_000 };
        var rounds = new Option<int>("--rounds") { Description = "How many rounds on titles; the figures are their medians.", DefaultValueFactory = _ => 5 };
        var described = new Option<int>("--described-rounds")
        {
            Description = "How many rounds on titles with descriptions, at most --rounds.",
            DefaultValueFactory = _ => 3,
        };
        var needs = new Option<int>("--needs") { Description = "How many long needs are asked.", DefaultValueFactory = _ => 240 };
        var sample = new Option<double?>("--sample-seconds")
        {
            Description = "How long FTS5 and PostgreSQL may answer, a set of queries and a round; 10 unless the corpus is small.",
        };
        var sections = Choice("--sections", "What to measure.", "titles", "descriptions", "region", "changes", "memory");
        var peers = Choice("--peers", "Who is measured on titles, beside Lucene and our BM25.", "shipped", "fts5", "postgres");
        var describedPeers = Choice(
            "--described-peers", "Who is measured on titles with descriptions, beside Lucene and our BM25.", "none", "shipped", "fts5", "postgres");
        var seed = new Option<ulong>("--seed") { Description = "The seed of the corpus.", DefaultValueFactory = _ => 1 };
        var folder = new Option<string>("--folder") { Description = "The folder for corpus, indexes and report.", Required = true };
        describedPeers.DefaultValueFactory = _ => ["none"];
        var command = new Command("matching", "Ranking and search beside Lucene, SQLite FTS5 and PostgreSQL; whole regions; changes.")
        {
            offers, rounds, described, needs, sample, sections, peers, describedPeers, seed, folder,
        };
        command.SetAction(parsed => Measure(
            new Settings
            {
                Offers = parsed.GetValue(offers),
                Rounds = parsed.GetValue(rounds),
                DescribedRounds = Math.Min(parsed.GetValue(rounds), parsed.GetValue(described)),
                Needs = parsed.GetValue(needs),
                SampleSeconds = parsed.GetValue(sample) ?? (parsed.GetValue(offers) < 50_000 ? 1 : 10),
                Sections = parsed.GetValue(sections) ?? [],
                Peers = parsed.GetValue(peers) ?? [],
                DescribedPeers = parsed.GetValue(describedPeers) ?? [],
                Folder = parsed.GetRequiredValue(folder),
            },
            parsed.GetValue(seed)));
        return command;
    }

    private static Command BiddingCommand()
    {
        var seconds = new Option<double>("--seconds") { Description = "How long each measurement takes.", DefaultValueFactory = _ => 3 };
        var rounds = new Option<int>("--rounds") { Description = "How many rounds; the figures are their medians.", DefaultValueFactory = _ => 3 };
        var bidders = new Option<int[]>("--bidders")
        {
            Description = "How many bid at once.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1, 16, 200, 1000],
        };
        var lots = new Option<int[]>("--lots")
        {
            Description = "On how many lots.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1, 1000],
        };
        var folder = new Option<string>("--folder") { Description = "The folder for the files and the report.", Required = true };
        var command = new Command("bidding", "Acknowledged durable bids a second beside SQLite, PostgreSQL and the disk alone.")
        {
            seconds, rounds, bidders, lots, folder,
        };
        command.SetAction((parsed, _) => new BiddingSection(
            parsed.GetRequiredValue(folder), parsed.GetValue(seconds), parsed.GetValue(rounds),
            parsed.GetValue(bidders) ?? [], parsed.GetValue(lots) ?? []).RunAsync());
        return command;
    }

    private static Option<string[]> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string[]>(name)
        {
            Description = $"{description} One or more of {string.Join(", ", values)}.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => values,
        };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static void Measure(Settings settings, ulong seed)
    {
        var corpus = new Corpus(
            Path.Combine(settings.Folder, string.Create(CultureInfo.InvariantCulture, $"corpus-{settings.Offers}-{seed}-{CorpusMaker.Edition}")));
        if (!File.Exists(corpus.Summary))
        {
            Report.Progress($"making a corpus of {settings.Offers} offers");
            new CorpusMaker(RealTexts.Find(), seed).Make(corpus, settings.Offers);
        }

        var report = new Report();
        using var workspace = new Workspace(settings, corpus, report);
        report.Say($"# Matching, measured {TimeProvider.System.GetLocalNow():yyyy-MM-dd HH:mm}\n");
        report.Say($"{Machine.Name}; load average at the start {Machine.Load}. Lucene {workspace.Lucene.Version}.\n");
        report.Say($"{File.ReadAllText(corpus.Summary)}");
        Sections(workspace);
        report.Say($"\nLoad average at the end: {Machine.Load}.");
        var path = Path.Combine(settings.Folder, string.Create(CultureInfo.InvariantCulture, $"matching-{settings.Offers}.md"));
        report.Save(path);
        Report.Progress($"written to {path}");
    }

    private static void Sections(Workspace workspace)
    {
        var sections = workspace.Settings.Sections;
        if (sections.Contains("memory"))
        {
            MemorySection.Run(workspace.Report);
        }

        if (sections.Contains("titles"))
        {
            new RankingSection(workspace, described: false).Run();
        }

        if (sections.Contains("descriptions"))
        {
            new RankingSection(workspace, described: true).Run();
        }

        if (sections.Contains("region"))
        {
            new RegionSection(workspace).Run();
        }

        // Last, as it leaves the index changed.
        if (sections.Contains("changes"))
        {
            new ChangeSection(workspace).Run();
        }
    }
}
