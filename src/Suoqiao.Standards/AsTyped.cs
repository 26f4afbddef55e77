using System.Text;

namespace Suoqiao.Standards;

/// <summary>Brings codes as people type them (full width, spaced, lower case) to the form in which the standards print them.</summary>
internal static class AsTyped
{
    /// <summary>Half-width, upper-case, without white space or invisible format characters.</summary>
    public static string Compact(string text)
    {
        // Radicals and the like may be folded, but a superscript or circled number is not the digit that it shows.
        var normal = Numbered(text) ? HalfWidth.Of(text) : text.Normalize(NormalizationForm.FormKC);
        var kept = new StringBuilder(normal.Length);
        foreach (var c in normal)
        {
            if (!char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format)
            {
                kept.Append(char.ToUpperInvariant(c));
            }
        }

        return kept.ToString();
    }

    private static bool Numbered(string text) => text.Any(c => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.OtherNumber);

    /// <summary>Whether the text is well-formed enough to be normalised (no lone surrogates).</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether every character is one of 0–9.</summary>
    public static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
