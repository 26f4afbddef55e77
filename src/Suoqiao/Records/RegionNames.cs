using System.Globalization;

namespace Suoqiao.Records;

/// <summary>Names of regions in the language of the request.</summary>
internal static class RegionNames
{
    public static string DisplayName(this Region region) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? region.Name : region.NameEn;

    /// <summary>The depth in the tree: 0 for a root.</summary>
    public static int Depth(this Region region) => region.Path.Count(c => c == '/') - 2;

    /// <summary>The tree as the options of a select, each level set in by a full-width space.</summary>
    public static List<(string Code, string Name)> Options(IEnumerable<Region> byPath) =>
        [.. byPath.Select(region => (region.Code, new string('　', region.Depth()) + region.DisplayName()))];
}
