using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.House;

namespace Suoqiao.Features.Regional.Figures;

/// <summary>Texts of the figures (see FiguresTexts.resx).</summary>
internal sealed class FiguresTexts;

internal sealed class FiguresFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<RegionFigures>();
        services.AddScoped<ContractValues>();
        services.AddSingleton(new MenuItem("Figures", "/figures", MenuPlace.Work, 40, MaySee));
    }

    /// <summary>Figures are for those who answer for the region; members see their own records instead.</summary>
    public static bool MaySee(Viewer viewer) => viewer.IsSignedIn && viewer.Role != Role.Member;

    public override void MapApi(IEndpointRouteBuilder api)
    {
        var figures = api.MapGroup("/figures").WithTags("Figures").RequireAuthorization();
        figures.MapGet("/", ListAsync);
        figures.MapGet("/{key}", RowsAsync);
    }

    private static async Task<Results<Ok<List<FigureCount>>, NotFound, ForbidHttpResult>> ListAsync(
        string? region, string? period, AppDb db, CurrentViewer current, RegionFigures figures, TimeProvider time, CancellationToken ct)
    {
        if (!MaySee(current.Value))
        {
            return TypedResults.Forbid();
        }

        if (await db.RegionAsync(current.Value, region, ct) is not { } place)
        {
            return TypedResults.NotFound();
        }

        var picture = await figures.DrawAsync(place, Period.Of(period, time.GetUtcNow(), time.LocalTimeZone), ct);
        return TypedResults.Ok(picture.Bridge.Concat(picture.Figures).DistinctBy(c => c.Figure.Key)
            .Select(c => new FigureCount(
                c.Figure.Key, c.Count, c.Before, $"/api/figures/{c.Figure.Key}?region={place.Code}&period={period}",
                c.Figure == Figure.Contracts ? picture.Contracts : null)).ToList());
    }

    private static async Task<Results<Ok<FigurePart>, NotFound, ForbidHttpResult>> RowsAsync(
        string key, string? region, string? period, string? part, int? page, AppDb db, CurrentViewer current,
        RegionFigures figures, ContractValues contracts, TimeProvider time, CancellationToken ct)
    {
        const int pageSize = 100;
        if (!MaySee(current.Value))
        {
            return TypedResults.Forbid();
        }

        if (Figure.Find(key) is not { } figure || await db.RegionAsync(current.Value, region, ct) is not { } place)
        {
            return TypedResults.NotFound();
        }

        var scope = figures.ScopeOf(place, Period.Of(period, time.GetUtcNow(), time.LocalTimeZone), part ?? "");
        var (total, seen) = (await figure.All(db, scope).CountAsync(ct), await figure.Rows(db, scope).CountAsync(ct));
        var number = Math.Clamp(page ?? 1, 1, 1_000_000);
        var rows = await figure.Rows(db, scope).OrderByDescending(r => r.At).Skip(pageSize * (number - 1)).Take(pageSize).ToListAsync(ct);
        return TypedResults.Ok(new FigurePart(
            rows, total, total - seen, number, pageSize, figure == Figure.Contracts ? (await contracts.OfAsync(scope, ct)).Of(place.Path) : null));
    }
}

/// <summary>A number of the region, as the API gives it.</summary>
/// <param name="Key">Which figure.</param>
/// <param name="Count">How many; the same for everybody who may see the region's figures.</param>
/// <param name="Before">How many in the same stretch of the year before; null where nothing is comparable.</param>
/// <param name="Records">Where the records are.</param>
/// <param name="Sum">What the contracts are worth, of the figure that counts them.</param>
internal sealed record FigureCount(string Key, int Count, int? Before, string Records, ContractSum? Sum);

/// <summary>One page of the records behind a figure.</summary>
/// <param name="Items">Those that the caller may open.</param>
/// <param name="Total">How many there are, which is the figure.</param>
/// <param name="Unseen">How many of them the caller may not open.</param>
/// <param name="Page">From 1.</param>
/// <param name="Size">The most records that a page has.</param>
/// <param name="Sum">What the contracts are worth, of the figure that counts them.</param>
internal sealed record FigurePart(IReadOnlyList<FigureRow> Items, int Total, int Unseen, int Page, int Size, ContractSum? Sum);
