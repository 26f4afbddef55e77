using System.Data.Common;
using System.Diagnostics;
using Suoqiao.Bench.Corpora;
using Suoqiao.Matching;

namespace Suoqiao.Bench.Contenders;

/// <summary>One found document.</summary>
internal readonly record struct Found(int Document, float Score);

/// <summary>What a query cost and gave.</summary>
internal readonly record struct Answer(long Nanoseconds, Found[] Best);

/// <summary>All queries of a set, once.</summary>
internal sealed record Pass(Answer[] Answers, double Seconds);

/// <summary>What it took to build an index, and how large it is; null where it cannot be told.</summary>
internal sealed record Built(double Seconds, long DiskBytes, long? MemoryBytes);

/// <summary>Queries that everyone is asked. Texts repeat a title three times; the terms are Lucene's, for engines that take texts in pieces.</summary>
internal sealed record QuerySet(string Name, IReadOnlyList<Row> Rows, IReadOnlyList<string> Texts)
{
    public IReadOnlyList<Subject> Subjects { get; } = [.. Rows.Select(r => new Subject { Title = r.Title, Description = r.Description })];

    public IReadOnlyList<string[]> Terms { get; init; } = [];

    public bool IsSearch { get; init; }

    public static QuerySet Needs(IEnumerable<Row> needs)
    {
        var rows = needs.ToList();
        return new QuerySet("needs", rows, [.. rows.Select(r => $"{r.Title}。{r.Title}。{r.Title}。{r.Description}")]);
    }

    public static QuerySet Searches(string[] searches) =>
        new("searches", [.. searches.Select(s => new Row(s, ""))], searches) { IsSearch = true };
}

/// <summary>An engine under measurement, already built.</summary>
internal abstract class Contender : IDisposable
{
    public const int Top = 10;

    public abstract string Name { get; }

    public abstract Built Built { get; }

    /// <summary>Whether it is too slow to be asked everything, and answers as many queries as its time allows.</summary>
    public virtual bool IsSampled => false;

    public abstract Pass Run(QuerySet queries, int count, int threads);

    public virtual void Dispose()
    {
    }
}

/// <summary>A contender that is called from this process and timed here.</summary>
internal abstract class Called : Contender
{
    /// <summary>Answers one query; a worker calls one at a time.</summary>
    /// <returns>How many were found.</returns>
    public abstract int Ask(QuerySet queries, int number, int worker, Span<Found> best);

    /// <summary>How many queries of a set, from the first, it answers in a time; one that does not come to an end is the last.</summary>
    public int Afford(QuerySet queries, int count, double seconds)
    {
        Span<Found> best = stackalloc Found[Top];
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Math.Min(count, queries.Texts.Count); i++)
        {
            try
            {
                Ask(queries, i, 0, best);
            }
            catch (DbException cancelled)
            {
                Report.Progress($"{Name}, {queries.Name} {i}: {cancelled.Message}");
                return i;
            }

            if (Stopwatch.GetElapsedTime(start).TotalSeconds > seconds)
            {
                return i + 1;
            }
        }

        return Math.Min(count, queries.Texts.Count);
    }

    public override Pass Run(QuerySet queries, int count, int threads)
    {
        count = Math.Min(count, queries.Texts.Count);
        var answers = new Answer[count];
        var space = new Found[count * Top];
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        if (threads == 1)
        {
            Work(0);
        }
        else
        {
            var workers = Enumerable.Range(0, threads).Select(w => new Thread(() => Work(w))).ToList();
            workers.ForEach(w => w.Start());
            workers.ForEach(w => w.Join());
        }

        return new Pass(answers, Stopwatch.GetElapsedTime(start).TotalSeconds);

        void Work(int worker)
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                var best = space.AsSpan(i * Top, Top);
                var began = Stopwatch.GetTimestamp();
                var found = AskInTime(queries, i, worker, best);
                var spent = Stopwatch.GetElapsedTime(began);
                answers[i] = new Answer(spent.Ticks * 100, best[..found].ToArray());
            }
        }
    }

    /// <summary>A query that the engine gives up counts with the time until then and finds nothing.</summary>
    private int AskInTime(QuerySet queries, int number, int worker, Span<Found> best)
    {
        try
        {
            return Ask(queries, number, worker, best);
        }
        catch (DbException cancelled)
        {
            Report.Progress($"{Name}, {queries.Name} {number}: {cancelled.Message}");
            return 0;
        }
    }
}
