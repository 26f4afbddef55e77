using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;

namespace Suoqiao.Records;

/// <summary>How words are found among records: the search indexes answer, which this room does not know.</summary>
internal abstract class WordSearch
{
    /// <summary>The records of <paramref name="among"/> that hold the words, the best first.</summary>
    public abstract Task<IReadOnlyList<Id<T>>> FindAsync<T>(IQueryable<T> among, string words, CancellationToken ct)
        where T : Record<T>;
}

/// <summary>The records of one kind that a list, an export or a program asks for.</summary>
internal sealed class RecordList<T>(AppDb db, CurrentViewer current, Kinds kinds, WordSearch search)
    where T : Record<T>
{
    private static readonly ListOrder<T> LatestChange = ListOrder<T>.By("updated", record => record.UpdatedAt, startsWithLargest: true);

    private readonly Kind<T> kind = kinds.Of<T>();

    /// <summary>One page of the list. Words are answered the best first unless another order is asked for.</summary>
    public async Task<(IReadOnlyList<Listed<T>> Rows, int Total)> ReadAsync(RecordFilter filter, int skip, int take, CancellationToken ct)
    {
        var (records, ranked) = await FindAsync(filter, ct);
        if (ranked is not null)
        {
            var ids = ranked.Skip(skip).Take(take).ToList();
            return (await InOrderAsync(ids, Rows(Among(records, ids)), row => row.Record.Id, ct), ranked.Count);
        }

        var total = await records.CountAsync(ct);
        var (order, descending, allHave) = OrderOf(filter);
        var rest = filter.After is { } key && new Id<T>(key) is var last
            ? await order.AfterAsync(records, db.Set<T>().Where(record => record.Id == last), descending, allHave, ct)
            : null;
        var part = rest is null ? order.Sort(records, descending, allHave).Skip(skip) : order.Sort(rest, descending, allHave);
        return (await Rows(part.Take(take)).ToListAsync(ct), total);
    }

    public async Task<int> CountAsync(RecordFilter filter, CancellationToken ct)
    {
        var (records, ranked) = await FindAsync(filter, ct);
        return ranked?.Count ?? await records.CountAsync(ct);
    }

    /// <summary>The whole list, in its order, with all that the records hold.</summary>
    public async IAsyncEnumerable<T> StreamAsync(RecordFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var (records, ranked) = await FindAsync(filter, ct);
        if (ranked is not null)
        {
            // A search finds a thousand at most.
            foreach (var record in await InOrderAsync(ranked, Among(records, ranked), record => record.Id, ct))
            {
                yield return record;
            }

            yield break;
        }

        var (order, descending, allHave) = OrderOf(filter);
        await foreach (var record in order.Sort(records, descending, allHave).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return record;
        }
    }

    private async Task<(IQueryable<T> Records, IReadOnlyList<Id<T>>? Ranked)> FindAsync(RecordFilter filter, CancellationToken ct)
    {
        var records = await FilterAsync(filter, ct);
        if (filter.Words is not { } words)
        {
            return (records, null);
        }

        var ids = await search.FindAsync(records, words, ct);
        return filter.Sort is null ? (records, ids) : (Among(records, ids), null);
    }

    private async Task<IQueryable<T>> FilterAsync(RecordFilter filter, CancellationToken ct)
    {
        var records = db.Set<T>().AsNoTracking();
        if (filter.Region is { } region)
        {
            var path = await db.Regions.Where(r => r.Code == region).Select(r => r.Path).SingleOrDefaultAsync(ct);
            records = path is null ? records.Where(_ => false) : records.Where(r => r.RegionPath.StartsWith(path));
        }

        if (filter.Organisation is { } key)
        {
            var organisation = new Id<Organisation>(key);
            records = records.Where(r => r.OwnerId == organisation);
        }

        if (filter.Import is { } import)
        {
            records = records.Where(r => r.ImportId == import);
        }

        if (filter.Mine)
        {
            var own = current.Value.OrganisationId;
            records = own is null ? records.Where(_ => false) : records.Where(r => r.OwnerId == own);
        }

        records = ByStatus(records, filter);
        return kind.Filters.Aggregate(records, (narrowed, by) => filter[by.Name] is { } value ? by.Apply(narrowed, db, value.Trim()) : narrowed);
    }

    private IQueryable<T> ByStatus(IQueryable<T> records, RecordFilter filter)
    {
        if (filter.Status is { } name)
        {
            return string.Equals(name, RecordFilter.AllStatuses, StringComparison.OrdinalIgnoreCase) ? records
                : kind.Statuses.FirstOrDefault(status => string.Equals(status.Name, name, StringComparison.OrdinalIgnoreCase)) is { } status
                    ? records.Where(status.Is)
                : records.Where(_ => false);
        }

        return filter.Mine ? records.Where(r => r.Shown != Shown.Archived) : records.Where(kind.IsOpen);
    }

    private (ListOrder<T> Order, bool Descending, bool AllHave) OrderOf(RecordFilter filter)
    {
        var (asked, descending) = filter.Sort is ['-', .. var rest] ? (rest, true) : (filter.Sort, false);
        if (kind.Orders.FirstOrDefault(order => order.Name == asked) is { } chosen)
        {
            return (chosen, descending, false);
        }

        // Drafts and the like were never published.
        var own = kind.Orders[0];
        return !own.StartsWithLargest ? (own, false, false) : (filter.IsOpenOnly ? own : LatestChange, true, true);
    }

    private static IQueryable<T> Among(IQueryable<T> records, IReadOnlyList<Id<T>> ids) => records.Where(record => ids.Contains(record.Id));

    private static async Task<IReadOnlyList<TRow>> InOrderAsync<TRow>(
        IReadOnlyList<Id<T>> ids, IQueryable<TRow> found, Func<TRow, Id<T>> idOf, CancellationToken ct)
    {
        var rows = await found.ToDictionaryAsync(idOf, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    private IQueryable<Listed<T>> Rows(IQueryable<T> records) => records.Listed(db, kind, kind.Brief);
}
