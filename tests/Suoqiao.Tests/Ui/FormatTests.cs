using System.Globalization;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Ui;

[Trait("Database", "none")]
public sealed class FormatTests
{
    [Theory]
    [InlineData("zh-CN", 300_000_000L, "300", "万元")]
    [InlineData("zh-CN", 846_000_000_000L, "846,000", "万元")]
    [InlineData("zh-CN", 1_250_000L, "1.25", "万元")]
    [InlineData("en", 300_000_000L, "3", "CNY m")]
    [InlineData("en", 1_250_000L, "0.013", "CNY m")]
    public void Money_is_written_in_the_unit_of_the_language(string culture, long minor, string amount, string unit)
    {
        CultureInfo.CurrentUICulture = new(culture);

        Assert.Equal(amount, Format.Money(minor));
        Assert.Equal(unit, Format.MoneyUnit);
    }

    [Fact]
    public void Numbers_inside_drawings_do_not_follow_the_language()
    {
        CultureInfo.CurrentCulture = new("de-DE");

        Assert.Equal("12.5", Format.Svg(12.5));
        Assert.Equal("1,234", Format.Number(1234));
    }
}
