using Suoqiao.House;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Experts;

internal sealed class ExpertsFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddKind(KindOfExpert.Kind);
        services.AddScoped<RecordContent<Expert, ExpertInput>, ExpertContent>();
        services.AddScoped<RecordConsent>();
        services.AddSingleton(MenuItem.Of(KindOfExpert.Kind));
    }

    public override void MapSite(IEndpointRouteBuilder site) => site.MapExport(KindOfExpert.Kind);

    public override void MapApi(IEndpointRouteBuilder api)
    {
        var experts = api.MapKind(KindOfExpert.Kind).MapWriting<Expert, ExpertInput>();
        experts.MapPost("/{id}/consent", RecordConsent.Post).RequireAuthorization();
    }
}
