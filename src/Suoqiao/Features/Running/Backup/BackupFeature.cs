using System.CommandLine;
using Suoqiao.House;

namespace Suoqiao.Features.Running.Backup;

internal sealed class BackupFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<BackUp>();
        services.AddScoped<Restore>();
    }

    public override IEnumerable<Command> Commands(ConsoleHost console) => [BackupCommand.Create(console), RestoreCommand.Create(console)];
}
