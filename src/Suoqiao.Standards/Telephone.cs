using System.Text.RegularExpressions;

namespace Suoqiao.Standards;

/// <summary>
/// Telephone numbers as people write them: with a country or area code in brackets, dashes of any kind, full width, and an extension (转801, ext. 801).
/// </summary>
public static partial class Telephone
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">The number as typed.</param>
    /// <returns>The number in half width with plain dashes, as it is kept; null where the text is no telephone number.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string? Read(string text)
    {
        var number = Dashes().Replace(NameKey.Written(text), "-");
        return Numbers().Match(number) is { Success: true } match && match.Groups["digit"].Captures.Count is >= 5 and <= 20 ? number : null;
    }

    [GeneratedRegex("[‐‑‒–—―−─ー]")]
    private static partial Regex Dashes();

    // ITU-T E.164: at most fifteen digits; an area code is often in brackets, and two lines may be told apart by an extension.
    [GeneratedRegex("""
        ^\+?[(\s]*(?:(?<digit>[0-9])[\s().\-]*)+
        (?:(?:[,，;；]?\s*)(?:转|转接|分机号?|内线|ext(?:ension)?\.?|x|\#)\s*[:：.]?\s*[0-9]{1,6})?$
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Numbers();
}
