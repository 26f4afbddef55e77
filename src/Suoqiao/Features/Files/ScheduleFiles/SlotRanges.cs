using System.Globalization;
using Suoqiao.Tables;

namespace Suoqiao.Features.Files.ScheduleFiles;

/// <summary>Slots as people write them: <c>1-4,7</c>.</summary>
internal static class SlotRanges
{
    private static readonly char[] Between = [',', ';', '、', ' '], To = ['-', '–', '—', '~', '至'];

    /// <returns>Null when the text is not of that form.</returns>
    public static IReadOnlyList<int>? Parse(string text)
    {
        var slots = new List<int>();
        foreach (var part in CellText.Narrow(text).Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(To, 2);
            if (!int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) || last < first || last > 100_000)
            {
                return null;
            }

            slots.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return slots.Count == 0 ? null : slots;
    }
}
