namespace Suoqiao.Matching;

public sealed partial class MatchIndex<TKey>
{
    /// <summary>Ranks what the index holds for a subject.</summary>
    /// <param name="query">The subject to find counterparts for.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="where">Which keys may be listed; all of them by default.</param>
    /// <param name="options">The weights.</param>
    /// <returns>The best first; equal scores in the order of the keys' bytes; nothing without a score.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    public IReadOnlyList<Match<TKey>> Find(Subject query, int top, Func<TKey, bool>? where = null, MatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);

        return Rank(view, query, top, where, options ?? MatchOptions.Default);
    }

    /// <summary>Scores given keys for a subject, with the scores <see cref="Find"/> would rank them by.</summary>
    /// <param name="query">The subject.</param>
    /// <param name="keys">The keys to score.</param>
    /// <param name="options">The weights.</param>
    /// <returns>A score for each key, in their order; 0 for a key that cannot be found.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public double[] Score(Subject query, IReadOnlyList<TKey> keys, MatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(keys);

        options ??= MatchOptions.Default;
        var current = view;
        var signals = new Signals(query, options);
        var scratch = Scratch.Rent();
        scratch.Query.Take(current, query, options);
        var scores = new double[keys.Count];
        var mapped = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            if (current.Locate(keys[i]) is not ( >= 0 and var number, var document) || current.Parts[number].Segment.IsBackground(document))
            {
                continue;
            }

            var part = current.Parts[number];
            if (number != mapped)
            {
                scratch.Map(part.Segment.Terms, scratch.Query.Terms);
                mapped = number;
            }

            scores[i] = Ranking.Text(part, document, scratch) * signals.Factor(part.Segment, document);
        }

        scratch.Unmap();
        scratch.Return();
        GC.KeepAlive(current);
        return scores;
    }

    /// <summary>Says why a subject and a key have their score.</summary>
    /// <param name="query">The subject.</param>
    /// <param name="key">The key of the other side.</param>
    /// <param name="options">The weights.</param>
    /// <returns>The reasons, or null when the key cannot be found.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    public Explanation? Explain(Subject query, TKey key, MatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);

        options ??= MatchOptions.Default;
        var current = view;
        if (current.Locate(key) is not ( >= 0 and var number, var document) || current.Parts[number].Segment.IsBackground(document))
        {
            return null;
        }

        var part = current.Parts[number];
        var scratch = Scratch.Rent();
        scratch.Query.Take(current, query, options);
        scratch.Map(part.Segment.Terms, scratch.Query.Terms);
        var text = Ranking.Text(part, document, scratch);
        scratch.Unmap();
        var reasons = new Explainer<TKey>(part, document, scratch.Query).Explain(query);
        if (Ranking.Meaning(part, document, scratch.Query) is not 0 and var meaning)
        {
            reasons.Add(new Reason(ReasonKind.Meaning, "", meaning));
        }

        scratch.Return();

        var signals = new Signals(query, options);
        reasons.AddRange(signals.Reasons(part.Segment, document).Where(_ => text != 0).Select(r => r with { Share = r.Share * text }));
        var score = text * signals.Factor(part.Segment, document);
        GC.KeepAlive(current);
        return new Explanation(score, [.. reasons.OrderByDescending(r => Math.Abs(r.Share))])
        {
            Percent = Calibration.Percent(score, options.Model.Calibrations.For(current.Vectors)),
        };
    }

    /// <summary>
    /// Searches titles, descriptions and keywords as a person types it: every word required; where nothing has them all, what has the most of them.
    /// </summary>
    /// <param name="text">The words, parted by spaces.</param>
    /// <param name="top">How many at most.</param>
    /// <param name="where">Which keys may be listed; all of them by default.</param>
    /// <returns>The hits, best first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public IReadOnlyList<Hit<TKey>> Search(string text, int top, Func<TKey, bool>? where = null)
    {
        ArgumentNullException.ThrowIfNull(text);

        var scratch = Scratch.Rent();
        var hits = Searching.Search(view, text, top, where, scratch);
        scratch.Return();
        return hits;
    }

    /// <summary>Finds for many subjects on all cores, all on the index as it is now.</summary>
    /// <typeparam name="TQuery">How the caller names a query.</typeparam>
    /// <param name="queries">The queries.</param>
    /// <param name="top">How many counterparts for each at most.</param>
    /// <param name="where">Which pairs may be listed; all of them by default.</param>
    /// <param name="options">The weights.</param>
    /// <param name="progress">Told how many queries are done, in no certain order.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The counterparts of each query, in the order of the queries.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="queries"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public IReadOnlyList<KeyValuePair<TQuery, IReadOnlyList<Match<TKey>>>> MatchAll<TQuery>(
        IEnumerable<KeyValuePair<TQuery, Subject>> queries,
        int top,
        Func<TQuery, TKey, bool>? where = null,
        MatchOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(queries);

        var current = view;
        var asked = queries.ToList();
        var found = new KeyValuePair<TQuery, IReadOnlyList<Match<TKey>>>[asked.Count];
        var done = 0;
        Parallel.For(0, asked.Count, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            var (name, subject) = asked[i];
            Func<TKey, bool>? allowed = where is null ? null : key => where(name, key);
            found[i] = new(name, Rank(current, subject, top, allowed, options ?? MatchOptions.Default));
            progress?.Report(Interlocked.Increment(ref done));
        });
        return found;
    }

    private static Match<TKey>[] Rank(View<TKey> current, Subject query, int top, Func<TKey, bool>? where, MatchOptions options)
    {
        var scratch = Scratch.Rent();
        var best = new TopList<TKey>(top);
        scratch.Query.Take(current, query, options);
        Ranking.Find(current, scratch, new Signals(query, options), where, best, options.Exhaustive);
        scratch.Return();
        return best.Take((key, score) => new Match<TKey>(key, score) { Percent = Calibration.Percent(score, options.Model.Calibrations.For(current.Vectors)) });
    }
}
