using System.Globalization;

namespace Suoqiao.Ui;

internal static class Unique
{
    /// <summary>An element id made of a text: the same on each rendering, so that pages can be compared and cached.</summary>
    public static string From(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 16777619u);
        }

        return "u" + hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
