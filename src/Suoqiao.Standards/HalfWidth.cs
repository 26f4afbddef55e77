using System.Buffers;
using System.Text;

namespace Suoqiao.Standards;

/// <summary>
/// Characters in the width of a keyboard: Ａ is A, １ is 1, （ is (. Nothing else that Unicode calls compatible: a superscript two is no two, 10² is not 102.
/// </summary>
public static class HalfWidth
{
    private static readonly Dictionary<char, char> Narrow = Pairs();
    private static readonly SearchValues<char> Wide = SearchValues.Create([.. Narrow.Keys]);

    /// <summary>The text in half width.</summary>
    /// <param name="text">A text as typed.</param>
    /// <returns>The same text where there is nothing to change.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !Ascii.IsValid(text) && text.AsSpan().ContainsAny(Wide)
            ? string.Create(text.Length, text, static (narrow, wide) =>
            {
                for (var i = 0; i < wide.Length; i++)
                {
                    narrow[i] = Narrow.GetValueOrDefault(wide[i], wide[i]);
                }
            })
            : text;
    }

    // The space, the small forms, and the full-width forms of the basic alphabet and of currencies.
    private static Dictionary<char, char> Pairs() => Enumerable.Range(0xFE50, 0x1C)
        .Concat(Enumerable.Range(0xFF01, 0x5E)).Concat(Enumerable.Range(0xFFE0, 7)).Append(0x3000)
        .Select(code => (Wide: (char)code, Narrow: ((char)code).ToString().Normalize(NormalizationForm.FormKC)))
        .Where(pair => pair.Narrow.Length == 1 && pair.Narrow[0] != pair.Wide)
        .ToDictionary(pair => pair.Wide, pair => pair.Narrow[0]);
}
