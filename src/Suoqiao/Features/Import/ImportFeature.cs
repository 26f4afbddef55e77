namespace Suoqiao.Features.Import;

internal static class ImportFeature
{
    public static void AddImport(this IServiceCollection services) => services.AddScoped<ImportFile>();
}
