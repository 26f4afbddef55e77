using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests;

public sealed class RuleParameterTests
{
    [Theory]
    [InlineData("count", "3", "3", "3")]
    [InlineData("minutes", "5", "5 分钟", "5 minutes")]
    [InlineData("hours", "24", "24 小时", "24 hours")]
    [InlineData("days", "15", "15 日", "15 days")]
    [InlineData("days", "1", "1 日", "1 day")]
    [InlineData("working-days", "20", "20 个工作日", "20 working days")]
    [InlineData("months", "6", "6 个月", "6 months")]
    [InlineData("years", "10", "10 年", "10 years")]
    [InlineData("percent", "2.50", "2.5 %", "2.5 %")]
    [InlineData("number", "1500", "1,500", "1,500")]
    [InlineData("CNY", "5000000", "5,000,000 元", "CNY 5,000,000")]
    [InlineData("USD", "0.5", "0.5 USD", "USD 0.5")]
    [InlineData("month-day", "\"03-30\"", "3 月 30 日", "30 March")]
    [InlineData("dates", """["2024-12-31", "2025-01-01", "2025-01-03"]""", "2024-12-31 至 2025-01-01、2025-01-03", "2024-12-31 to 2025-01-01, 2025-01-03")]
    [InlineData("texts", """["name", "price"]""", "name、price", "name, price")]
    public void Values_are_written_as_people_write_them(string unit, string value, string chinese, string english) =>
        Assert.Equal(new RuleText(chinese, english), VersionWith(unit, value).Find("tried")!.Shown);
}
