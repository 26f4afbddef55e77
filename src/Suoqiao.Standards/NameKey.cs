using System.Globalization;
using System.Text;

namespace Suoqiao.Standards;

/// <summary>
/// The one rule by which two names or ids are the same. Width, case, kind of bracket, dash, quote and dot, spaces and what is not seen (format characters,
/// variation selectors, control characters) make no difference: 云汀（集团） is 云汀(集团), and ｎ１ is N1.
/// </summary>
public static class NameKey
{
    private const char Open = '(', Close = ')', Dash = '-', Quote = '"', Dot = '·';

    /// <summary>What is compared instead of the text. It is made to be stored and looked up, not to be read.</summary>
    /// <param name="text">A name or an id as typed.</param>
    /// <returns>The key; empty when nothing of the text is seen.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Of(string text)
    {
        var written = Written(text);
        var key = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            // Between two digits a space parts two numbers: 1 11 is not 11 1.
            if (written[i] != ' ' || (i > 0 && i + 1 < written.Length && char.IsDigit(written[i - 1]) && char.IsDigit(written[i + 1])))
            {
                key.Append(char.ToLowerInvariant(char.ToUpperInvariant(OneOfItsKind(written[i]))));
            }
        }

        return key.ToString();
    }

    /// <summary>The text in half width, without what is not seen, with single spaces: as an id is kept.</summary>
    /// <param name="text">A name or an id as typed.</param>
    /// <returns>The text, trimmed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Written(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                written.Append(written.Length == 0 || written[^1] == ' ' ? "" : " ");
            }
            else if (IsSeen(rune))
            {
                written.Append(IsOfOtherWidth(rune.Value) ? rune.ToString().Normalize(NormalizationForm.FormKC) : rune.ToString());
            }
        }

        return written.ToString().Normalize().TrimEnd();
    }

    // Radicals stand for their characters in texts that come out of PDF files. Superscripts and circled numbers are no other width: n² is not n2.
    private static bool IsOfOtherWidth(int code) =>
        code is (>= 0xFF01 and <= 0xFFEE) or (>= 0xFE10 and <= 0xFE19) or (>= 0xFE30 and <= 0xFE6B) or (>= 0x2F00 and <= 0x2FD5);

    private static bool IsSeen(Rune rune) => (rune.Value & 0xFFFE) != 0xFFFE
        && rune.Value is not ((>= 0xFDD0 and <= 0xFDEF) or 0xFFFD or 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0)
        && rune.Value is not ((>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF))
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control);

    private static char OneOfItsKind(char c) => c switch
    {
        '[' or '{' or '<' or '【' or '〔' or '〖' or '〘' or '〈' or '《' or '「' or '『' or '⟨' or '⦅' or '‹' or '«' => Open,
        ']' or '}' or '>' or '】' or '〕' or '〗' or '〙' or '〉' or '》' or '」' or '』' or '⟩' or '⦆' or '›' or '»' => Close,
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '─' => Dash,
        '“' or '”' or '„' or '‟' or '‘' or '’' or '‚' or '‛' or '\'' or '`' or '〝' or '〞' => Quote,
        '•' or '‧' or '∙' or '⋅' or '・' => Dot,
        _ => c,
    };
}
