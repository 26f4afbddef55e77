namespace Suoqiao.Matching.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("样机功率60 千瓦", "kW", true)]
    [InlineData("样机６０ｋＷ", "kW", true)]
    [InlineData("功率 0.06 MW", "千瓦", true)]
    [InlineData("五十千瓦样机", "kW", true)]
    [InlineData("厚度3㎜", "μm", true)]
    [InlineData("导热1.4 W/(m·K)", "W/(m·K)", true)]
    [InlineData("导热1.4 W/m·K", "W/(m·K)", true)]
    [InlineData("导热1.4 W/(m·K)", "W", false)]
    [InlineData("日耗电 60 kWh", "kW", false)]
    [InlineData("日耗电60千瓦时", "kWh", true)]
    [InlineData("耐温 200℃", "°C", true)]
    [InlineData("3000转/分", "r/min", true)]
    [InlineData("60 kwx 与 kW 级", "kW", false)]
    [InlineData("由三方出资，半天完成", "m", false)]
    [InlineData("效率提高 12%", "%", false)]
    [InlineData("使用三年", "年", false)]
    [InlineData("", "kW", false)]
    [InlineData("60 kW", "", false)]
    public void A_number_is_found_by_what_its_unit_measures(string text, string unit, bool expected) => Assert.Equal(expected, Quantity.IsStated(text, unit));
}
