using Suoqiao.House;

namespace Suoqiao.Features.Running.Audit;

internal sealed class AuditFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(new MenuItem("Audit", "/admin/audit", MenuPlace.Admin, 30, viewer => viewer.RunsRegion, Icon: "history"));
}
