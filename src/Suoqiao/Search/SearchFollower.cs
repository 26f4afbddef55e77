using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;

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
        foreach (var feed in indexes.Feeds)
        {
            await feed.FillAsync(db, ct);
        }

        indexes.Advance(last);
        LogBuilt(Stopwatch.GetElapsedTime(started), string.Join(", ", indexes.Feeds.Select(feed => $"{feed.Kind} {feed.Count}")));
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
        foreach (var feed in indexes.Feeds.Where(feed => touched.Contains(feed.Kind)))
        {
            await feed.RefreshAsync(db, touched[feed.Kind], ct);
        }

        indexes.Advance(changes[^1].Sequence);
        return changes.Count;
    }

    [LoggerMessage(LogLevel.Information, "Indexes built in {Elapsed}: {Counts}.")]
    private partial void LogBuilt(TimeSpan elapsed, string counts);
}
