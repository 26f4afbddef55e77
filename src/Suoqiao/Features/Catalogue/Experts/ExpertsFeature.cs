using Suoqiao.House;

namespace Suoqiao.Features.Catalogue.Experts;

internal static class ExpertsFeature
{
    public static void AddExperts(this IServiceCollection services)
    {
        services.AddScoped<ExpertList>();
        services.AddScoped<ExpertSurroundings>();
        services.AddScoped<ExportExperts>();
        services.AddScoped<AddExpert>();
        services.AddScoped<EditExpert>();
        services.AddScoped<RecordConsent>();
        services.AddScoped<ArchiveExpert>();
        services.AddScoped<ReopenExpert>();
        services.AddSingleton(new MenuItem("Experts", "/experts", MenuPlace.Public, 30));
    }

    public static void MapExperts(this IEndpointRouteBuilder api)
    {
        var experts = api.MapGroup("/experts").WithTags("Experts");
        experts.MapGet("/", ExpertsApi.List).RequireRateLimiting(Limits.Search);
        experts.MapGet("/{id}", ExpertsApi.Get);
        experts.MapGet("/{id}/contact", ExpertsApi.GetContact).RequireAuthorization();
        var writing = experts.MapGroup("").RequireAuthorization();
        writing.MapPost("/", AddExpert.Post);
        writing.MapPut("/{id}", EditExpert.Put);
        writing.MapPost("/{id}/consent", RecordConsent.Post);
        writing.MapPost("/{id}/archive", ArchiveExpert.Post);
        writing.MapPost("/{id}/reopen", ReopenExpert.Post);
    }

    public static void MapExpertExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/experts/export", ExportExperts.Get).RequireRateLimiting(Limits.Search).ExcludeFromDescription();
}
