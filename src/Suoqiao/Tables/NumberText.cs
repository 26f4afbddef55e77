using System.Globalization;
using System.Text.RegularExpressions;
using Suoqiao.Standards;

namespace Suoqiao.Tables;

/// <summary>
/// How every number of every file is read: digits (of either width) with a point, groups of three parted by commas or thin spaces (GB/T 15835), a sign, an
/// exponent. A comma that parts no group of three is never read: 12,5 may mean 12.5 or 125.
/// </summary>
internal static partial class NumberText
{
    /// <summary>The number in plain digits, as the framework parses it; null when it is none.</summary>
    public static string? Plain(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var written = Numbers().Match(Trimmed(text));
        return !written.Success ? null
            : written.Groups["between"].Success ? written.Value.Replace(written.Groups["between"].Value, "", StringComparison.Ordinal)
            : written.Value;
    }

    /// <summary>Whether a text that is no number would be one if its comma were a decimal point, or stood elsewhere.</summary>
    public static bool HasStrayComma(string text) => Strays().IsMatch(Trimmed(text));

    // Nearly every number of a file is written so.
    private static bool IsPlain(string text) =>
        text is [>= '0' and <= '9', .., >= '0' and <= '9'] or [>= '0' and <= '9']
        && text.AsSpan().IndexOfAnyExceptInRange('0', '9') is var at
        && (at < 0 || (text[at] == '.' && text.AsSpan(at + 1).IndexOfAnyExceptInRange('0', '9') < 0));

    // Copied numbers come with spaces and direction marks around them.
    private static string Trimmed(string text)
    {
        var span = HalfWidth.Of(text).AsSpan();
        while (span.Length > 0 && IsAround(span[0]))
        {
            span = span[1..];
        }

        while (span.Length > 0 && IsAround(span[^1]))
        {
            span = span[..^1];
        }

        return span.Length > 0 && span[0] == '−' ? $"-{span[1..]}" : span.ToString();
    }

    private static bool IsAround(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    [GeneratedRegex("""
        ^[+-]?(?:[1-9][0-9]{0,2}(?<between>[, \u00A0\u2009\u202F])[0-9]{3}(?:\k<between>[0-9]{3})*(?:\.[0-9]+)?|(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?)\z
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^[+-]?[0-9][0-9. ]*,[0-9., ]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Strays();
}
