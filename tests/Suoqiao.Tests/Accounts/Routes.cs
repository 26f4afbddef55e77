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
using Suoqiao.Features.Catalogue.Experts;
using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Features.Catalogue.Offers;
using Suoqiao.Features.Regional.Figures;
using Suoqiao.Features.Running.Import;
using Suoqiao.Features.Running.Jobs;
using Suoqiao.Messages;
using Suoqiao.Records;
using Suoqiao.Threads;

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
        ["import"] = typeof(Upload),
        ["messages"] = typeof(Message),
    };

    /// <summary>What stands for a parameter that is no id, by its name.</summary>
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["culture"] = ["en"],
        ["documentName"] = ["openapi"],
        ["format"] = ["csv", "xlsx"],
        ["kind"] = ["needs", "offers", "experts", "organisations", "regions"],
        ["path"] = ["no-such.file"],
        ["key"] = [.. Figure.Bridge.Concat(Figure.Dashboard).Select(f => f.Key)],
    };

    public string Pattern => "/" + Endpoint.RoutePattern.RawText!.TrimStart('/');

    public bool IsApi => Pattern.StartsWith("/api", StringComparison.Ordinal);

    public bool IsPage => Endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    public bool HasParameters => Endpoint.RoutePattern.Parameters.Count > 0;

    /// <summary>The parameters that the walk knows nothing for.</summary>
    public IEnumerable<string> Unknown()
    {
        var literals = Endpoint.RoutePattern.PathSegments.SelectMany(s => s.Parts).OfType<RoutePatternLiteralPart>().Select(l => l.Content).ToList();
        return Endpoint.RoutePattern.Parameters.Where(p => !Words.ContainsKey(p.Name) && KindBefore(p.Name, literals) is null)
            .Select(p => $"{{{p.Name}}} of {Pattern}: add it to {nameof(Kinds)} or {nameof(Words)} in Routes.cs");
    }

    public bool NeedsSignIn => Endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;

    public IReadOnlyList<string> Methods =>
        Endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"];

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

    /// <summary>The addresses of the planted rows on this route: one, or one for each word that a parameter may be.</summary>
    public IEnumerable<string> Addresses(Planted planted) => Enumerable
        .Range(0, Endpoint.RoutePattern.Parameters.Select(p => Words.GetValueOrDefault(p.Name, []).Length).Append(1).Max())
        .Select(turn => Address(planted, turn));

    private string Address(Planted planted, int turn)
    {
        var path = new List<string>();
        foreach (var segment in Endpoint.RoutePattern.PathSegments)
        {
            path.Add(string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => Fill(parameter.Name, path, planted, turn),
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
        KindOf(name) is { } kind && (type == typeof(string) || type == typeof(Guid) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>)))
            ? planted[kind].ToString()
        : type == typeof(string) ? "stranger"
        : type == typeof(bool) ? true
        : type == typeof(int) || type == typeof(long) ? 1
        : type.IsEnum ? Enum.GetNames(type)[0]
        : type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? new JsonArray()
        : null;

    private static Type? KindOf(string name) =>
        name.EndsWith("Id", StringComparison.Ordinal)
            ? Kinds.Values.Concat([typeof(User)]).FirstOrDefault(k => name.StartsWith(k.Name, StringComparison.OrdinalIgnoreCase))
            ?? (name.StartsWith("Owner", StringComparison.Ordinal) ? typeof(Organisation) : null) : null;

    // An id by the words before it, nearest first; a word by its name; otherwise an id after all.
    private string Fill(string name, List<string> before, Planted planted, int turn) =>
        IsId(name) && KindBefore(name, before) is { } kind ? planted[kind].ToString()
        : Words.TryGetValue(name, out var words) ? words[turn % words.Length]
        : KindBefore(name, before) is { } named ? planted[named].ToString()
        : throw new InvalidOperationException($"Nothing to fill {{{name}}} of {Pattern} with.");

    private static bool IsId(string name) => name.EndsWith("id", StringComparison.OrdinalIgnoreCase) || name.Equals("key", StringComparison.OrdinalIgnoreCase);

    private static Type? KindBefore(string name, IEnumerable<string> before) =>
        KindOf(name) ?? before.Reverse().Select(s => Kinds.GetValueOrDefault(s)).FirstOrDefault(k => k is not null);
}
