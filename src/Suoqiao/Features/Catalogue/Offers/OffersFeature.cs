using Suoqiao.House;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Catalogue.Offers;

internal sealed class OffersFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddKind(KindOfOffer.Kind);
        services.AddScoped<RecordContent<Offer, OfferInput>, OfferContent>();
        services.AddScoped<MoveRules<Offer>, ReviewedText<Offer>>();
        services.AddSingleton(MenuItem.Of(KindOfOffer.Kind));
    }

    public override void MapSite(IEndpointRouteBuilder site) => site.MapExport(KindOfOffer.Kind);

    public override void MapApi(IEndpointRouteBuilder api) => api.MapKind(KindOfOffer.Kind).MapWriting<Offer, OfferInput>();
}
