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
            .Select(c => new FigureCount(c.Figure.Key, c.Count, c.Before, $"/api/figures/{c.Figure.Key}?region={place.Code}&period={period}")).ToList());
    }

    private static async Task<Results<Ok<List<FigureRow>>, NotFound, ForbidHttpResult>> RowsAsync(
        string key, string? region, string? period, string? part, int? page, AppDb db, CurrentViewer current,
        RegionFigures figures, TimeProvider time, CancellationToken ct)
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
        return TypedResults.Ok(await figure.Rows(db, scope).OrderByDescending(r => r.At)
            .Skip(pageSize * (Math.Clamp(page ?? 1, 1, 1_000_000) - 1)).Take(pageSize).ToListAsync(ct));
    }
}

/// <summary>A number of the region, as the API gives it.</summary>
internal sealed record FigureCount(string Key, int Count, int? Before, string Records);
