using Suoqiao.House;

namespace Suoqiao.Features.Public.Search;

internal static class SearchFeature
{
    public static void AddSearch(this IServiceCollection services) => services.AddScoped<SiteSearch>();

    public static void MapSearch(this IEndpointRouteBuilder api) =>
        api.MapGet("/search", SearchApi.Get).WithTags("Search").RequireRateLimiting(Limits.Search);
}
