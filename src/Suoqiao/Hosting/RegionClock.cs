namespace Suoqiao.Hosting;

/// <summary>The system's clock with the region's own time zone: days begin and end where the region is, not where the server stands.</summary>
internal sealed class RegionClock(IConfiguration configuration) : TimeProvider
{
    public const string DefaultZone = "Asia/Shanghai";

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(configuration["TimeZone"] ?? DefaultZone);
}
