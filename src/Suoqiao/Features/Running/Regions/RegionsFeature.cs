using System.CommandLine;
using Suoqiao.House;

namespace Suoqiao.Features.Running.Regions;

internal sealed class RegionsFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AddRegion>();
        services.AddSingleton(RegionColumns.File);
        services.AddSingleton(new MenuItem("Regions", "/admin/regions", MenuPlace.Admin, 20, viewer => viewer.RunsRegion, Icon: "map-pin"));
    }

    public override IEnumerable<Command> Commands(ConsoleHost console) => [RegionCommands.Create(console)];
}
