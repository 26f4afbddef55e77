using Suoqiao.House;

namespace Suoqiao.Features.Catalogue.Needs;

internal static class NeedsFeature
{
    public static void AddNeeds(this IServiceCollection services)
    {
        services.AddScoped<NeedContent>();
        services.AddScoped<NeedList>();
        services.AddScoped<SimilarNeeds>();
        services.AddScoped<ExportNeeds>();
        services.AddScoped<AddNeed>();
        services.AddScoped<EditNeed>();
        services.AddScoped<SubmitNeed>();
        services.AddScoped<PublishNeed>();
        services.AddScoped<ReturnNeed>();
        services.AddScoped<CloseNeed>();
        services.AddScoped<ArchiveNeed>();
        services.AddScoped<ReopenNeed>();
        services.AddScoped<ExpireNeeds>();
        services.AddHostedService<ExpiryClock>();
        services.AddSingleton(new MenuItem("Needs", "/needs", MenuPlace.Public, 10));
    }

    public static void MapNeedExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/needs/export", ExportNeeds.Get).RequireRateLimiting(Limits.Search).ExcludeFromDescription();

    public static void MapNeeds(this IEndpointRouteBuilder api)
    {
        var needs = api.MapGroup("/needs").WithTags("Needs");
        needs.MapGet("/", NeedsApi.List).RequireRateLimiting(Limits.Search);
        needs.MapGet("/{id}", NeedsApi.Get);
        needs.MapGet("/{id}/contact", NeedsApi.GetContact).RequireAuthorization();
        var writing = needs.MapGroup("").RequireAuthorization();
        writing.MapPost("/", AddNeed.Post);
        writing.MapPut("/{id}", EditNeed.Put);
        writing.MapPost("/{id}/submit", SubmitNeed.Post);
        writing.MapPost("/{id}/publish", PublishNeed.Post);
        writing.MapPost("/{id}/return", ReturnNeed.Post);
        writing.MapPost("/{id}/close", CloseNeed.Post);
        writing.MapPost("/{id}/archive", ArchiveNeed.Post);
        writing.MapPost("/{id}/reopen", ReopenNeed.Post);
    }
}
