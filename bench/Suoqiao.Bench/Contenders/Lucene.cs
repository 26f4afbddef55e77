using System.Diagnostics;
using System.Globalization;
using Suoqiao.Bench.Corpora;

namespace Suoqiao.Bench.Contenders;

/// <summary>Lucene in a Java process of its own, driven line by line.</summary>
internal sealed class Lucene : IDisposable
{
    public const string ClassPath = "SUOQIAO_BENCH_LUCENE";

    private readonly Process process;
    private readonly string folder;

    public Lucene(string folder)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        var path = Environment.GetEnvironmentVariable(ClassPath)
            ?? throw new InvalidOperationException($"{ClassPath} is not set: start the bench by bench/run.");
        process = Process.Start(new ProcessStartInfo("java", ["-Xmx3g", "-cp", path, "LucenePeer"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Version = string.Join(", Java ", Ask("version"));
    }

    public string Version { get; }

    public Built Built { get; private set; } = new(0, 0, null);

    public double SecondsBeforeMerge { get; private set; }

    public long DistinctTerms { get; private set; }

    public long Occurrences { get; private set; }

    public void Load(Corpus corpus, int offers, bool described) => Ask("load", corpus.Offers, offers, described ? "true" : "false");

    /// <summary>Writes the terms of what is loaded, a line a text.</summary>
    public string WriteTerms()
    {
        var to = Path.Combine(folder, "terms.txt");
        Ask("terms", to);
        return to;
    }

    public void Build()
    {
        var index = Path.Combine(folder, "lucene");
        var told = Ask("build", index);
        SecondsBeforeMerge = Number(told[0]);
        Built = new Built(Number(told[1]), long.Parse(told[2], CultureInfo.InvariantCulture), long.Parse(told[3], CultureInfo.InvariantCulture));
        DistinctTerms = long.Parse(told[4], CultureInfo.InvariantCulture);
        Occurrences = long.Parse(told[6], CultureInfo.InvariantCulture);
    }

    /// <summary>Hands the queries over before they are timed.</summary>
    /// <returns>The same queries with their terms, and how long Lucene took to read one, in nanoseconds.</returns>
    public (QuerySet Queries, double ReadNanoseconds) Prepare(QuerySet queries)
    {
        var (asked, terms) = (Path.Combine(folder, queries.Name + ".txt"), Path.Combine(folder, queries.Name + ".terms.txt"));
        File.WriteAllLines(asked, queries.Texts);
        var told = Ask("queries", queries.Name, asked, terms);
        return (queries with { Terms = [.. File.ReadLines(terms).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))] }, Number(told[1]));
    }

    public QueryStatistics Statistics(QuerySet queries)
    {
        var told = Ask("statistics", queries.Name).Select(Number).ToArray();
        return new QueryStatistics(told[0], told[1], told[2], told[3], told[4], told[5], told[6]);
    }

    public Pass Run(QuerySet queries, bool exhaustive, int count, int threads)
    {
        var to = Path.Combine(folder, "answers.txt");
        var told = Ask("run", queries.Name, exhaustive ? "exhaustive" : "default", count, threads, to);
        return new Pass([.. File.ReadLines(to).Select(Read)], Number(told[0]));
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static Answer Read(string line)
    {
        var columns = line.Split('\t');
        return new Answer(long.Parse(columns[0], CultureInfo.InvariantCulture), [.. columns.Skip(1).Select(Hit)]);
    }

    private static Found Hit(string column)
    {
        var colon = column.IndexOf(':', StringComparison.Ordinal);
        return new Found(int.Parse(column.AsSpan(0, colon), CultureInfo.InvariantCulture), float.Parse(column.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private string[] Ask(params object[] words)
    {
        process.StandardInput.WriteLine(string.Join('\t', words.Select(w => Convert.ToString(w, CultureInfo.InvariantCulture))));
        process.StandardInput.Flush();
        var told = process.StandardOutput.ReadLine()?.Split('\t') ?? ["failed", "the process has ended"];
        return told[0] == "ok" ? told[1..] : throw new InvalidOperationException($"Lucene, asked to {words[0]}: {string.Join(' ', told)}");
    }
}

/// <summary>What queries find in an index before anything is ranked.</summary>
internal sealed record QueryStatistics(
    double Terms, double TermsHalf, double TermsMost, double Postings, double PostingsHalf, double PostingsMost, double Frequent);

/// <summary>One of Lucene's two ways to answer: by default block-max WAND, or every document scored.</summary>
internal sealed class LuceneMode(Lucene lucene, bool exhaustive) : Contender
{
    public override string Name => exhaustive ? "Lucene, exhaustive" : "Lucene, default (block-max WAND)";

    public override Built Built => lucene.Built;

    public override Pass Run(QuerySet queries, int count, int threads) => lucene.Run(queries, exhaustive, count, threads);
}
