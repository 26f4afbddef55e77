using System.CommandLine;
using Suoqiao.Bench.Corpora;

namespace Suoqiao.Bench;

/// <summary>The bench's commands; `bench/run` installs what the peers need and calls them.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        var root = new RootCommand("Measures Suoqiao beside the engines one would otherwise pick, on the same files and queries.")
        {
            CorpusCommand(),
        };
        return root.Parse(arguments).Invoke();
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
}
