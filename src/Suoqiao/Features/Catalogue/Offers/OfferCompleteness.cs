using System.Text.RegularExpressions;
using Suoqiao.Records;
using Suoqiao.Standards;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>How much of what an enterprise must know an offer says.</summary>
internal static partial class OfferCompleteness
{
    /// <summary>
    /// A judgement of what an enterprise asks first: what it is and what was measured, how far it has come, how it can be had;
    /// then who made it and where it belongs. Sums to 100.
    /// </summary>
    public static IReadOnlyList<Weight<OfferInput>> Weights { get; } =
    [
        new("Description", 25, offer => Length(offer.Description) >= 60),
        new("Readiness", 15, offer => offer.Readiness is { } level && ReadinessLevel.Exists(level)),
        new("Figures", 10, offer => Figures().Count(offer.Description ?? "") >= 2),
        new("Detail", 10, offer => Length(offer.Description) >= 120),
        new("Title", 10, offer => Length(offer.Title) >= 8),
        new("TransferModes", 10, offer => offer.TransferModes.Count > 0),
        new("Patents", 5, offer => offer.Patents.Count > 0),
        new("Inventors", 5, offer => offer.Inventors.Count > 0),
        new("Keywords", 5, offer => offer.Keywords.Count >= 2),
        new("Industry", 5, offer => Industry.TryParse(offer.Industry?.Trim().Split(' ')[0], out var code) && code.Level > 1),
    ];

    public static Completeness Of(OfferInput input) => Completeness.Of(input, Weights);

    public static Completeness Of(Offer offer) => Of(OfferInput.From(offer));

    private static int Length(string? text) => text?.Count(c => !char.IsWhiteSpace(c)) ?? 0;

    // A number with what it counts right after it: 85 %, 3.5 mS/cm, 800次, −30 ℃.
    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?\s*[\p{L}%‰℃°]")]
    private static partial Regex Figures();
}
