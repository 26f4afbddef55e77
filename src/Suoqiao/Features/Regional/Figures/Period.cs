namespace Suoqiao.Features.Regional.Figures;

/// <summary>A stretch of time that figures are counted over, and the one before it to compare with.</summary>
/// <param name="Key">How the address names it: <c>12m</c>, <c>all</c> or a year.</param>
internal sealed record Period(string Key, DateTimeOffset From, DateTimeOffset To)
{
    public const string Default = "12m", Everything = "all";

    /// <summary>The stretch of equal length just before; empty for everything.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Before => Key == Everything ? (From, From) : (From - (To - From), From);

    public static Period Of(string? key, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        if (key == Everything)
        {
            return new(Everything, DateTimeOffset.UnixEpoch, now.AddDays(1));
        }

        if (int.TryParse(key, out var year) && year >= 2000 && year <= local.Year)
        {
            return new(key!, StartOf(year, 1, zone), StartOf(year + 1, 1, zone));
        }

        var next = local.AddMonths(1);
        return new(Default, StartOf(next.Year - 1, next.Month, zone), StartOf(next.Year, next.Month, zone));
    }

    /// <summary>The last <paramref name="count"/> calendar months up to the one of <paramref name="now"/>, oldest first.</summary>
    public static IReadOnlyList<(string Name, DateTimeOffset From, DateTimeOffset To)> Months(int count, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        return [.. Enumerable.Range(1 - count, count).Select(back =>
        {
            var (month, next) = (local.AddMonths(back), local.AddMonths(back + 1));
            return ($"{month.Year:0000}-{month.Month:00}", StartOf(month.Year, month.Month, zone), StartOf(next.Year, next.Month, zone));
        })];
    }

    private static DateTimeOffset StartOf(int year, int month, TimeZoneInfo zone)
    {
        var start = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateTimeOffset(start, zone.GetUtcOffset(start)).ToUniversalTime();
    }
}
