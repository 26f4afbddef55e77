namespace Suoqiao.Features.Regional.Figures;

/// <summary>A stretch of time that figures are counted over.</summary>
/// <param name="Key">How the address names it: <c>12m</c>, <c>all</c> or a year.</param>
internal sealed record Period(string Key, DateTimeOffset From, DateTimeOffset To)
{
    public const string Default = "12m", Everything = "all";

    /// <summary>
    /// The same stretch of the year before, cut off where this one stands now, so that eleven months are never set beside twelve; null for everything.
    /// </summary>
    public (DateTimeOffset From, DateTimeOffset To)? YearBefore(DateTimeOffset now, TimeZoneInfo zone) =>
        Key == Everything ? null : (Earlier(From, zone), Earlier(To < now ? To : now, zone));

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

    /// <summary>The last <paramref name="count"/> calendar months, oldest first; the last is the one of <paramref name="now"/>, which is not over.</summary>
    public static IReadOnlyList<(string Name, DateTimeOffset From, DateTimeOffset To)> Months(int count, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        return [.. Enumerable.Range(1 - count, count).Select(back =>
        {
            var (month, next) = (local.AddMonths(back), local.AddMonths(back + 1));
            return ($"{month.Year:0000}-{month.Month:00}", StartOf(month.Year, month.Month, zone), StartOf(next.Year, next.Month, zone));
        })];
    }

    private static DateTimeOffset StartOf(int year, int month, TimeZoneInfo zone) => AtOf(new(year, month, 1, 0, 0, 0, DateTimeKind.Unspecified), zone);

    private static DateTimeOffset Earlier(DateTimeOffset at, TimeZoneInfo zone) => AtOf(TimeZoneInfo.ConvertTime(at, zone).DateTime.AddYears(-1), zone);

    private static DateTimeOffset AtOf(DateTime local, TimeZoneInfo zone) => new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
}
