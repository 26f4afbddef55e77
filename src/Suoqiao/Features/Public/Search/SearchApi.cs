using Microsoft.AspNetCore.Http.HttpResults;
using Suoqiao.Search;

namespace Suoqiao.Features.Public.Search;

/// <summary>One record that was found: where it is read, and the part of its text where the words stand.</summary>
internal sealed record FoundItem(Guid Id, string Title, string Excerpt, string Meta, string Api);

/// <summary>A record that does not hold the words, and whether its industry or its meaning is near to them.</summary>
internal sealed record NearItem(Guid Id, string Title, string Excerpt, string Meta, string Api, NearBy By);

/// <summary>
/// The best records of one kind; <c>Total</c> is a lower bound where <c>IsMore</c>. With <c>IsPart</c> no record holds all the words, and these hold
/// the most of them. <c>Near</c> is not counted.
/// </summary>
internal sealed record FoundGroup(string Kind, int Total, bool IsMore, bool IsPart, IReadOnlyList<FoundItem> Items, IReadOnlyList<NearItem> Near);

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
            group.IsPart,
            [.. group.Hits.Select(hit => new FoundItem(hit.Id, hit.Title, words.Around(hit.Text).Text, hit.Meta, $"/api/{group.Kind.Path}/{hit.Id}"))],
            [.. group.Near.Select(near => new NearItem(
                near.Hit.Id, near.Hit.Title, words.Around(near.Hit.Text).Text, near.Hit.Meta, $"/api/{group.Kind.Path}/{near.Hit.Id}", near.By))]))]));
    }
}
