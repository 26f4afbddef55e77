using Microsoft.Extensions.Localization;
using Suoqiao.Matching;
using Suoqiao.Records;
using Suoqiao.Search;
using Suoqiao.Ui;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>A reason in words, with the length of its bar and whether it counts against the pair.</summary>
internal sealed record SpokenReason(string Text, double Bar, bool IsAgainst, bool HasBar);

/// <summary>Says the reasons of a pair to a person.</summary>
internal sealed class ReasonWords(IStringLocalizer<MatchesTexts> texts)
{
    private const double Visible = 0.02;
    private const int CityLevel = 2, CountyLevel = 3;

    /// <summary>The weightiest reasons first, at most <paramref name="most"/>, then what counts against the pair or is to be asked about.</summary>
    public IReadOnlyList<SpokenReason> Say(IReadOnlyList<CandidateReason> reasons, int most = 6)
    {
        var shared = reasons.Where(r => IsTerm(r) && r.Text.Length > 1).GroupBy(r => r.Text, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.First() with { Share = g.Sum(r => r.Share) });
        var weighed = shared.Concat(reasons.Where(r => !IsTerm(r) && r.Kind != nameof(ReasonKind.OtherTerms) && !IsFarAway(r))).ToList();
        var largest = weighed.Count == 0 ? 1 : Math.Max(weighed.Max(r => Math.Abs(r.Share)), 1e-9);
        var unstated = string.Join(texts["Comma"], reasons.Where(r => r.Kind == CandidateReason.Unstated).Select(r => r.Text));
        return
        [
            .. weighed.Where(r => r.Share > largest * Visible).OrderByDescending(r => r.Share).Take(most)
                .Select(r => new SpokenReason(Words(r), 100 * r.Share / largest, false, true)),
            .. weighed.Where(r => r.Share < 0).OrderBy(r => r.Share)
                .Select(r => new SpokenReason(texts["Against", Words(r)], -100 * r.Share / largest, true, true)),
            .. unstated.Length > 0 ? [new SpokenReason(texts["Unstated", unstated], 0, true, false)] : Array.Empty<SpokenReason>(),
        ];
    }

    /// <summary>The words of the best reasons in one line, for lists.</summary>
    public string Line(IReadOnlyList<CandidateReason> reasons) => string.Join(
        texts["Comma"],
        reasons.Where(r => IsTerm(r) && r.Text.Length > 1).OrderByDescending(r => r.Share).Select(r => r.Text).Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(4));

    /// <summary>That two places lie in one province is no reason to meet, though it counts a little.</summary>
    private static bool IsFarAway(CandidateReason reason) => reason is { Kind: nameof(ReasonKind.Region), Actual: < CityLevel };

    private static bool IsTerm(CandidateReason reason) => reason.Kind is nameof(ReasonKind.Term) or nameof(ReasonKind.Keyword);

    private string Words(CandidateReason reason) => reason.Kind switch
    {
        nameof(ReasonKind.Term) or nameof(ReasonKind.Keyword) => reason.Text,
        nameof(ReasonKind.Industry) => texts[reason.Actual is { } levels ? $"SameIndustry_{levels}" : "NearIndustry", Spoken.IndustryName(reason.Text)],
        nameof(ReasonKind.Region) => texts[reason.Actual is { } levels ? $"SameRegion_{Math.Min(levels, CountyLevel)}" : "NearRegion"],
        nameof(ReasonKind.Readiness) => texts[reason.Share < 0 ? "ReadinessLow" : "ReadinessReached", reason.Actual ?? 0, reason.Wanted ?? 0],
        nameof(ReasonKind.Budget) => texts[reason.Share < 0 ? "OverBudget" : "WithinBudget", Amount(reason.Actual), Amount(reason.Wanted)],
        nameof(ReasonKind.Meaning) => texts["Meaning"],
        CandidateReason.Semantic => texts["Semantic", reason.Text],
        CandidateReason.SemanticAverage => texts["SemanticAverage"],
        _ => texts["OtherTerms"],
    };

    private static string Amount(long? fen) => $"{Format.Money(fen ?? 0)} {Format.MoneyUnit}";
}
