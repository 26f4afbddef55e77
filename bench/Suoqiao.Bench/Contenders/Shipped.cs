using System.Diagnostics;
using Suoqiao.Matching;

namespace Suoqiao.Bench.Contenders;

/// <summary>The ranking and the search of the product. Searches want every word, so they are not the same question as the others' OR.</summary>
internal sealed class Shipped : Called
{
    public Shipped(IReadOnlyList<Subject> offers, TermVectors vectors, string folder)
    {
        var before = GC.GetTotalMemory(true);
        var start = Stopwatch.GetTimestamp();
        Index = Fill(offers, vectors);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Offers = offers;

        var path = Path.Combine(folder, "match.index");
        start = Stopwatch.GetTimestamp();
        using (var file = File.Create(path))
        {
            Index.Save(file);
        }

        SaveSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Built = new Built(seconds, new FileInfo(path).Length, GC.GetTotalMemory(true) - before);
        start = Stopwatch.GetTimestamp();
        using (var file = File.OpenRead(path))
        {
            MatchIndex.Load<int>(file);
        }

        OpenMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public MatchIndex<int> Index { get; }

    public IReadOnlyList<Subject> Offers { get; }

    public override string Name => "Suoqiao, shipped ranking";

    public override Built Built { get; }

    public double SaveSeconds { get; }

    public double OpenMilliseconds { get; }

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

    /// <summary>Of the ten best by the scores of all offers, one by one, the share that <see cref="MatchIndex{TKey}.Find"/> gives; an equal score counts.</summary>
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
}
