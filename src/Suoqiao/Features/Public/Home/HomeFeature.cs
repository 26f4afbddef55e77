using Suoqiao.Records.Files;

namespace Suoqiao.Features.Public.Home;

/// <summary>Texts of the home page (see HomeTexts.resx).</summary>
internal sealed class HomeTexts;

/// <summary>One of the newest records on the home page.</summary>
public sealed record LatestItem
{
    public required string Href { get; init; }
    public required string Title { get; init; }
    public required string TitleEn { get; init; }
    public required string Owner { get; init; }
    public required string OwnerEn { get; init; }
    public required DateTimeOffset? At { get; init; }
}
