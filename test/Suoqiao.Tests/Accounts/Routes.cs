using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Suoqiao.Accounts;
using Suoqiao.Data;
using Suoqiao.Features.Cooperations;
using Suoqiao.Features.Experts;
using Suoqiao.Features.Jobs;
using Suoqiao.Features.Needs;
using Suoqiao.Features.Offers;

namespace Suoqiao.Tests.Accounts;

/// <summary>One route of the running site, as the site itself lists it.</summary>
internal sealed record Route(RouteEndpoint Endpoint)
{
    /// <summary>
    /// What stands for an id, by the word before it in the path: <c>/needs/{id}</c>. A route whose parameter is neither here nor in
    /// <see cref="Words"/> fails the walk: add it here.
    /// </summary>
    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["needs"] = typeof(Need),
        ["offers"] = typeof(Offer),
        ["experts"] = typeof(Expert),
        ["organisations"] = typeof(Organisation),
        ["threads"] = typeof(Cooperation),
        ["cooperations"] = typeof(Cooperation),
        ["actions"] = typeof(ActionItem),
        ["jobs"] = typeof(Job),
        ["users"] = typeof(User),
        ["tokens"] = typeof(ApiToken),
    };

    /// <summary>What stands for a parameter that is no id, by its name.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["culture"] = "en",
        ["documentName"] = "openapi",
    };

    public string Pattern => "/" + Endpoint.RoutePattern.RawText!.TrimStart('/');

    public bool IsApi => Pattern.StartsWith("/api", StringComparison.Ordinal);

    public bool IsPage => Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    public bool HasParameters => Endpoint.RoutePattern.Parameters.Count > 0;

    public bool NeedsSignIn => Endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    public IReadOnlyList<string> Methods => Endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];

    public static bool IsUnsafe(string method) => method is not ("GET" or "HEAD" or "OPTIONS");

    /// <summary>All routes but the files that the build put beside the program.</summary>
    public static List<Route> Of(App app)
    {
        using var started = app.CreateClient();
        return [.. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
            .Where(e => !e.Metadata.Any(m => m.GetType().Name.StartsWith("StaticAsset", StringComparison.Ordinal)))
            .Where(e => e.RoutePattern.RawText?.Contains("_framework", StringComparison.Ordinal) == false)
            .Select(e => new Route(e))];
    }

    /// <summary>The address of the planted rows on this route.</summary>
    public string Address(Planted planted)
    {
        var path = new List<string>();
        foreach (var segment in Endpoint.RoutePattern.PathSegments)
        {
            path.Add(string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => Fill(parameter.Name, path, planted),
                _ => throw new InvalidOperationException($"{Pattern}: {part}"),
            })));
        }

        return "/" + string.Join('/', path);
    }

    /// <summary>A body with every field of the endpoint's input filled in, ids with those of the planted rows.</summary>
    public HttpContent Body(Planted planted)
    {
        var input = Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        if (input is null || Endpoint.Metadata.GetMetadata<IAcceptsMetadata>()!.ContentTypes.All(t => t != "application/json"))
        {
            return new FormUrlEncodedContent([]);
        }

        var json = new JsonObject();
        foreach (var property in input.GetProperties())
        {
            json[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Value(property.PropertyType, property.Name, planted);
        }

        return new StringContent(json.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
    }

    private static JsonNode? Value(Type type, string name, Planted planted) =>
        KindOf(name) is { } kind && (type == typeof(string) || type == typeof(Guid) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))) ? planted[kind].ToString()
        : type == typeof(string) ? "stranger"
        : type == typeof(bool) ? true
        : type == typeof(int) || type == typeof(long) ? 1
        : type.IsEnum ? Enum.GetNames(type)[0]
        : type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? new JsonArray()
        : null;

    private static Type? KindOf(string name) =>
        name.EndsWith("Id", StringComparison.Ordinal) ? Kinds.Values.Concat([typeof(User)]).FirstOrDefault(k => name.StartsWith(k.Name, StringComparison.OrdinalIgnoreCase))
            ?? (name.StartsWith("Owner", StringComparison.Ordinal) ? typeof(Organisation) : null) : null;

    private string Fill(string name, List<string> before, Planted planted)
    {
        if (Words.TryGetValue(name, out var word))
        {
            return word;
        }

        var kind = KindOf(name) ?? before.AsEnumerable().Reverse().Select(s => Kinds.GetValueOrDefault(s)).FirstOrDefault(k => k is not null);
        Assert.True(kind is not null, $"The walk cannot fill {{{name}}} of {Pattern}: add it to {nameof(Kinds)} or {nameof(Words)} in Routes.cs.");
        return planted[kind].ToString();
    }
}
