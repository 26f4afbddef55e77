namespace Suoqiao.Features.Matches;

/// <summary>Texts of the matches (see MatchesTexts.resx).</summary>
internal sealed class MatchesTexts;

internal static class MatchesFeature
{
    public static void AddMatches(this IServiceCollection services)
    {
        services.AddSingleton<SearchIndexes>();
        services.AddScoped<Finder>();
        services.AddHostedService<SearchFollower>();
    }
}
