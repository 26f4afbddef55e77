namespace Suoqiao.Features.Running.Export;

internal static class ExportFeature
{
    public static void AddExport(this IServiceCollection services) => services.AddScoped<ExportRecords>();
}
