using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Matching;
using Suoqiao.Records;

namespace Suoqiao.Search;

/// <summary>Builds the indexes from the database at start and then follows the change feed, record by record.</summary>
internal sealed partial class SearchFollower(SearchIndexes indexes, IServiceScopeFactory scopes, ILogger<SearchFollower> logger) : SystemWork(scopes, logger)
{
    private const int Batch = 2_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private bool isBehind;

    protected override async Task RoundAsync(CancellationToken ct)
    {
        isBehind = false;
        if (!indexes.IsBuilt)
        {
            await BuildAsync(ct);
        }

        isBehind = await FollowAsync(ct) == Batch;
    }

    protected override Task RestAsync(CancellationToken ct) => isBehind ? Task.CompletedTask : indexes.WantedAsync(Pause, ct);

    private async Task BuildAsync(CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        await using var scope = Scope(out var db);

        // What is written from here on is read a second time from the feed, so that nothing falls between.
        var last = await db.Changes.MaxAsync(c => (long?)c.Sequence, ct) ?? 0;
        await FillAsync(db.Needs, indexes.Needs, need => Subjects.Of(need, findable: true), ct);
        await FillAsync(db.Needs, indexes.Offers, need => Subjects.Of(need), ct, background: true);
        await FillAsync(db.Offers, indexes.Offers, offer => Subjects.Of(offer, findable: true), ct);
        await FillAsync(db.Experts, indexes.Experts, Subjects.Of, ct);
        await FillAsync(db.Organisations, indexes.Organisations, Subjects.Of, ct);
        indexes.Advance(last);
        LogBuilt(indexes.Needs.Count, indexes.Offers.Count, indexes.Experts.Count, indexes.Organisations.Count, Stopwatch.GetElapsedTime(started));
    }

    private static async Task FillAsync<T>(
        IQueryable<T> records, MatchIndex<Guid> index, Func<T, Subject> subject, CancellationToken ct, bool background = false)
        where T : Record
    {
        var waiting = new List<T>(Batch);
        await foreach (var record in records.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            waiting.Add(record);
            if (waiting.Count == Batch)
            {
                index.SetMany(Pairs(waiting, subject), background);
                waiting.Clear();
            }
        }

        index.SetMany(Pairs(waiting, subject), background);
        index.Settle();
    }

    /// <summary>Applies the next changes, in the order of commits. Returns how many there were.</summary>
    private async Task<int> FollowAsync(CancellationToken ct)
    {
        await using var scope = Scope(out var db);
        var from = indexes.Applied;
        var changes = await db.Changes.AsNoTracking().Where(c => c.Sequence > from).OrderBy(c => c.Sequence).Take(Batch).ToListAsync(ct);
        if (changes.Count == 0)
        {
            return 0;
        }

        var touched = changes.ToLookup(c => c.Kind, c => c.RecordId);
        await RefreshAsync(db.Needs, touched, SetNeeds, RemoveNeed, ct);
        await RefreshAsync(db.Offers, touched, offers => indexes.Offers.SetMany(Pairs(offers, o => Subjects.Of(o, findable: true))), key => indexes.Offers.Remove(key), ct);
        await RefreshAsync(db.Experts, touched, experts => indexes.Experts.SetMany(Pairs(experts, Subjects.Of)), key => indexes.Experts.Remove(key), ct);
        await RefreshAsync(
            db.Organisations, touched, all => indexes.Organisations.SetMany(Pairs(all, Subjects.Of)), key => indexes.Organisations.Remove(key), ct);
        indexes.Advance(changes[^1].Sequence);
        return changes.Count;
    }

    private static async Task RefreshAsync<T>(
        IQueryable<T> records, ILookup<string, Guid> touched, Action<List<T>> set, Action<Guid> remove, CancellationToken ct)
        where T : Record
    {
        foreach (var keys in touched[typeof(T).Name].Distinct().Chunk(500))
        {
            var ids = Array.ConvertAll(keys, key => new Id<T>(key));
            var found = await records.AsNoTracking().Where(r => ids.Contains(EF.Property<Id<T>>(r, "Id"))).ToListAsync(ct);
            set(found);
            foreach (var gone in keys.Except(found.Select(r => r.Key)))
            {
                remove(gone);
            }
        }
    }

    private void SetNeeds(List<Need> needs)
    {
        indexes.Needs.SetMany(Pairs(needs, need => Subjects.Of(need, findable: true)));
        indexes.Offers.SetMany(Pairs(needs, need => Subjects.Of(need)), background: true);
    }

    private void RemoveNeed(Guid key)
    {
        indexes.Needs.Remove(key);
        indexes.Offers.Remove(key);
    }

    private static IEnumerable<KeyValuePair<Guid, Subject>> Pairs<T>(IEnumerable<T> records, Func<T, Subject> subject)
        where T : Record => records.Select(record => new KeyValuePair<Guid, Subject>(record.Key, subject(record)));

    [LoggerMessage(LogLevel.Information, "Indexes built in {Elapsed}: {Needs} needs, {Offers} offers, {Experts} experts, {Organisations} organisations.")]
    private partial void LogBuilt(int needs, int offers, int experts, int organisations, TimeSpan elapsed);
}
