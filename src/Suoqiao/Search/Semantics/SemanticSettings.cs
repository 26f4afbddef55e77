using System.Globalization;

namespace Suoqiao.Search.Semantics;

/// <summary>
/// The configuration under <c>Semantic</c>: a model of meaning that somebody else runs and that is asked over HTTP in the manner of
/// OpenAI's <c>/v1/embeddings</c>. Without an address it is off. A class and no record, so that no log prints the key.
/// </summary>
internal sealed class SemanticSettings
{
    /// <summary>Where to post; null when the model is off.</summary>
    public Uri? Endpoint { get; private init; }

    public string Key { get; private init; } = "";
    public string Model { get; private init; } = "";

    /// <summary>How many numbers a vector shall have, for models that can be asked; null for as many as the model gives.</summary>
    public int? Dimensions { get; private init; }

    /// <summary>What a cosine of 1 adds to the engine's score.</summary>
    public double Weight { get; private init; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; private init; }

    public bool IsOn => Endpoint is not null;

    public static SemanticSettings From(IConfiguration configuration)
    {
        var given = configuration.GetSection("Semantic");
        if (given["Address"] is not { Length: > 0 } address)
        {
            return new();
        }

        var model = given["Model"] is { Length: > 0 } name ? name : throw Wrong("Model", "names the model to ask for");
        var weight = Number(given, "Weight") ?? 0.3;
        var seconds = Number(given, "TimeoutSeconds") ?? 10;
        return new()
        {
            Endpoint = EndpointOf(address),
            Key = given["Key"] ?? "",
            Model = model,
            Dimensions = Number(given, "Dimensions") is { } wanted
                ? wanted is >= 1 and <= 16_384 ? (int)wanted : throw Wrong("Dimensions", "is a number from 1 to 16384")
                : null,
            Weight = weight is > 0 and <= 10 ? weight : throw Wrong("Weight", "is a number above 0, at most 10"),
            Timeout = seconds is > 0 and <= 600 ? TimeSpan.FromSeconds(seconds) : throw Wrong("TimeoutSeconds", "is a number of seconds, at most 600"),
        };
    }

    // Addresses are written down with and without the version at their end.
    private static Uri EndpointOf(string address)
    {
        var root = address.TrimEnd('/');
        return Uri.TryCreate(
            root.EndsWith("/v1", StringComparison.Ordinal) ? $"{root}/embeddings" : $"{root}/v1/embeddings", UriKind.Absolute, out var endpoint)
            && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps)
            ? endpoint
            : throw Wrong("Address", "is an http or https address such as https://models.example.org");
    }

    private static double? Number(IConfigurationSection given, string name) =>
        given[name] is not { Length: > 0 } text ? null
        : double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(name, "is a number");

    private static InvalidOperationException Wrong(string name, string rule) => new($"The setting Semantic:{name} {rule}.");
}
