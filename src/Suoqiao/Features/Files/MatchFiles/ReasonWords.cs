using System.Globalization;
using Suoqiao.Matching;
using Suoqiao.Standards;

namespace Suoqiao.Features.Files.MatchFiles;

/// <summary>
/// Reasons in one readable line: “电解液 32%；低温 18%；行业 C3841 +9%”. It is part of a file, so that its language is the file's and not the reader's.
/// </summary>
internal static class ReasonWords
{
    public static string Line(Explanation explanation, bool chinese) =>
        string.Join(chinese ? "；" : "; ", explanation.Reasons.Select(reason => Word(reason, explanation.Score, chinese)));

    private static string Word(Reason reason, double score, bool chinese)
    {
        var share = score > 0 ? reason.Share / score : 0;
        var what = reason.Kind switch
        {
            ReasonKind.Term or ReasonKind.Keyword => reason.Text,
            ReasonKind.OtherTerms => chinese ? "其他词" : "other terms",
            ReasonKind.Meaning => chinese ? "语义相近" : "nearness in meaning",
            ReasonKind.Industry => $"{(chinese ? "行业" : "industry")} {reason.Text}",
            ReasonKind.Region => $"{(chinese ? "地区" : "region")} {reason.Text}",
            ReasonKind.Readiness => $"{(chinese ? "成熟度" : "readiness")} {reason.Actual}/{reason.Wanted}",
            ReasonKind.Budget => $"{(chinese ? "价格/预算" : "price/budget")} {Amount(reason.Actual, chinese)}/{Amount(reason.Wanted, chinese)}",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Kind, null),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{what} {share * 100:0.#}%");
    }

    private static string Amount(long? minor, bool chinese) =>
        minor is { } amount ? new Money(amount, Money.Cny).Format(chinese ? NameLanguage.Chinese : NameLanguage.English) : "";
}
