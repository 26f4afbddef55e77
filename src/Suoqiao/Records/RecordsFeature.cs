namespace Suoqiao.Records;

/// <summary>What needs and offers share.</summary>
internal static class RecordsFeature
{
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddScoped<Placing>();
        services.AddScoped<RegionTree>();
        services.AddScoped<History>();
        services.AddScoped<OrganisationNames>();
    }
}
