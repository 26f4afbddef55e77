using System.Collections.ObjectModel;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Search;

/// <summary>What a search found and the viewer may see.</summary>
/// <param name="Ids">The best first.</param>
/// <param name="IsComplete">False while this node still reads the database, or where there was more than could be looked through.</param>
/// <param name="HoldsAll">Whether they hold every word, or are of the industry that the words name; otherwise they hold the most of them.</param>
internal sealed record Found<T>(IReadOnlyList<Id<T>> Ids, bool IsComplete, bool HoldsAll);

/// <summary>How something was found that does not hold the words.</summary>
internal enum NearBy
{
    /// <summary>The name of its industry holds them.</summary>
    Industry,

    /// <summary>It says something like it.</summary>
    Meaning,
}

/// <summary>A record that is near to what was looked for.</summary>
internal sealed record Near<T>(Id<T> Id, NearBy By);

/// <summary>A counterpart that the viewer may see, with the reasons for it.</summary>
internal sealed record Counterpart<T>(T Record, double Score, int Percent, int Rank, IReadOnlyList<CandidateReason> Reasons);

/// <summary>Ranked counterparts, the best first.</summary>
internal sealed class Ranked<T>(IList<Counterpart<T>> best, SemanticUse semantics) : ReadOnlyCollection<Counterpart<T>>(best)
{
    /// <summary>Whether the semantic model took part.</summary>
    public SemanticUse Semantics => semantics;
}

/// <summary>
/// Search and matching for one viewer. The index ranks, the database decides what is seen: the index is asked for more than is
/// needed, the database (filtered as always) for those ids; where it removes so many that too few are left, the index is asked for
/// four times as many, until there are enough, the index has no more, or <see cref="MostAsked"/> were looked through.
/// </summary>
internal sealed class Finder(AppDb db, SearchIndexes indexes, SemanticRanking semantics, Kinds kinds) : WordSearch
{
    private const int FirstAsked = 250, MostAsked = 16_000, InOneQuery = 500, MostIndustries = 12, MostOfIndustry = 500;

    /// <summary>Who looks for words expects less of what does not hold them than of a counterpart.</summary>
    private const double LeastMeant = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2), SemanticPatience = TimeSpan.FromSeconds(8);

    /// <summary>
    /// The records of <paramref name="among"/> that hold the words, the best first, at most <paramref name="most"/>. A list takes its
    /// page from <see cref="Found{T}.Ids"/> and loads the rows of that page, or sorts <c>among.Where(ids.Contains(id))</c> otherwise.
    /// </summary>
    public async Task<Found<T>> SearchAsync<T>(IQueryable<T> among, string words, CancellationToken ct, int most = 1_000)
        where T : Record<T>
    {
        await CatchUpAsync(ct);
        var hidden = new HashSet<Guid>();
        for (var asked = Math.Max(most, FirstAsked); ; asked *= 4)
        {
            var hits = indexes.Of<T>().Search(words, asked, key => !hidden.Contains(key));
            var seen = await SeenAsync(among, [.. hits.Select(hit => new Id<T>(hit.Key))], ct);
            var isAll = hits.Count < asked;
            if (seen.Count == 0 && hits.Count > 0 && isAll && hidden.Count == 0)
            {
                // The index gives what holds every word, if there is any; where all of that is hidden, the viewer gets the next best.
                hidden.UnionWith(hits.Select(hit => hit.Key));
                continue;
            }

            if (isAll || seen.Count >= most || asked >= MostAsked)
            {
                var holdsAll = hits.Count > 0 && hits[0].HoldsAll;
                var ofIndustry = IndustryText.Named(words.Trim()) is { } named ? await InAsync(among, [named], most, ct) : [];
                var ids = ofIndustry.Count == 0 || holdsAll ? seen.Union(ofIndustry) : ofIndustry;
                return new([.. ids.Take(most)], indexes.IsBuilt && (isAll || seen.Count >= most), holdsAll || ofIndustry.Count > 0);
            }
        }
    }

    /// <summary>
    /// What does not hold the words but is of an industry whose name does, or whose owner is, and then what says something like it; the nearest first, and of
    /// both at most <paramref name="most"/>.
    /// </summary>
    /// <param name="among">Where to look.</param>
    /// <param name="words">What was typed, a word or a long sentence.</param>
    /// <param name="found">What is known already.</param>
    public async Task<IReadOnlyList<Near<T>>> NearAsync<T>(IQueryable<T> among, string words, IReadOnlyCollection<Id<T>> found, int most, CancellationToken ct)
        where T : Record<T>
    {
        var known = found.ToHashSet();
        var (index, query) = (indexes.Of<T>(), new Subject { Title = words });
        var holding = Industry.Holding(TextAnalyzer.Fold(words));
        List<Industry> widest = [.. holding.Where(industry => !holding.Any(other => other != industry && other.Contains(industry)))];
        var ofIndustry = widest.Count is 0 or > MostIndustries || words.Trim().Length < 2 ? []
            : (List<Id<T>>)[.. await InAsync(among, widest, MostOfIndustry, ct), .. await OwnedInAsync(among, widest, MostOfIndustry, ct)];
        ofIndustry = [.. ofIndustry.Distinct().Where(id => !known.Contains(id))];
        var scores = index.Score(query, ofIndustry.ConvertAll(id => id.Value), indexes.Options);
        List<Near<T>> near =
        [
            .. ofIndustry.Zip(scores).OrderByDescending(pair => pair.Second).Take(most).Select(pair => new Near<T>(pair.First, NearBy.Industry)),
        ];
        if (near.Count < most && kinds.Of<T>().IsMatched)
        {
            known.UnionWith(ofIndustry);
            var meant = index.Find(query, FirstAsked, key => !known.Contains(new(key)), indexes.Options)
                .TakeWhile(match => match.Percent >= LeastMeant).Select(match => new Id<T>(match.Key)).ToList();
            near.AddRange((await SeenAsync(among, meant, ct)).Take(most - near.Count).Select(id => new Near<T>(id, NearBy.Meaning)));
        }

        return near;
    }

    /// <summary>The records whose owners are of these industries, the latest first.</summary>
    private async Task<List<Id<T>>> OwnedInAsync<T>(IQueryable<T> among, IReadOnlyList<Industry> industries, int most, CancellationToken ct)
        where T : Record<T>
    {
        if (!kinds.Of<T>().HasOwners)
        {
            return [];
        }

        var owners = db.Organisations.Where(ListFilter<Organisation>.InOne(kinds.Of<Organisation>().Industry!, industries)).Select(owner => owner.Id);
        return await among.Where(record => owners.Contains(record.OwnerId)).OrderByDescending(record => record.Id).Take(most).Select(record => record.Id)
            .ToListAsync(ct);
    }

    /// <summary>The records of these industries, the latest first.</summary>
    private async Task<List<Id<T>>> InAsync<T>(IQueryable<T> among, IReadOnlyList<Industry> industries, int most, CancellationToken ct)
        where T : Record<T> =>
        kinds.Of<T>().Industry is { } of
            ? await among.Where(ListFilter<T>.InOne(of, industries)).OrderByDescending(record => record.Id).Take(most).Select(record => record.Id)
                .ToListAsync(ct)
            : [];

    public override async Task<IReadOnlyList<Id<T>>> FindAsync<T>(IQueryable<T> among, string words, CancellationToken ct) =>
        (await SearchAsync(among, words, ct)).Ids;

    /// <summary>
    /// Waits until the index holds what the database holds now, so that whoever has just written finds it. Where the index lags far
    /// behind (a large import), an answer a little old is better than none.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        var last = await db.Changes.MaxAsync(c => (long?)c.Sequence, ct) ?? 0;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await indexes.WaitForAsync(last, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Goes on with what is there; Found.IsComplete tells when that is not all.
        }
    }

    /// <summary>The best of <paramref name="among"/> for the query that are worth showing, with reasons.</summary>
    /// <param name="reasons">How the reasons of a pair are told.</param>
    /// <param name="asker">The record that counterparts are sought for, where the semantic model may take part.</param>
    public async Task<Ranked<T>> RankAsync<T>(
        Subject query, int top, Func<Guid, bool>? where, IQueryable<T> among, Func<T, Explanation?, List<CandidateReason>> reasons,
        CancellationToken ct, Record? asker = null)
        where T : Record<T>
    {
        var index = indexes.Of<T>();
        var depth = asker is not null && semantics.IsOn ? Math.Max(top, SemanticRanking.Depth) : top;
        for (var asked = Math.Max(4 * depth, FirstAsked); ; asked *= 4)
        {
            var found = index.Find(query, asked, where, indexes.Options);
            var seen = (await SeenAsync(among, [.. found.Select(match => new Id<T>(match.Key))], ct)).Take(depth).ToList();
            if (seen.Count == depth || found.Count < asked || asked >= MostAsked)
            {
                var matches = found.ToDictionary(match => match.Key);
                var records = await among.Where(r => seen.Contains(r.Id)).ToDictionaryAsync(r => r.Key, ct);
                var best = seen.Where(id => records.ContainsKey(id.Value)).Select(id => matches[id.Value]).ToList();
                return await FinishAsync(best, records, top, query, reasons, asker, ct);
            }
        }
    }

    /// <summary>Whether a pair is worth a person's time: by its texts, or by what the semantic model finds.</summary>
    public static bool IsFit(Explanation? explanation, SemanticMatch? found) =>
        explanation is { IsFit: true }
        || (found is { IsAverage: false } && explanation is not null && (explanation with { Percent = found.Match.Percent }).IsFit);

    private async Task<Ranked<T>> FinishAsync<T>(
        List<Match<Guid>> best, Dictionary<Guid, T> records, int top, Subject query, Func<T, Explanation?, List<CandidateReason>> reasons, Record? asker,
        CancellationToken ct)
        where T : Record<T>
    {
        var (again, use) = ((IReadOnlyList<SemanticMatch>?)null, SemanticUse.Off);
        if (asker is not null && semantics.IsOn)
        {
            var text = semantics.TextOf(asker);
            var candidates = best.ConvertAll(match => (match, Text: semantics.TextOf(records[match.Key])));
            var known = await semantics.ReadAsync(text is null ? [] : candidates.Select(c => c.Text).Prepend(text), SemanticPatience, ct);
            (again, use) = semantics.Rank(text, candidates, known);
        }

        var fit = (again ?? best.ConvertAll(match => new SemanticMatch(match, 0, false))).Take(top)
            .Select(found => (Found: found, Why: indexes.Of<T>().Explain(query, found.Match.Key, indexes.Options)))
            .Where(pair => IsFit(pair.Why, again is null ? null : pair.Found));
        return new(
            [
                .. fit.Select((pair, i) => new Counterpart<T>(
                    records[pair.Found.Match.Key], pair.Found.Match.Score, (int)Math.Round(pair.Found.Match.Percent), i + 1,
                    [
                        .. reasons(records[pair.Found.Match.Key], pair.Why),
                        .. again is null ? Array.Empty<CandidateReason>() : [semantics.Reason(pair.Found)],
                    ])),
            ],
            use);
    }

    /// <summary>Those of the ids that the viewer may see and that belong to <paramref name="among"/>, in their order.</summary>
    private static async Task<List<Id<T>>> SeenAsync<T>(IQueryable<T> among, List<Id<T>> ids, CancellationToken ct)
        where T : Record<T>
    {
        var seen = new HashSet<Id<T>>();
        foreach (var some in ids.Chunk(InOneQuery))
        {
            seen.UnionWith(await among.Where(r => some.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct));
        }

        return [.. ids.Where(seen.Contains)];
    }
}
