using Suoqiao.Accounts;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.House;

namespace Suoqiao.Features.Matching.Models;

/// <summary>Texts of the models (see ModelsTexts.resx).</summary>
internal sealed class ModelsTexts;

internal sealed class ModelsFeature : Feature
{
    public const string Page = "/admin/models";

    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ModelFollower>();
        services.AddHostedService(given => given.GetRequiredService<ModelFollower>());
        services.AddSingleton<ModelSchedule>();
        services.AddHostedService(given => given.GetRequiredService<ModelSchedule>());
        services.AddScoped<TrainingBook>();
        services.AddScoped<TrainVectors>();
        services.AddScoped<LearnFromDecisions>();
        services.AddScoped<GoBackToShipped>();
        services.AddJobKind<ModelsTexts>(
            TrainVectors.Kind, JobSight.System, (scope, run, ct) => scope.GetRequiredService<TrainVectors>().RunAsync(run, ct), oneAtATime: true, MayAsk);
        services.AddJobKind<ModelsTexts>(
            LearnFromDecisions.Kind, JobSight.System, (scope, run, ct) => scope.GetRequiredService<LearnFromDecisions>().RunAsync(run, ct),
            oneAtATime: true, MayAsk);
        services.AddSingleton(new MenuItem("Models", Page, MenuPlace.Admin, 70, MayAsk, Icon: "scale"));
    }

    private static bool MayAsk(Viewer viewer) => viewer.RunsRegion;
}
