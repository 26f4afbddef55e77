using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Suoqiao.Ui;

/// <summary>Which part of a list is shown, as the URL says it: <c>?page=2&amp;size=50&amp;sort=-deadline</c>.</summary>
/// <param name="Sort">The column's key, or null for the list's own order.</param>
public sealed record PageQuery(int Page, int Size, string? Sort, bool Descending)
{
    public static IReadOnlyList<int> Sizes { get; } = [20, 50, 100];

    public int Skip => (Page - 1) * Size;

    /// <summary>Reads the URL. What cannot be meant (page 0, size 9999) becomes the nearest thing that can.</summary>
    public static PageQuery From(NavigationManager navigation)
    {
        var query = QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query);
        var sort = query.TryGetValue("sort", out var s) ? s.ToString() : "";
        var key = sort.TrimStart('-') is { Length: > 0 } given ? given : null;
        var size = Number("size", Sizes[0]);
        return new(
            Math.Clamp(Number("page", 1), 1, 1_000_000),
            Sizes.Contains(size) ? size : Sizes[0],
            key,
            key is not null && sort.StartsWith('-'));

        int Number(string name, int otherwise) =>
            query.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : otherwise;
    }

    public int PagesOf(long total) => (int)Math.Max(1, (total + Size - 1) / Size);
}

internal static class Links
{
    /// <summary>The value that says after which record a page begins.</summary>
    public const string After = "after";

    /// <summary>The current page with some query values changed (null removes one), from the site's root.</summary>
    public static string With(this NavigationManager navigation, params ReadOnlySpan<(string Name, object? Value)> changes)
    {
        // A place in a list holds for one page of it in one order.
        var values = new Dictionary<string, object?> { [After] = null };
        foreach (var (name, value) in changes)
        {
            values[name] = value;
        }

        return new Uri(navigation.GetUriWithQueryParameters(values)).PathAndQuery;
    }

    public static string Path(this NavigationManager navigation) => new Uri(navigation.Uri).AbsolutePath;
}
