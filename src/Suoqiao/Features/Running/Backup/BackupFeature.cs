namespace Suoqiao.Features.Running.Backup;

internal static class BackupFeature
{
    public static void AddBackup(this IServiceCollection services)
    {
        services.AddScoped<BackUp>();
        services.AddScoped<Restore>();
    }
}
