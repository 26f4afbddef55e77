using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.House;
using Suoqiao.Records.Files;
using Suoqiao.Tables;

namespace Suoqiao.Records;

/// <summary>The routes that every kind has: its list, its records, its moves and its list as a file.</summary>
internal static class RecordRoutes
{
    /// <summary>Reading and moving; what is written is mapped by <see cref="MapWriting{T, TInput}"/> or by the feature itself.</summary>
    public static RouteGroupBuilder MapKind<T>(this IEndpointRouteBuilder api, Kind<T> kind)
        where T : Record<T>
    {
        var group = api.MapGroup($"/{kind.Path}").WithTags(kind.Many.English).WithMetadata(kind);
        group.MapGet("/", ListAsync<T>).RequireRateLimiting(Limits.Search).WithSummary($"{kind.Many.English} that the caller may see.");
        group.MapGet("/{id}", GetAsync<T>).WithSummary($"One of the {kind.Many.English.ToLowerInvariant()}.");
        if (kind.Contact is not null)
        {
            group.MapGet("/{id}/contact", ContactAsync<T>).RequireAuthorization()
                .WithSummary("How to reach somebody about it, in full; the reading is recorded.");
        }

        foreach (var move in kind.Moves.Select(row => row.Move).Distinct())
        {
            group.MapPost($"/{{id}}/{move.ToString().ToLowerInvariant()}",
                (Id<T> id, MoveInput input, MoveRecord<T> operation, IStringLocalizer<AccountsTexts> texts, CancellationToken ct) =>
                MoveAsync(id, move, input, operation, texts, ct)).RequireAuthorization().WithSummary($"Moves it by {move}.");
        }

        return group;
    }

    /// <summary>Adding and changing.</summary>
    public static RouteGroupBuilder MapWriting<T, TInput>(this RouteGroupBuilder group)
        where T : Record<T>
        where TInput : RecordInput
    {
        // The analyzer of route handlers does not survive a body whose type is a type parameter.
        Delegate add = AddAsync<T, TInput>, edit = EditAsync<T, TInput>;
        group.MapPost("/", add).RequireAuthorization().WithSummary("Adds a record.");
        group.MapPut("/{id}", edit).RequireAuthorization().WithSummary("Changes a record; the version is the one that was read.");
        return group;
    }

    /// <summary>The list as a file.</summary>
    public static void MapExport<T>(this IEndpointRouteBuilder site, Kind<T> kind)
        where T : Record<T> =>
        site.MapGet($"/{kind.Path}/export", ExportAsync<T>).RequireRateLimiting(Limits.Search).ExcludeFromDescription();

    private static async Task<Ok<ListPart<RecordView>>> ListAsync<T>(
        RecordFilter filter, [AsParameters] Paging paging, RecordList<T> list, Kinds kinds, IServiceProvider services, CancellationToken ct)
        where T : Record<T>
    {
        var kind = kinds.Of<T>();
        var (rows, total) = await list.ReadAsync(filter, paging.Skip, paging.Take, ct);
        var views = rows.Select(row => RecordView.Brief(kind, row)).ToList();
        if (kind.Adds is { } more)
        {
            await more(services, [.. rows.Select(row => row.Record)], views, ct);
        }

        return TypedResults.Ok(new ListPart<RecordView>(views, total, paging.Number, paging.Take));
    }

    private static async Task<Results<Ok<RecordView>, ProblemHttpResult>> GetAsync<T>(
        Id<T> id, AppDb db, CurrentViewer current, Kinds kinds, IServiceProvider services, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
        where T : Record<T>
    {
        if (await db.Set<T>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } record)
        {
            return new Refusal.NotFound().ToProblem(texts);
        }

        var kind = kinds.Of<T>();
        var view = RecordView.Whole(kind, record, current.Value.MayEdit(record));
        if (kind.Adds is { } more)
        {
            await more(services, [record], [view], ct);
        }

        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<Contact>, ProblemHttpResult>> ContactAsync<T>(
        Id<T> id, AppDb db, Kinds kinds, RevealContact reveal, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
        where T : Record<T>
    {
        if (await db.Set<T>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } record)
        {
            return new Refusal.NotFound().ToProblem(texts);
        }

        var (contact, refusal) = await reveal.HandleAsync(record, kinds.Of<T>().Contact!(record), nameof(Kind<T>.Contact), ct);
        return contact is null ? refusal!.ToProblem(texts) : TypedResults.Ok(contact);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> MoveAsync<T>(
        Id<T> id, Move move, MoveInput input, MoveRecord<T> operation, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
        where T : Record<T> => (await operation.HandleAsync(id, move, input, ct)).ToAnswer(texts);

    private static async Task<Results<Created<NewRecord>, ProblemHttpResult>> AddAsync<T, TInput>(
        TInput? input, RecordWriter<T, TInput> write, Kinds kinds, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
        where T : Record<T>
        where TInput : RecordInput
    {
        // The host does not see that a body of a type parameter may not be missing.
        if (input is null)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest);
        }

        var (id, refusal) = await write.AddAsync(input, ct);
        return refusal is null ? TypedResults.Created($"/api/{kinds.Of<T>().Path}/{id}", new NewRecord(id.Value)) : refusal.ToProblem(texts);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EditAsync<T, TInput>(
        Id<T> id, TInput? input, RecordWriter<T, TInput> write, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
        where T : Record<T>
        where TInput : RecordInput =>
        input is null ? TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest) : (await write.EditAsync(id, input, ct)).ToAnswer(texts);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ExportAsync<T>(
        RecordFilter filter, ExportList<T> export, Kinds kinds, TimeProvider time, IStringLocalizer<AccountsTexts> texts, CancellationToken ct)
        where T : Record<T>
    {
        if (await export.BeginAsync(filter, ct) is { } refusal)
        {
            return refusal.ToProblem(texts);
        }

        var format = string.Equals(filter["format"], "csv", StringComparison.OrdinalIgnoreCase) ? TableFormat.Delimited : TableFormat.Workbook;
        var name = $"{kinds.Of<T>().Path}-{time.GetLocalNow():yyyyMMdd}.{(format == TableFormat.Delimited ? "csv" : "xlsx")}";
        return TypedResults.Stream(stream => export.WriteAsync(filter, format, stream, ct), TableWriter.MediaTypeOf(format), name);
    }
}
