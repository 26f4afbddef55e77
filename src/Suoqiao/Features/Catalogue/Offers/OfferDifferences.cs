using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Records;

namespace Suoqiao.Features.Catalogue.Offers;

/// <summary>Where what was typed differs from what somebody else saved meanwhile.</summary>
internal static class OfferDifferences
{
    /// <returns>The field's name and its saved value, for each that differs.</returns>
    public static List<(string Field, string Latest)> Between(
        OfferInput saved, OfferInput typed, IStringLocalizer<OffersTexts> texts, IStringLocalizer<RecordsTexts> shared)
    {
        var (theirs, ours) = (Tell(saved), Tell(typed));
        return [.. theirs.Zip(ours)
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => (Name(pair.First.Key), pair.First.Value))];

        string Name(string key) => shared[$"Field_{key}"] is { ResourceNotFound: false } name ? name : texts[$"Field_{key}"];
    }

    private static List<(string Key, string Value)> Tell(OfferInput input) =>
    [
        (nameof(input.Title), Plain(input.Title)),
        (nameof(input.TitleEn), Plain(input.TitleEn)),
        (nameof(input.Description), Plain(input.Description)),
        (nameof(input.Kind), $"{input.Kind}"),
        (nameof(input.Inventors), WordList.Join(input.Inventors)),
        (nameof(input.Readiness), input.Readiness?.ToString(CultureInfo.InvariantCulture) ?? ""),
        (nameof(input.Patents), WordList.Join(input.Patents)),
        (nameof(input.TransferModes), WordList.Join(input.TransferModes.Order().Select(mode => $"{mode}"))),
        (nameof(input.Price), input.Price?.ToString("0.######", CultureInfo.InvariantCulture) ?? ""),
        (nameof(input.Industry), Plain(input.Industry).Split(' ')[0]),
        (nameof(input.Keywords), WordList.Join(input.Keywords)),
        (nameof(input.Visibility), $"{input.Visibility}"),
        (nameof(input.Parties), Plain(input.PartyNames)),
    ];

    private static string Plain(string? text) => text?.Trim().ReplaceLineEndings("\n") ?? "";
}
