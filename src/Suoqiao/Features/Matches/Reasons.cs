using Suoqiao.Features.Needs;
using Suoqiao.Matching;

namespace Suoqiao.Features.Matches;

/// <summary>The reasons of a pair as they are kept and shown.</summary>
internal static class Reasons
{
    public static List<CandidateReason> Of(Explanation? explanation, Need need, Subject offer)
    {
        var text = $"{offer.Title}\n{offer.Description}\n{string.Join('\n', offer.Keywords)}";
        return
        [
            .. explanation?.Reasons.Select(r => new CandidateReason($"{r.Kind}", r.Text, r.Share, r.Actual, r.Wanted)) ?? [],
            .. need.MustHaves.Where(figure => figure.Name.Length > 0 && TextAnalyzer.Highlights(text, [figure.Name]).Count == 0)
                .Select(figure => new CandidateReason(CandidateReason.Unstated, figure.Name, 0)),
        ];
    }

    /// <summary>The shared words, for marking them in the texts.</summary>
    public static IEnumerable<string> Terms(IEnumerable<CandidateReason> reasons) =>
        reasons.Where(r => r.Kind is nameof(ReasonKind.Term) or nameof(ReasonKind.Keyword)).Select(r => r.Text);
}
