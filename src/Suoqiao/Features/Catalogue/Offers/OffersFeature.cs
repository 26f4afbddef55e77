using Suoqiao.House;

namespace Suoqiao.Features.Catalogue.Offers;

internal static class OffersFeature
{
    public static void AddOffers(this IServiceCollection services)
    {
        services.AddScoped<OfferContent>();
        services.AddScoped<OfferList>();
        services.AddScoped<SimilarOffers>();
        services.AddScoped<ExportOffers>();
        services.AddScoped<AddOffer>();
        services.AddScoped<EditOffer>();
        services.AddScoped<SubmitOffer>();
        services.AddScoped<PublishOffer>();
        services.AddScoped<ReturnOffer>();
        services.AddScoped<CloseOffer>();
        services.AddScoped<ArchiveOffer>();
        services.AddScoped<ReopenOffer>();
        services.AddSingleton(new MenuItem("Offers", "/offers", MenuPlace.Public, 20));
    }

    public static void MapOfferExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/offers/export", ExportOffers.Get).RequireRateLimiting(Limits.Search).ExcludeFromDescription();

    public static void MapOffers(this IEndpointRouteBuilder api)
    {
        var offers = api.MapGroup("/offers").WithTags("Offers");
        offers.MapGet("/", OffersApi.List).RequireRateLimiting(Limits.Search);
        offers.MapGet("/{id}", OffersApi.Get);
        var writing = offers.MapGroup("").RequireAuthorization();
        writing.MapPost("/", AddOffer.Post);
        writing.MapPut("/{id}", EditOffer.Put);
        writing.MapPost("/{id}/submit", SubmitOffer.Post);
        writing.MapPost("/{id}/publish", PublishOffer.Post);
        writing.MapPost("/{id}/return", ReturnOffer.Post);
        writing.MapPost("/{id}/close", CloseOffer.Post);
        writing.MapPost("/{id}/archive", ArchiveOffer.Post);
        writing.MapPost("/{id}/reopen", ReopenOffer.Post);
    }
}
