namespace Suoqiao.Search.Semantics;

internal static class SemanticsFeature
{
    public static void AddSemantics(this IServiceCollection services, IConfiguration configuration)
    {
        // Read at once: a wrong setting stops the start, not the first match.
        services.AddSingleton(SemanticSettings.From(configuration));
        services.AddSingleton<SemanticState>();
        services.AddSingleton<EmbeddingClient>();
        services.AddScoped<SemanticVectors>();
    }
}
