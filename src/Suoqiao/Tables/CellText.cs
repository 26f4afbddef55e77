using System.Text;
using Suoqiao.Standards;

namespace Suoqiao.Tables;

/// <summary>What texts go through between a cell and the program.</summary>
internal static class CellText
{
    /// <summary>A value in half width. No other compatible form is taken for it: 10² is not 102.</summary>
    public static string Narrow(string text) => HalfWidth.Of(text).Trim();

    /// <summary>A word in its compatible form, if the text can be normalised (lone surrogates cannot): for headers and choices, which are compared.</summary>
    public static string Fold(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC).Trim();
        }
        catch (ArgumentException)
        {
            return text.Trim();
        }
    }

    /// <summary>A text that a spreadsheet program would take for a formula gets an apostrophe, as one would type it there (OWASP, CSV injection).</summary>
    public static string Neutralise(string text) => LooksLikeFormula(text) ? "'" + text : text;

    /// <summary>Takes the apostrophe of <see cref="Neutralise"/> away again.</summary>
    public static string Restore(string text) => text.StartsWith('\'') && LooksLikeFormula(text) ? text[1..] : text;

    /// <summary>At most forty characters of a value, for messages.</summary>
    public static string Shorten(string text) => text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[38]) ? 38 : 39)] + "…";

    // Apostrophes before the sign count as part of it, so that restoring undoes exactly what neutralising did.
    private static bool LooksLikeFormula(string text) =>
        text.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..];
}
