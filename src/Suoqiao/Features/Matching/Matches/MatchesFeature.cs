using Suoqiao.Accounts;
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.House;
using Suoqiao.Records;
using Suoqiao.Search;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>Texts of the matches (see MatchesTexts.resx).</summary>
internal sealed class MatchesTexts;

internal sealed class MatchesFeature : Feature
{
    public override void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new IndexBackground(nameof(Need), nameof(Offer)));
        services.AddSingleton(new RecordPanel(nameof(Need), typeof(Counterparts), PanelPlace.Below));
        services.AddSingleton(new RecordPanel(nameof(Offer), typeof(Counterparts), PanelPlace.Below));
        services.AddSingleton(new RecordPanel(nameof(Expert), typeof(AroundExpert), PanelPlace.Main));
        services.AddScoped<PairFinder>();
        services.AddScoped<ExpertSurroundings>();
        services.AddScoped<Workbench>();
        services.AddScoped<Judging>();
        services.AddScoped<AcceptMatch>();
        services.AddScoped<DeclineMatch>();
        services.AddScoped<ExpressInterest>();
        services.AddScoped<MatchRegion>();
        services.AddScoped<ReasonWords>();
        services.AddJobKind<MatchesTexts>(
            MatchRegion.Kind, JobSight.Asker, (scope, run, ct) => scope.GetRequiredService<MatchRegion>().RunAsync(run, ct), oneAtATime: true);
        services.AddSingleton<NightlyMatching>();
        services.AddHostedService(given => given.GetRequiredService<NightlyMatching>());
        services.AddSingleton(new MenuItem("Workbench", "/matches", MenuPlace.Work, 20, IsJudge));
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        var matches = api.MapGroup("/matches").WithTags("Matches").RequireAuthorization();
        matches.MapGet("/", MatchesApi.List);
        matches.MapPost("/accept", AcceptMatch.Post);
        matches.MapPost("/decline", DeclineMatch.Post);
        matches.MapPost("/interest", ExpressInterest.Post);
        matches.MapPost("/run", MatchesApi.Run);
        api.MapGet("/needs/{id}/matches", MatchesApi.ForNeed).WithTags("Matches").RequireRateLimiting(Limits.Search);
        api.MapGet("/offers/{id}/matches", MatchesApi.ForOffer).WithTags("Matches").RequireRateLimiting(Limits.Search);
    }

    /// <summary>Whether the viewer judges pairs at all.</summary>
    public static bool IsJudge(Viewer viewer) => viewer.ServesRegion;
}
