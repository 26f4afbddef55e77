using Suoqiao.Hosting;

namespace Suoqiao.Features.Search;

internal static class SearchFeature
{
    public static void AddSearch(this IServiceCollection services) => services.AddScoped<SiteSearch>();

    public static void MapSearch(this IEndpointRouteBuilder api) =>
        api.MapGet("/search", SearchApi.Get).WithTags("Search").RequireRateLimiting(Limits.Search);
}
