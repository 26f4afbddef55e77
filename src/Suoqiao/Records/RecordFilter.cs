using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Suoqiao.Records;

/// <summary>Which records a list shows, as its address says it.</summary>
/// <param name="Given">Everything after the question mark, by name.</param>
internal sealed record RecordFilter(IReadOnlyDictionary<string, string> Given)
{
    public const string AllStatuses = "all";

    /// <summary>What every list understands, for the description of the API.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> Shared { get; } =
    [
        ("q", "Words to look for."),
        ("region", "A region's code; what lies inside it is included."),
        ("status", "A status, or all; without it what is open."),
        ("mine", "Only those of the caller's own organisation, in every status but archived."),
        ("organisation", "Only those of this organisation, by its id."),
        ("import", "Only those that this import wrote last, by its id."),
        ("after", "The id of the last record of the page before: what comes after it in the same order, at the same cost however far down."),
        ("sort", "The name of a column, with a minus before it for the largest first."),
    ];

    public string? this[string name] => Given.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public string? Words => this["q"]?.Trim() is { Length: > 0 } words ? words : null;

    public string? Region => this["region"];

    public string? Status => this["status"];

    public bool Mine => string.Equals(this["mine"], "true", StringComparison.OrdinalIgnoreCase);

    public string? Sort => this["sort"];

    /// <summary>The organisation that the list is narrowed to; an id that cannot be read is one that owns nothing.</summary>
    public Guid? Organisation => this["organisation"] is { } id ? Guid.TryParse(id, CultureInfo.InvariantCulture, out var key) ? key : Guid.Empty : null;

    /// <summary>The import that the list is narrowed to; an id that cannot be read is one that wrote nothing.</summary>
    public Guid? Import => this["import"] is { } id ? Guid.TryParse(id, CultureInfo.InvariantCulture, out var key) ? key : Guid.Empty : null;

    /// <summary>The record after which the page begins, where it is known.</summary>
    public Guid? After => Guid.TryParse(this["after"], CultureInfo.InvariantCulture, out var key) ? key : null;

    /// <summary>Whether only what is open was asked for.</summary>
    public bool IsOpenOnly => !Mine && Status is null;

    /// <summary>Whether a list of the kind shows less because of what was asked for.</summary>
    public bool Narrows(Kind kind) => Shared.Select(shared => shared.Name).Except(["sort", "after"]).Concat(kind.FilterNames)
        .Any(name => !string.IsNullOrWhiteSpace(this[name]));

    public static RecordFilter From(NavigationManager navigation) => From(QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query));

    public static ValueTask<RecordFilter> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(From(context.Request.Query));

    private static RecordFilter From(IEnumerable<KeyValuePair<string, StringValues>> query) =>
        new(query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase));
}

/// <summary>One page of a list, as the API gives it.</summary>
/// <param name="Items">The records of this page.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Page">The number of this page, from 1.</param>
/// <param name="Size">The most records that a page has.</param>
internal sealed record ListPart<T>(IReadOnlyList<T> Items, int Total, int Page, int Size);

/// <summary>Which part of a list a program asks for.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">1–100, 20 when left out.</param>
internal sealed record Paging(int? Page, int? Size)
{
    public int Number => Math.Clamp(Page ?? 1, 1, 1_000_000);

    public int Take => Math.Clamp(Size ?? 20, 1, 100);

    public int Skip => (Number - 1) * Take;
}
