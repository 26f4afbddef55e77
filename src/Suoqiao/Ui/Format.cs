using System.Globalization;

namespace Suoqiao.Ui;

/// <summary>How quantities are written on the site.</summary>
internal static class Format
{
    private static bool InChinese => Languages.IsChinese;

    /// <summary>The unit in which amounts are typed, whatever they are shown in.</summary>
    public static string TypedMoneyUnit => InChinese ? "万元" : "10,000 CNY";

    /// <summary>The unit in which <see cref="Money"/> counts: 万元, or millions in English.</summary>
    public static string MoneyUnit => InChinese ? "万元" : "CNY m";

    /// <summary>An amount of minor units (分) in <see cref="MoneyUnit"/>, without the unit.</summary>
    public static string Money(long minor)
    {
        var amount = minor / (InChinese ? 1_000_000m : 100_000_000m);
        return amount.ToString(InChinese ? "#,0.##" : "#,0.###", CultureInfo.InvariantCulture);
    }

    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Number(double value, int digits) => value.ToString("N" + digits, CultureInfo.InvariantCulture);

    /// <summary>The size of a file, in kB or MB.</summary>
    public static string Size(int bytes) => bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1000)} kB" : $"{Number(bytes / 1e6, 1)} MB";

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Date(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Exact(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A number inside an SVG attribute.</summary>
    public static string Svg(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
