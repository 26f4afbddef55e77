using System.Diagnostics;
using Suoqiao.Matching;

namespace Suoqiao.Bench.Contenders;

/// <summary>Our BM25 with Lucene's terms, asked through a saved and mapped index.</summary>
internal sealed class Plain : Called
{
    private readonly Bm25Index index;

    public Plain(IReadOnlyList<string> texts, string folder)
    {
        var path = Path.Combine(folder, "bm25.index");
        var start = Stopwatch.GetTimestamp();
        var built = Bm25Index.Build(texts);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        built.Save(path);
        SaveSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        built.Dispose();

        start = Stopwatch.GetTimestamp();
        index = Bm25Index.Open(path);
        OpenMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Built = new Built(seconds, new FileInfo(path).Length, index.Bytes);
    }

    public override string Name => "Suoqiao, BM25";

    public override Built Built { get; }

    public double SaveSeconds { get; }

    public double OpenMilliseconds { get; }

    public override int Ask(QuerySet queries, int number, int worker, Span<Found> best)
    {
        Span<Bm25Hit> hits = stackalloc Bm25Hit[Top];
        var found = index.Find(queries.Texts[number], hits);
        for (var i = 0; i < found; i++)
        {
            best[i] = new Found(hits[i].Document, hits[i].Score);
        }

        return found;
    }

    public override void Dispose()
    {
        index.Dispose();
        base.Dispose();
    }
}
