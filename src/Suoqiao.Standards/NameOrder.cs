using System.Globalization;

namespace Suoqiao.Standards;

/// <summary>
/// The order of names: by pinyin in Chinese, by the Latin alphabet in English, as Unicode's collation has it (CLDR, by way of ICU). Databases order
/// differently or not at all, so what they order by is the key.
/// </summary>
public static class NameOrder
{
    /// <summary>The most characters that a key has. Names that agree that far, some thirty ideographs, count as equal.</summary>
    public const int LongestKey = 240;

    private static readonly CompareInfo Pinyin = CompareInfo.GetCompareInfo("zh-Hans-CN"), Latin = CompareInfo.GetCompareInfo("en");

    /// <summary>
    /// What the keys depend on. Keys of two versions do not compare; null where the machine has no collation at all (.NET's invariant mode, or no ICU).
    /// </summary>
    public static string? Version => Pinyin.Compare("柴", "丛", CompareOptions.None) < 0 ? $"{Pinyin.Version.FullVersion}/{Pinyin.Version.SortId:N}" : null;

    /// <summary>The key of a name: the order of the keys, character by character, is that of the names.</summary>
    /// <param name="name">The name.</param>
    /// <param name="language">Whose order.</param>
    /// <returns>Hexadecimal digits, which every database orders alike; at most <see cref="LongestKey"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static string Key(string name, NameLanguage language)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = (language == NameLanguage.Chinese ? Pinyin : Latin).GetSortKey(name).KeyData;
        return Convert.ToHexString(key.AsSpan(0, Math.Min(key.Length, LongestKey / 2)));
    }

    /// <summary>Compares two names in that order, for lists in memory.</summary>
    /// <param name="language">Whose order.</param>
    /// <returns>The comparer.</returns>
    public static IComparer<string> In(NameLanguage language) =>
        StringComparer.Create(CultureInfo.GetCultureInfo(language == NameLanguage.Chinese ? "zh-Hans-CN" : "en"), ignoreCase: false);
}
