using Suoqiao.Bench.Contenders;

namespace Suoqiao.Bench.Sections;

/// <summary>What one contender did with one set of queries: the same queries in every round.</summary>
internal sealed class Score(Contender contender, QuerySet queries)
{
    public Contender Contender => contender;

    public QuerySet Queries => queries;

    /// <summary>How many of the set it is asked.</summary>
    public int Count { get; set; }

    public List<Pass> Passes { get; } = [];

    public List<double> TwoThreads { get; } = [];

    /// <summary>Milliseconds a query, each the median of its rounds.</summary>
    public Spread Milliseconds => Spread.Of(Enumerable.Range(0, Count).Select(q => Spread.Median(Passes.Select(p => p.Answers[q].Nanoseconds / 1e6))));

    /// <summary>How many times faster than another on the queries that both were asked, round by round.</summary>
    public IReadOnlyList<double> Faster(Score than)
    {
        var common = Math.Min(Count, than.Count);
        return [.. Passes.Zip(than.Passes, (mine, other) => Sum(other, common) / Sum(mine, common))];
    }

    /// <summary>How many queries have the same documents in the same order in every round, and how far scores differ relatively.</summary>
    public (int Same, double Difference) Agreement(Score with)
    {
        var (same, difference) = (0, 0.0);
        for (var q = 0; q < Math.Min(Count, with.Count); q++)
        {
            var alike = true;
            foreach (var (mine, other) in Passes.Zip(with.Passes, (a, b) => (a.Answers[q].Best, b.Answers[q].Best)))
            {
                alike &= mine.Select(f => f.Document).SequenceEqual(other.Select(f => f.Document));
                difference = mine.Zip(other, (a, b) => Math.Abs(a.Score - b.Score) / (double)b.Score).Append(difference).Max();
            }

            same += alike ? 1 : 0;
        }

        return (same, difference);
    }

    private static double Sum(Pass pass, int count) => pass.Answers.Take(count).Sum(a => (double)a.Nanoseconds);
}

/// <summary>Asks everyone the same queries, one contender after the other within each round.</summary>
internal sealed class Rounds(IReadOnlyList<Contender> contenders, IReadOnlyList<QuerySet> sets, Settings settings)
{
    private const int WarmRounds = 3;
    private const double LeastWarmSeconds = 2;
    private const double MostWarmSeconds = 10;
    private const int Threads = 2;

    public IReadOnlyList<Score> Scores { get; } = [.. sets.SelectMany(s => contenders.Select(c => new Score(c, s)))];

    public void Run(int rounds)
    {
        foreach (var score in Scores)
        {
            Report.Progress($"warming {score.Contender.Name}, {score.Queries.Name}");
            Warm(score);
        }

        for (var round = 0; round < rounds; round++)
        {
            Report.Progress($"round {round + 1} of {rounds}");
            foreach (var score in Scores.Where(s => s.Count > 0))
            {
                score.Passes.Add(score.Contender.Run(score.Queries, score.Count, 1));
            }

            // Every second round is enough for a rate over all queries.
            foreach (var score in Scores.Where(s => s.Count > 0 && round % 2 == 0))
            {
                score.TwoThreads.Add(score.Count / score.Contender.Run(score.Queries, score.Count, Threads).Seconds);
            }
        }
    }

    private void Warm(Score score)
    {
        var all = score.Queries.Texts.Count;
        if (score.Contender is Called { IsSampled: true } slow)
        {
            score.Count = slow.Afford(score.Queries, all, settings.SampleSeconds);
            return;
        }

        score.Count = all;
        var spent = 0.0;

        // Both runtimes compile what is hot while it runs, which quick contenders must be given the time for.
        for (var round = 0; (round < WarmRounds || (spent < LeastWarmSeconds && !settings.IsTrial)) && spent < MostWarmSeconds; round++)
        {
            spent += score.Contender.Run(score.Queries, spent == 0 ? all / 4 : all, 1).Seconds;
        }
    }
}
