using Microsoft.AspNetCore.Http.HttpResults;

namespace Suoqiao.Features.Public.Search;

/// <summary>One record that was found: where it is read, and the part of its text where the words stand.</summary>
internal sealed record FoundItem(Guid Id, string Title, string Excerpt, string Meta, string Api);

/// <summary>The best records of one kind; <c>Total</c> is a lower bound where <c>IsMore</c>.</summary>
internal sealed record FoundGroup(string Kind, int Total, bool IsMore, IReadOnlyList<FoundItem> Items);

/// <summary>What a search found.</summary>
internal sealed record FoundEverything(string Query, IReadOnlyList<FoundGroup> Groups);

/// <summary>The search by program.</summary>
internal static class SearchApi
{
    private const int Usual = 5;

    /// <summary>Searches the records of every kind that the caller may see.</summary>
    public static async Task<Ok<FoundEverything>> Get(string? q, int? top, SiteSearch search, CancellationToken ct)
    {
        var words = new SearchWords(q ?? "");
        var groups = await search.FindAsync(q, Math.Clamp(top ?? Usual, 1, SiteSearch.MostShown), ct);
        return TypedResults.Ok(new FoundEverything(q ?? "", [.. groups.Select(group => new FoundGroup(
            char.ToUpperInvariant(group.Kind.Path[0]) + group.Kind.Path[1..],
            group.Total,
            group.IsMore,
            [.. group.Hits.Select(hit => new FoundItem(hit.Id, hit.Title, words.Around(hit.Text).Text, hit.Meta, $"/api/{group.Kind.Path}/{hit.Id}"))]))]));
    }
}
