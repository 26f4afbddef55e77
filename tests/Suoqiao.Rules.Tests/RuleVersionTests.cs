using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests;

public sealed class RuleVersionTests
{
    [Theory]
    [InlineData("count", RuleUnit.Count)]
    [InlineData("minutes", RuleUnit.Minutes)]
    [InlineData("hours", RuleUnit.Hours)]
    [InlineData("days", RuleUnit.Days)]
    [InlineData("working-days", RuleUnit.WorkingDays)]
    [InlineData("months", RuleUnit.Months)]
    [InlineData("years", RuleUnit.Years)]
    public void Whole_numbers_are_asked_for_by_their_unit(string word, RuleUnit unit) => Assert.Equal(20, VersionWith(word, "20").Whole("tried", unit));

    [Fact]
    public void Other_values_are_asked_for_by_their_kind()
    {
        Assert.Equal(2.5m, VersionWith("percent", "2.5").Number("tried", RuleUnit.Percent));
        Assert.Equal(0.1m, VersionWith("number", "0.1").Number("tried", RuleUnit.Number));
        Assert.Equal(new RuleValue.Money(5_000_000.25m, "CNY"), VersionWith("CNY", "5000000.25").Money("tried"));
        Assert.Equal(Day("2026-03-30"), VersionWith("month-day", "\"03-30\"").MonthDay("tried").In(2026));
        Assert.Equal([Day("2025-01-01"), Day("2025-02-01")], VersionWith("dates", "[\"2025-01-01\", \"2025-02-01\"]").Dates("tried"));
        Assert.Empty(VersionWith("dates", "[]").Dates("tried"));
        Assert.Equal("普通", VersionWith("choice", "\"普通\"", ", \"choices\": [\"独占\", \"排他\", \"普通\"]").Choice("tried"));
        Assert.Equal(["name", "price"], VersionWith("texts", "[\"name\", \"price\"]").Texts("tried"));
    }

    [Fact]
    public void A_parameter_that_is_not_there_is_an_error_of_the_program_that_tells_what_is_there()
    {
        var version = VersionWith("percent", "50");

        var thrown = Assert.Throws<KeyNotFoundException>(() => version.Whole("perod", RuleUnit.Days));

        Assert.Contains("办法 第一条", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("period, tried", thrown.Message, StringComparison.Ordinal);
        Assert.Null(version.Find("perod"));
    }

    [Theory]
    [InlineData(RuleUnit.WorkingDays)]
    [InlineData(RuleUnit.Months)]
    [InlineData(RuleUnit.Percent)]
    public void Another_unit_is_an_error_of_the_program(RuleUnit unit)
    {
        var version = VersionWith("days", "20");

        Assert.Contains("in Days, not in", Assert.Throws<InvalidOperationException>(() => version.Whole("tried", unit)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_kind_is_an_error_of_the_program()
    {
        var version = VersionWith("days", "20");

        Assert.Throws<InvalidOperationException>(() => version.Number("tried", RuleUnit.Days));
        Assert.Throws<InvalidOperationException>(() => version.Money("tried"));
        Assert.Throws<InvalidOperationException>(() => version.Dates("tried"));
    }
}
