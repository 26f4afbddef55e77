using System.Diagnostics;
using Suoqiao.Matching;

namespace Suoqiao.Bench.Contenders;

/// <summary>
/// The ranking and the search of the product, asked through a saved and mapped index. Searches want every word, so they are not the same question as the
/// others' OR.
/// </summary>
internal sealed class Shipped : Called
{
    public Shipped(IReadOnlyList<Subject> offers, TermVectors vectors, string folder)
    {
        Offers = offers;
        var path = Path.Combine(folder, "match.index");
        var start = Stopwatch.GetTimestamp();
        var seconds = Save(offers, vectors, path);
        SaveSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds - seconds;

        start = Stopwatch.GetTimestamp();
        _ = MatchIndex.Open<int>(path);
        VerifiedMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var before = GC.GetTotalMemory(true);
        start = Stopwatch.GetTimestamp();
        Index = MatchIndex.Open<int>(path, verify: false);
        OpenMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        // What is mapped may all come to be in memory, and the collector's share comes on top.
        var disk = new FileInfo(path).Length;
        Built = new Built(seconds, disk, disk + GC.GetTotalMemory(true) - before);
    }

    public MatchIndex<int> Index { get; }

    public IReadOnlyList<Subject> Offers { get; }

    public override string Name => "Suoqiao, shipped ranking";

    public override Built Built { get; }

    public double SaveSeconds { get; }

    public double OpenMilliseconds { get; }

    /// <summary>How long opening takes when the check sums of the whole file are compared.</summary>
    public double VerifiedMilliseconds { get; }

    public static MatchIndex<int> Fill(IEnumerable<Subject> subjects, TermVectors vectors)
    {
        var index = new MatchIndex<int>();
        index.SetMany(subjects.Select((subject, number) => KeyValuePair.Create(number, subject)));
        index.Settle();
        index.Use(vectors);
        return index;
    }

    public override int Ask(QuerySet queries, int number, int worker, Span<Found> best)
    {
        var found = 0;
        if (queries.IsSearch)
        {
            foreach (var hit in Index.Search(queries.Texts[number], Top))
            {
                best[found++] = new Found(hit.Key, (float)hit.Score);
            }
        }
        else
        {
            foreach (var match in Index.Find(queries.Subjects[number], Top))
            {
                best[found++] = new Found(match.Key, (float)match.Score);
            }
        }

        return found;
    }

    /// <summary>
    /// Of the ten best by the scores of all offers, one by one, the share that <see cref="MatchIndex{TKey}.Find"/> gives; an equal score counts.
    /// </summary>
    public double Recall(QuerySet queries, int count)
    {
        var keys = Enumerable.Range(0, Offers.Count).ToArray();
        var (right, wanted) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var scores = Index.Score(queries.Subjects[i], keys);
            var best = scores.Where(s => s > 0).OrderDescending().Take(Top).ToArray();
            var given = Index.Find(queries.Subjects[i], Top).Count(m => best.Length > 0 && scores[m.Key] >= best[^1] * (1 - 1e-9));
            (right, wanted) = (right + given, wanted + best.Length);
        }

        return wanted == 0 ? 1 : (double)right / wanted;
    }

    private static double Save(IReadOnlyList<Subject> offers, TermVectors vectors, string path)
    {
        var start = Stopwatch.GetTimestamp();
        var index = Fill(offers, vectors);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        index.Save(path);
        return seconds;
    }
}
