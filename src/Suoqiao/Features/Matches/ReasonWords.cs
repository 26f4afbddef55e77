using Microsoft.Extensions.Localization;
using Suoqiao.Features.Catalogue;
using Suoqiao.Matching;
using Suoqiao.Ui;

namespace Suoqiao.Features.Matches;

/// <summary>A reason in words, with the length of its bar and whether it counts against the pair.</summary>
internal sealed record SpokenReason(string Text, double Bar, bool IsAgainst, bool HasBar);

/// <summary>Says the reasons of a pair to a person.</summary>
internal sealed class ReasonWords(IStringLocalizer<MatchesTexts> texts)
{
    private const double Visible = 0.02;

    /// <summary>The weightiest reasons first, at most <paramref name="most"/>, then what counts against the pair or is to be asked about.</summary>
    public IReadOnlyList<SpokenReason> Say(IReadOnlyList<CandidateReason> reasons, int most = 6)
    {
        var largest = reasons.Count == 0 ? 1 : Math.Max(reasons.Max(r => Math.Abs(r.Share)), 1e-9);
        return
        [
            .. reasons.Where(r => r.Share > largest * Visible && r.Kind != nameof(ReasonKind.OtherTerms)).OrderByDescending(r => r.Share).Take(most)
                .Select(r => new SpokenReason(Words(r), 100 * r.Share / largest, false, true)),
            .. reasons.Where(r => r.Share < 0).OrderBy(r => r.Share).Select(r => new SpokenReason(texts["Against", Words(r)], -100 * r.Share / largest, true, true)),
            .. reasons.Where(r => r.Kind == CandidateReason.Unstated).Select(r => new SpokenReason(Words(r), 0, true, false)),
        ];
    }

    /// <summary>The words of the best reasons in one line, for lists.</summary>
    public string Line(IReadOnlyList<CandidateReason> reasons) => string.Join(
        texts["Comma"],
        reasons.Where(r => r.Kind is nameof(ReasonKind.Term) or nameof(ReasonKind.Keyword)).OrderByDescending(r => r.Share).Select(r => r.Text).Distinct().Take(4));

    private string Words(CandidateReason reason) => reason.Kind switch
    {
        nameof(ReasonKind.Term) => reason.Text,
        nameof(ReasonKind.Keyword) => texts["Keyword", reason.Text],
        nameof(ReasonKind.Industry) => texts["SameIndustry", Spoken.IndustryName(reason.Text)],
        nameof(ReasonKind.Region) => texts["NearRegion"],
        nameof(ReasonKind.Readiness) => texts[reason.Share < 0 ? "ReadinessLow" : "ReadinessReached", reason.Actual ?? 0, reason.Wanted ?? 0],
        nameof(ReasonKind.Budget) => texts[reason.Share < 0 ? "OverBudget" : "WithinBudget", Amount(reason.Actual), Amount(reason.Wanted)],
        CandidateReason.Unstated => texts["Unstated", reason.Text],
        _ => texts["OtherTerms"],
    };

    private static string Amount(long? fen) => $"{Format.Money(fen ?? 0)} {Format.MoneyUnit}";
}
