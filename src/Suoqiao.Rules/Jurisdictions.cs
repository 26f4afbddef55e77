namespace Suoqiao.Rules;

/// <summary>Which jurisdictions a region stands in.</summary>
internal static class Jurisdictions
{
    /// <summary>The country, or six characters of which the first two are digits: the codes of GB/T 2260 and functional zones (9901Z1).</summary>
    public static bool IsShaped(string text) => text == RulePack.National
        || (text.Length == 6 && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)) && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]));

    /// <summary>The jurisdictions of a region's path (/330000/330100/), the most specific first and the country last.</summary>
    public static IReadOnlyList<string> Of(string regionPath)
    {
        ArgumentNullException.ThrowIfNull(regionPath);
        var codes = regionPath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(codes, IsShaped)
            ? [.. codes.Where(code => code != RulePack.National).Reverse(), RulePack.National]
            : throw new ArgumentException($"'{regionPath}' is not the path of a region.", nameof(regionPath));
    }
}
