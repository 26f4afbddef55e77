using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Features.Running.Demonstration;
using Suoqiao.Features.Running.Import;
using Suoqiao.Records;
using Suoqiao.Search;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>A need as lists show it.</summary>
internal sealed record NeedRow(
    Id<Need> Id,
    string Title,
    string TitleEn,
    string? Owner,
    string RegionCode,
    string Industry,
    long? BudgetMin,
    long? BudgetMax,
    DateOnly? Deadline,
    RecordStatus Status,
    Visibility Visibility,
    int Completeness,
    DateTimeOffset? PublishedAt,
    DateTimeOffset UpdatedAt);

/// <summary>A need with its texts, as a file has it.</summary>
internal sealed record NeedText(NeedRow Row, string Description, List<MustHave> MustHaves, List<string> ChainWords);

/// <summary>The needs that a list, an export or a program asks for.</summary>
internal sealed class NeedList(AppDb db, CurrentViewer current, Finder finder)
{
    /// <summary>One page of the list. Words are answered the best first unless another order is asked for.</summary>
    public async Task<(IReadOnlyList<NeedRow> Rows, int Total)> ReadAsync(RecordFilter filter, int skip, int take, CancellationToken ct)
    {
        var (needs, ranked) = await FindAsync(filter, ct);
        if (ranked is not null)
        {
            var page = ranked.Skip(skip).Take(take).ToList();
            var rows = await Rows(needs.Where(n => page.Contains(n.Id))).ToDictionaryAsync(row => row.Id, ct);
            return ([.. page.Where(rows.ContainsKey).Select(id => rows[id])], ranked.Count);
        }

        var total = await needs.CountAsync(ct);
        return (await Rows(Sort(needs, filter)).Skip(skip).Take(take).ToListAsync(ct), total);
    }

    public async Task<int> CountAsync(RecordFilter filter, CancellationToken ct)
    {
        var (needs, ranked) = await FindAsync(filter, ct);
        return ranked?.Count ?? await needs.CountAsync(ct);
    }

    /// <summary>The whole list with its texts, in its order.</summary>
    public async IAsyncEnumerable<NeedText> StreamAsync(RecordFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var (needs, ranked) = await FindAsync(filter, ct);
        if (ranked is not null)
        {
            // A search finds a thousand at most.
            var texts = await Texts(needs.Where(n => ranked.Contains(n.Id))).ToDictionaryAsync(text => text.Row.Id, ct);
            foreach (var id in ranked.Where(texts.ContainsKey))
            {
                yield return texts[id];
            }

            yield break;
        }

        await foreach (var text in Texts(Sort(needs, filter)).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return text;
        }
    }

    private async Task<(IQueryable<Need> Needs, IReadOnlyList<Id<Need>>? Ranked)> FindAsync(RecordFilter filter, CancellationToken ct)
    {
        var needs = await FilterAsync(filter, ct);
        if (filter.Words is not { } words)
        {
            return (needs, null);
        }

        var ids = (await finder.SearchAsync(needs, words, ct)).Ids;
        return string.IsNullOrEmpty(filter.Sort) ? (needs, ids) : (needs.Where(n => ids.Contains(n.Id)), null);
    }

    private async Task<IQueryable<Need>> FilterAsync(RecordFilter filter, CancellationToken ct)
    {
        var needs = await filter.ApplyAsync(db.Needs.AsNoTracking(), db, current.Value, ct);
        return string.IsNullOrEmpty(filter.Industry) ? needs
            : Industry.TryParse(filter.Industry, out var industry) ? needs.Where(n => n.Industry.StartsWith(industry.Value))
            : needs.Where(_ => false);
    }

    private static IQueryable<Need> Sort(IQueryable<Need> needs, RecordFilter filter) => filter.Sort switch
    {
        "title" => needs.OrderBy(n => n.Title).ThenBy(n => n.Id),
        "-title" => needs.OrderByDescending(n => n.Title).ThenBy(n => n.Id),
        // Those without a value come last either way; the engines disagree about it.
        "budget" => needs.OrderBy(n => (n.BudgetMax ?? n.BudgetMin) == null).ThenBy(n => n.BudgetMax ?? n.BudgetMin).ThenBy(n => n.Id),
        "-budget" => needs.OrderBy(n => (n.BudgetMax ?? n.BudgetMin) == null).ThenByDescending(n => n.BudgetMax ?? n.BudgetMin).ThenBy(n => n.Id),
        "deadline" => needs.OrderBy(n => n.Deadline == null).ThenBy(n => n.Deadline).ThenBy(n => n.Id),
        "-deadline" => needs.OrderBy(n => n.Deadline == null).ThenByDescending(n => n.Deadline).ThenBy(n => n.Id),
        "completeness" => needs.OrderBy(n => n.Completeness).ThenBy(n => n.Id),
        "-completeness" => needs.OrderByDescending(n => n.Completeness).ThenBy(n => n.Id),
        "published" => needs.OrderBy(n => n.PublishedAt == null).ThenBy(n => n.PublishedAt).ThenBy(n => n.Id),
        _ when filter.IsOpenOnly => needs.OrderByDescending(n => n.PublishedAt).ThenByDescending(n => n.Id),
        _ => needs.OrderByDescending(n => n.UpdatedAt).ThenByDescending(n => n.Id),
    };

    private IQueryable<NeedRow> Rows(IQueryable<Need> needs) => needs.Select(n => new NeedRow(
        n.Id,
        n.Title,
        n.TitleEn,
        db.Organisations.Where(o => o.Id == n.OwnerId).Select(o => o.Name).FirstOrDefault(),
        n.RegionCode,
        n.Industry,
        n.BudgetMin,
        n.BudgetMax,
        n.Deadline,
        n.Status,
        n.Visibility,
        n.Completeness,
        n.PublishedAt,
        n.UpdatedAt));

    private IQueryable<NeedText> Texts(IQueryable<Need> needs) => needs.Select(n => new NeedText(
        new NeedRow(
            n.Id, n.Title, n.TitleEn, db.Organisations.Where(o => o.Id == n.OwnerId).Select(o => o.Name).FirstOrDefault(), n.RegionCode, n.Industry,
            n.BudgetMin, n.BudgetMax, n.Deadline, n.Status, n.Visibility, n.Completeness, n.PublishedAt, n.UpdatedAt),
        n.Description,
        n.MustHaves,
        n.ChainWords));
}
