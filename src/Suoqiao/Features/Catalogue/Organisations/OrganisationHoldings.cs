using Microsoft.EntityFrameworkCore;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Threads;

namespace Suoqiao.Features.Catalogue.Organisations;

/// <summary>One record of an organisation, as its page names it.</summary>
public sealed record Holding(Guid Id, string Title, string TitleEn, DateTimeOffset? At, string Note);

/// <summary>The latest few records of one kind and how many there are.</summary>
public sealed record Holdings(int Total, IReadOnlyList<Holding> Latest)
{
    public static Holdings None { get; } = new(0, []);
}

/// <summary>A cooperation in which the organisation takes part.</summary>
internal sealed record CooperationHolding(Id<Cooperation> Id, string Title, Stage Stage, DateTimeOffset StageSince, bool IsSupplier);

/// <summary>What of an organisation the viewer can open: every query is filtered for the viewer.</summary>
internal sealed class OrganisationHoldings(AppDb db)
{
    public const int Shown = 5;

    public async Task<Holdings> NeedsAsync(Id<Organisation> id, CancellationToken ct)
    {
        var needs = db.Needs.AsNoTracking().Where(n => n.OwnerId == id && (n.Status == RecordStatus.Published || n.Status == RecordStatus.Matched));
        return await ReadAsync(needs, needs.OrderByDescending(n => n.PublishedAt).ThenBy(n => n.Id).Select(n => new Holding(n.Id.Value, n.Title, n.TitleEn, n.PublishedAt, "")), ct);
    }

    public async Task<Holdings> OffersAsync(Id<Organisation> id, CancellationToken ct)
    {
        var offers = db.Offers.AsNoTracking().Where(o => o.OwnerId == id && (o.Status == RecordStatus.Published || o.Status == RecordStatus.Matched));
        return await ReadAsync(offers, offers.OrderByDescending(o => o.PublishedAt).ThenBy(o => o.Id).Select(o => new Holding(o.Id.Value, o.Title, o.TitleEn, o.PublishedAt, "")), ct);
    }

    public async Task<Holdings> ExpertsAsync(Id<Organisation> id, CancellationToken ct)
    {
        var experts = db.Experts.AsNoTracking().Where(e => e.OwnerId == id && e.Status == RecordStatus.Published);
        return await ReadAsync(experts, experts.OrderBy(e => e.Name).ThenBy(e => e.Id).Select(e => new Holding(e.Id.Value, e.Name, e.NameEn, null, e.Position)), ct);
    }

    public async Task<(int Total, IReadOnlyList<CooperationHolding> Latest)> CooperationsAsync(Id<Organisation> id, CancellationToken ct)
    {
        var threads = db.Cooperations.AsNoTracking().Where(c => c.OwnerId == id || c.SupplierId == id);
        var latest = await threads.OrderByDescending(c => c.StageSince).ThenBy(c => c.Id).Take(Shown)
            .Select(c => new CooperationHolding(c.Id, c.Title, c.Stage, c.StageSince, c.SupplierId == id)).ToListAsync(ct);
        return (await threads.CountAsync(ct), latest);
    }

    private static async Task<Holdings> ReadAsync<T>(IQueryable<T> all, IQueryable<Holding> sorted, CancellationToken ct) =>
        await all.CountAsync(ct) is var total and > 0 ? new(total, await sorted.Take(Shown).ToListAsync(ct)) : Holdings.None;
}
