using Suoqiao.House;
using Suoqiao.Records;
using Suoqiao.Search;
using Suoqiao.Threads;

namespace Suoqiao.Features.Catalogue.Needs;

internal sealed class NeedsFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddKind(KindOfNeed.Kind);
        services.AddScoped<RecordContent<Need, NeedInput>, NeedContent>();
        services.AddScoped<MoveRules<Need>, ReviewedText<Need>>();
        services.AddScoped<SideFollower, FollowThreads>();
        services.AddScoped<ExpireNeeds>();
        services.AddHostedService<ExpiryClock>();
        services.AddSingleton(MenuItem.Of(KindOfNeed.Kind));
    }

    public override void MapSite(IEndpointRouteBuilder site) => site.MapExport(KindOfNeed.Kind);

    public override void MapApi(IEndpointRouteBuilder api) => api.MapKind(KindOfNeed.Kind).MapWriting<Need, NeedInput>();
}
