namespace Suoqiao.Features.Catalogue;

/// <summary>What needs and offers share.</summary>
internal static class CatalogueFeature
{
    public static void AddCatalogue(this IServiceCollection services)
    {
        services.AddScoped<Placing>();
        services.AddScoped<RegionTree>();
        services.AddScoped<History>();
        services.AddScoped<OrganisationNames>();
    }
}
