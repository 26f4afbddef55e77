using FsCheck;
using FsCheck.Fluent;

namespace Suoqiao.Matching.Tests;

public sealed class MatchIndexProperties
{
    private static readonly Arbitrary<(Step[] History, Subject Query)> Cases =
        (from history in Texts.History from query in Texts.Subject select (history, query)).ToArbitrary();

    private static readonly TermVectors Own = TermVectors.Train(Texts.Subject.Sample(30, 200), dimensions: 20);

    private static readonly TermVectors Public = TermVectors.Learn(
        Texts.Subject.Sample(30, 100).Select(s => s.Title + s.Description), VectorTraining.Public with
        {
            Dimensions = 11,
            LeastClauses = 1,
            LeastContextClauses = 1,
        });

    [Fact]
    public void Find_gives_what_comparing_every_pair_gives() => Prop.ForAll(Cases, c =>
    {
        var (history, query) = c;
        var texts = Step.Left(history);
        var naive = new Naive(texts);

        var found = Step.Play(history).Find(query, 10);

        return SameScores([.. found.Select(m => m.Score)], [.. naive.Find(query, 10).Select(m => m.Score)])
            && found.All(m => Math.Abs(naive.Score(query, texts[m.Key].Subject!) - m.Score) < 1e-5);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_index_that_grew_step_by_step_is_the_index_built_at_once() => Check((history, query, vectors) =>
    {
        var built = new MatchIndex<Guid>();
        built.Use(vectors);
        var left = Step.Left(history);
        built.SetMany(left.Where(l => !l.Value.Background).Select(l => KeyValuePair.Create(l.Key, l.Value.Subject!)));
        built.SetMany(left.Where(l => l.Value.Background).Select(l => KeyValuePair.Create(l.Key, l.Value.Subject!)), background: true);

        return Same(Step.Play(history, vectors), built, query);
    });

    [Fact]
    public void The_order_of_insertion_changes_nothing() => Check((history, query, vectors) =>
    {
        var left = Step.Left(history).Values.ToList();

        return Same(Step.Play(left, vectors), Step.Play(left.AsEnumerable().Reverse(), vectors), query);
    });

    [Fact]
    public void A_saved_and_loaded_index_is_the_same_and_goes_on() => Check((history, query, vectors) =>
    {
        var half = history.Length / 2;
        var index = Step.Play(history.Take(half), vectors);
        using var folder = new Folder();
        index.Save(folder.Path("index"));
        var loaded = MatchIndex.Open<Guid>(folder.Path("index"));
        var same = Same(index, loaded, query);
        foreach (var step in history.Skip(half))
        {
            step.Apply(loaded);
        }

        return same && Same(loaded, Step.Play(history, vectors), query);
    });

    [Fact]
    public void Scores_of_given_keys_are_the_scores_of_the_ranking() => Check((history, query, vectors) =>
    {
        var index = Step.Play(history, vectors);
        var found = index.Find(query, 100);

        return index.Score(query, [.. found.Select(m => m.Key)]).SequenceEqual(found.Select(m => m.Score));
    });

    [Fact]
    public void Shares_of_the_reasons_sum_to_the_score() => Check((history, query, vectors) =>
    {
        var index = Step.Play(history, vectors);

        return index.Find(query, 100).All(m =>
        {
            var explanation = index.Explain(query, m.Key)!;
            return explanation.Score == m.Score && Math.Abs(explanation.Reasons.Sum(r => r.Share) - m.Score) < 1e-5;
        });
    });

    [Fact]
    public void What_was_removed_or_is_background_is_never_found() => Check((history, query, vectors) =>
    {
        var index = Step.Play(history, vectors);
        var findable = Step.Left(history).Where(l => !l.Value.Background).Select(l => l.Key).ToHashSet();

        return index.Count == findable.Count
            && index.Find(query, 100).All(m => findable.Contains(m.Key))
            && index.Search("电 钢 3d", 100).All(m => findable.Contains(m.Key));
    });

    [Fact]
    public void A_filter_leaves_the_others_in_their_order() => Check((history, query, vectors) =>
    {
        var index = Step.Play(history, vectors);
        static bool Odd(Guid key) => key.ToByteArray()[0] % 2 == 1;

        return index.Find(query, 100, Odd).SequenceEqual(index.Find(query, 100).Where(m => Odd(m.Key)));
    });

    [Fact]
    public void Matching_all_at_once_is_matching_one_by_one() => Check((history, query, vectors) =>
    {
        var index = Step.Play(history, vectors);
        var queries = history.Where(s => s.Subject is not null).Select(s => KeyValuePair.Create(s.Key, s.Subject!)).Append(new(default, query)).ToList();

        return index.MatchAll(queries, 5).Zip(queries).All(p => p.First.Key == p.Second.Key && p.First.Value.SequenceEqual(index.Find(p.Second.Value, 5)));
    });

    private static bool Same(MatchIndex<Guid> a, MatchIndex<Guid> b, Subject query) =>
        a.Count == b.Count
        && a.Find(query, 100).SequenceEqual(b.Find(query, 100))
        && a.Search("电解 钢", 100).SequenceEqual(b.Search("电解 钢", 100));

    private static bool SameScores(double[] a, double[] b) => a.Length == b.Length && a.Zip(b).All(p => Math.Abs(p.First - p.Second) < 1e-5);

    /// <summary>Every property holds by terms alone and by meaning too, by one set of vectors or two.</summary>
    private static void Check(Func<Step[], Subject, TermVectors[], bool> holds) =>
        Prop.ForAll(
            Cases,
            c => holds(c.History, c.Query, []) && holds(c.History, c.Query, [Own]) && holds(c.History, c.Query, [Own, Public])).QuickCheckThrowOnFailure();
}
