using Suoqiao.House;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Organisations;

internal sealed class OrganisationsFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddKind(KindOfOrganisation.Kind, reading => new OrganisationRows(reading));
        services.AddScoped<MoveRules<Organisation>, OrganisationRules>();
        services.AddScoped<SimilarNames>();
        services.AddScoped<RecordWriter<Organisation, OrganisationInput>, WriteOrganisation>();
        services.AddSingleton(MenuItem.Of(KindOfOrganisation.Kind));
    }

    public override void MapSite(IEndpointRouteBuilder site) => site.MapExport(KindOfOrganisation.Kind);

    public override void MapApi(IEndpointRouteBuilder api) => api.MapKind(KindOfOrganisation.Kind).MapWriting<Organisation, OrganisationInput>();
}
