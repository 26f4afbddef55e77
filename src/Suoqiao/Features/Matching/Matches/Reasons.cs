using Suoqiao.Features.Catalogue.Needs;
using Suoqiao.Matching;
using Suoqiao.Search;

namespace Suoqiao.Features.Matching.Matches;

/// <summary>The reasons of a pair as they are kept and shown.</summary>
internal static class Reasons
{
    public static List<CandidateReason> Of(Explanation? explanation, Need need, Subject offer)
    {
        var text = $"{offer.Title}\n{offer.Description}\n{string.Join('\n', offer.Keywords)}";
        return
        [
            .. explanation?.Reasons.Select(r => new CandidateReason($"{r.Kind}", r.Text, r.Share, r.Actual, r.Wanted)) ?? [],
            .. need.MustHaves.Where(figure => !IsMentioned(figure, text)).Select(figure => new CandidateReason(CandidateReason.Unstated, figure.Name, 0)),
        ];
    }

    /// <summary>
    /// An offer that holds a pair of characters of a figure's name, or a number with such a unit, may well state the figure in its own words, so that only
    /// silence is called silence.
    /// </summary>
    private static bool IsMentioned(MustHave figure, string text) =>
        Pieces(figure.Name) is not { Count: > 0 } pieces || TextAnalyzer.Highlights(text, pieces).Count > 0 || Quantity.IsStated(text, figure.Unit);

    /// <summary>The pairs of characters of a figure's name, without the conditions in brackets.</summary>
    private static List<string> Pieces(string name)
    {
        var core = name.Split('(', '（')[0].Trim();
        return core.Length < 2 ? [] : [.. Enumerable.Range(0, core.Length - 1).Select(at => core.Substring(at, 2)).Where(piece => piece.All(char.IsLetter))];
    }

    /// <summary>
    /// The shared words, for marking them in the texts, and the pairs of characters of longer ones: a reason names a run as the need writes it,
    /// where the other text may hold only a part of it.
    /// </summary>
    public static IEnumerable<string> Terms(IEnumerable<CandidateReason> reasons) =>
        reasons.Where(r => r.Kind is nameof(ReasonKind.Term) or nameof(ReasonKind.Keyword) && r.Text.Length > 1)
            .SelectMany(r => HanPairs(r.Text).Prepend(r.Text)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> HanPairs(string term) => Enumerable.Range(0, term.Length - 1).Select(at => term.Substring(at, 2))
        .Where(pair => pair.All(c => c is >= '\u2E80' and < '\uF900' && !char.IsSurrogate(c)));
}
