using Suoqiao.House;

namespace Suoqiao.Features.Catalogue.Organisations;

internal static class OrganisationsFeature
{
    public static void AddOrganisations(this IServiceCollection services)
    {
        services.AddScoped<SimilarNames>();
        services.AddScoped<OrganisationContent>();
        services.AddScoped<OrganisationList>();
        services.AddScoped<OrganisationHoldings>();
        services.AddScoped<ExportOrganisations>();
        services.AddScoped<AddOrganisation>();
        services.AddScoped<EditOrganisation>();
        services.AddScoped<SubmitOrganisation>();
        services.AddScoped<PublishOrganisation>();
        services.AddScoped<ArchiveOrganisation>();
        services.AddScoped<ReopenOrganisation>();
        services.AddSingleton(new MenuItem("Organisations", "/organisations", MenuPlace.Public, 40));
    }

    public static void MapOrganisations(this IEndpointRouteBuilder api)
    {
        var organisations = api.MapGroup("/organisations").WithTags("Organisations");
        organisations.MapGet("/", OrganisationsApi.List).RequireRateLimiting(Limits.Search);
        organisations.MapGet("/{id}", OrganisationsApi.Get);
        organisations.MapGet("/{id}/contact", OrganisationsApi.GetContact).RequireAuthorization();
        var writing = organisations.MapGroup("").RequireAuthorization();
        writing.MapPost("/", AddOrganisation.Post);
        writing.MapPut("/{id}", EditOrganisation.Put);
        writing.MapPost("/{id}/submit", SubmitOrganisation.Post);
        writing.MapPost("/{id}/publish", PublishOrganisation.Post);
        writing.MapPost("/{id}/archive", ArchiveOrganisation.Post);
        writing.MapPost("/{id}/reopen", ReopenOrganisation.Post);
    }

    public static void MapOrganisationExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/organisations/export", ExportOrganisations.Get).RequireRateLimiting(Limits.Search).ExcludeFromDescription();
}
