using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Records;
using Suoqiao.Records.Fields;
using Suoqiao.Records.Files;
using Suoqiao.Tables;
using Suoqiao.Ui;

namespace Suoqiao.Threads;

/// <summary>A thread in a list.</summary>
internal sealed record ThreadSummary(
    Guid Id, string Title, string? Owner, string? Supplier, string? Manager, Stage Stage, DateTimeOffset StageSince, string? NextAction, DateOnly? NextDue,
    string Region, DateTimeOffset CreatedAt)
{
    public static ThreadSummary Of(ThreadRow row) => new(
        row.Id.Value, row.Title, row.Owner, row.Supplier, row.Manager, row.Stage, row.StageSince, row.NextTitle, row.NextDue, row.RegionCode, row.CreatedAt);
}

/// <summary>One page of threads.</summary>
internal sealed record ThreadPage(IReadOnlyList<ThreadSummary> Items, int Total);

/// <summary>A line of the timeline; a move that was taken back, and the line that takes it back by its id, count nowhere.</summary>
internal sealed record TimelineView(
    Guid Id, DateTimeOffset At, string By, Stage? From, Stage? To, string Text, string Evidence, IReadOnlyList<FileView> Files, Guid? TakesBack);

/// <summary>A document beside a line of the timeline; <c>GET /api/cooperations/{thread}/files/{id}</c> gives it.</summary>
internal sealed record FileView(Guid Id, string Name, int Size);

/// <summary>An action item.</summary>
internal sealed record ActionView(Guid Id, int Version, string Title, Guid? OwnerId, string Owner, DateOnly Due, DateTimeOffset? DoneAt);

/// <summary>A record that is a side of a thread.</summary>
internal sealed record SideView(string Kind, Guid Id, SideRole Role, Guid OrganisationId);

/// <summary>A thread in full. Where its first demand is a need and its first supply an offer, they are named as such besides; the contract's
/// value is in 万元.</summary>
internal sealed record ThreadView(
    Guid Id, int Version, string Title, Guid? NeedId, Guid? OfferId, Guid OwnerId, Guid? SupplierId, IReadOnlyList<SideView> Sides, Guid? ManagerId,
    Stage Stage, DateTimeOffset StageSince, IReadOnlyList<Stage> Skipped, DeclineReason? DeclineReason, decimal? ContractValue, string Region,
    IReadOnlyList<ActionView> Actions, IReadOnlyList<TimelineView> Timeline);

/// <summary>Threads for programs.</summary>
internal static class ThreadsApi
{
    private const int MostListed = 200;

    /// <summary>The threads that the caller may see; without a stage those that have not ended.</summary>
    public static async Task<Ok<ThreadPage>> List([AsParameters] ThreadFilter filter, int? skip, int? take, ThreadList list, CancellationToken ct)
    {
        var (rows, total) = await list.ReadAsync(filter, Math.Max(0, skip ?? 0), Math.Clamp(take ?? 20, 1, MostListed), ct);
        return TypedResults.Ok(new ThreadPage([.. rows.Select(ThreadSummary.Of)], total));
    }

    /// <summary>One thread with its actions and its timeline.</summary>
    public static async Task<Results<Ok<ThreadView>, ProblemHttpResult>> Get(
        Id<Cooperation> id, AppDb db, ThreadBook threads, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
    {
        if (await db.Cooperations.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } thread)
        {
            return new Refusal.NotFound().ToProblem(texts);
        }

        var actions = await db.ActionItems.AsNoTracking().Where(i => i.RecordId == id.Value).OrderBy(i => i.Due).ToListAsync(ct);
        var lines = await db.Timeline.AsNoTracking().Where(e => e.RecordId == id.Value).OrderByDescending(e => e.At).ToListAsync(ct);
        var files = (await db.TimelineFiles.AsNoTracking().Where(f => f.RecordId == id.Value).OrderBy(f => f.Id)
            .Select(f => new { f.EntryId, View = new FileView(f.Id.Value, f.Name, f.Size) }).ToListAsync(ct)).ToLookup(f => f.EntryId, f => f.View);
        var sides = (await threads.SidesAsync(id, ct)).ConvertAll(s => new SideView(s.RecordKind, s.RecordId, s.Role, s.OrganisationId.Value));
        var (demand, supply) = (sides.Find(s => s.Role == SideRole.Demand), sides.Find(s => s.Role == SideRole.Supply));
        return TypedResults.Ok(new ThreadView(
            thread.Id.Value, thread.Version, thread.Title, demand?.Kind == "Need" ? demand.Id : null, supply?.Kind == "Offer" ? supply.Id : null,
            thread.OwnerId.Value,
            supply?.OrganisationId, sides, thread.ManagerId?.Value, thread.Stage, thread.StageSince, thread.Skipped, thread.DeclineReason,
            Amounts.Wan(thread.ContractValue), thread.RegionCode,
            actions.ConvertAll(i => new ActionView(i.Id.Value, i.Version, i.Title, i.OwnerId?.Value, i.OwnerName, i.Due, i.DoneAt)),
            lines.ConvertAll(e => new TimelineView(
                e.Id.Value, e.At, e.ByName, e.From, e.To, e.Text, e.Evidence, [.. files[e.Id]], e.TakesBack?.Value))));
    }

    /// <summary>The list as a file: <c>xlsx</c> or <c>csv</c>.</summary>
    public static async Task<Results<PushStreamHttpResult, BadRequest, ProblemHttpResult>> Export(
        string format, [AsParameters] ThreadFilter filter, ThreadList list, AppDb db, CurrentViewer current, IStringLocalizer<ThreadsTexts> texts,
        IStringLocalizer<RecordsTexts> shared, IStringLocalizer<AccountsTexts> refusals, TimeProvider time, CancellationToken ct)
    {
        if (TableWriter.FormatOf($".{format}") is not { } wanted)
        {
            return TypedResults.BadRequest();
        }

        var count = await list.CountAsync(filter, ct);
        if (count > ExportList<Cooperation>.MostRows)
        {
            return new Refusal.Rule(shared["TooManyToExport", count, ExportList<Cooperation>.MostRows]).ToProblem(refusals);
        }

        db.Record(AuditAction.Export, nameof(Cooperation), "", current.Value.RegionPath, $"{count}");
        await db.SaveChangesAsync(ct);
        return TypedResults.Stream(
            async stream =>
            {
                await using var table = TableWriter.Create(stream, wanted, Columns(texts));
                await foreach (var row in list.StreamAsync(filter, ct))
                {
                    await table.WriteAsync(
                        [
                            row.Title, row.Owner, row.Supplier, row.Manager, texts[$"Stage_{row.Stage}"].Value, row.NextTitle, row.NextDue,
                            Format.Date(row.CreatedAt, time.LocalTimeZone),
                        ],
                        ct);
                }

                await table.CompleteAsync(ct);
            },
            TableWriter.MediaTypeOf(wanted),
            $"cooperations.{format}");
    }

    private static TableColumn[] Columns(IStringLocalizer<ThreadsTexts> texts) =>
    [
        new("title", texts["Thread"], Width: 40),
        new("owner", texts["NeedSide"], Width: 28),
        new("supplier", texts["OfferSide"], Width: 28),
        new("manager", texts["Manager"]),
        new("stage", texts["Stage"]),
        new("next", texts["NextAction"], Width: 30),
        new("due", texts["Due"], ColumnKind.Date),
        new("opened", texts["OpenedAt"]),
    ];
}
