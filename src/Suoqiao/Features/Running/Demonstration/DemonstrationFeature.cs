using Suoqiao.Accounts;
using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Features.Running.People;
using Suoqiao.House;

namespace Suoqiao.Features.Running.Demonstration;

internal sealed class DemonstrationFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<LoadDemonstration>();
        services.AddSingleton(new DemonstrationAccounts(LoadDemonstration.Accounts, LoadDemonstration.Password));
    }

    /// <summary>Loads the demonstration into an empty database and has it matched; does nothing when there is any region in it.</summary>
    public static async Task LoadAsync(IServiceProvider services, CancellationToken ct = default)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Become(Viewer.System);
        if (await scope.ServiceProvider.GetRequiredService<LoadDemonstration>().HandleAsync(ct))
        {
            await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync(MatchRegion.Kind, ct);
        }
    }
}
