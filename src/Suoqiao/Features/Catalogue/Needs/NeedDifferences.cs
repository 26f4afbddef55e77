using System.Globalization;
using Microsoft.Extensions.Localization;
using Suoqiao.Accounts;
using Suoqiao.Records;
using Suoqiao.Ui;

namespace Suoqiao.Features.Catalogue.Needs;

/// <summary>Where what was typed differs from what somebody else saved meanwhile.</summary>
internal static class NeedDifferences
{
    /// <returns>The field's name and its saved value, for each that differs.</returns>
    public static List<(string Field, string Latest)> Between(
        NeedInput saved, NeedInput typed, IStringLocalizer<NeedsTexts> texts, IStringLocalizer<RecordsTexts> shared)
    {
        var (theirs, ours) = (Tell(saved), Tell(typed));
        return [.. theirs.Zip(ours)
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => (Name(pair.First.Key), pair.First.Value))];

        string Name(string key) => shared[$"Field_{key}"] is { ResourceNotFound: false } name ? name : texts[$"Field_{key}"];
    }

    private static List<(string Key, string Value)> Tell(NeedInput input) =>
    [
        (nameof(input.Title), Plain(input.Title)),
        (nameof(input.TitleEn), Plain(input.TitleEn)),
        (nameof(input.Description), Plain(input.Description)),
        (nameof(input.MustHaves), string.Join("；", input.MustHaves.Where(m => !m.IsBlank).Select(m => $"{m.Name} {m.Relation} {m.Value} {m.Unit}"))),
        (nameof(input.BudgetMin), input.BudgetMin?.ToString("0.######", CultureInfo.InvariantCulture) ?? ""),
        (nameof(input.BudgetMax), input.BudgetMax?.ToString("0.######", CultureInfo.InvariantCulture) ?? ""),
        (nameof(input.Deadline), input.Deadline is { } day ? Format.Date(day) : ""),
        (nameof(input.Industry), Plain(input.Industry).Split(' ')[0]),
        (nameof(input.ChainWords), WordList.Join(input.ChainWords)),
        (nameof(input.Confidentiality), Plain(input.Confidentiality)),
        (nameof(input.Visibility), $"{input.Visibility}"),
        (nameof(input.Parties), Plain(input.PartyNames)),
    ];

    private static string Plain(string? text) => text?.Trim().ReplaceLineEndings("\n") ?? "";
}
