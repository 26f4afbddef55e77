using Suoqiao.Records;
using Suoqiao.Search.Semantics;

namespace Suoqiao.Search;

/// <summary>Indexes, the follower of the change feed, the finder, and the optional semantic model.</summary>
internal static class SearchServices
{
    public static void AddSearch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SearchIndexes>();
        services.AddHostedService<SearchFollower>();
        services.AddScoped<Finder>();
        services.AddScoped<WordSearch>(given => given.GetRequiredService<Finder>());
        services.AddScoped<SemanticRanking>();
        // Read at once: a wrong setting stops the start, not the first match.
        services.AddSingleton(SemanticSettings.From(configuration));
        services.AddSingleton<SemanticState>();
        services.AddSingleton<EmbeddingClient>();
        services.AddScoped<SemanticVectors>();
    }
}
