using Suoqiao.House;

namespace Suoqiao.Features.Public.Search;

internal sealed class SearchFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddScoped<SiteSearch>();

    public override void MapApi(IEndpointRouteBuilder api) =>
        api.MapGet("/search", SearchApi.Get).WithTags("Search").RequireRateLimiting(Limits.Search);
}
