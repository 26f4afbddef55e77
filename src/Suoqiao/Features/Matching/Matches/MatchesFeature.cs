using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.House;
using Suoqiao.Search;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>Texts of the matches (see MatchesTexts.resx).</summary>
internal sealed class MatchesTexts;

internal static class MatchesFeature
{
    public static void AddMatches(this IServiceCollection services)
    {
        services.AddSingleton<SearchIndexes>();
        services.AddHostedService<SearchFollower>();
        services.AddScoped<SemanticRanking>();
        services.AddScoped<Finder>();
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

    public static void MapMatches(this IEndpointRouteBuilder api)
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
    public static bool IsJudge(Viewer viewer) => viewer.IsStaff || viewer.SeesEverything;
}
