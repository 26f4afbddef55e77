using Suoqiao.Tables;

namespace Suoqiao.Tests.Tables;

[Trait("Database", "none")]
public sealed class NumberTextTests
{
    [Theory]
    [InlineData("12.5", "12.5")]
    [InlineData(" -0.5 ", "-0.5")]
    [InlineData("−3", "-3")]
    [InlineData("＋１，２３４．５", "+1234.5")]
    [InlineData("1,234,567.8901", "1234567.8901")]
    [InlineData("1 234 567", "1234567")]
    [InlineData("\u202A12\u202C", "12")]
    [InlineData(".5", ".5")]
    [InlineData("1.2E-5", "1.2E-5")]
    [InlineData("007", "007")]
    public void Numbers_as_people_write_them(string written, string plain) => Assert.Equal(plain, NumberText.Plain(written));

    [Theory]
    [InlineData("12,5", true)]
    [InlineData("1,2", true)]
    [InlineData("13,75", true)]
    [InlineData("1.234,5", true)]
    [InlineData("1,00,000", true)]
    [InlineData("1,234,5", true)]
    [InlineData("0,125", true)]
    [InlineData("1234,567", true)]
    [InlineData("1,234 567", true)]
    [InlineData("12，5", true)]
    [InlineData("10²", false)]
    [InlineData("H₂", false)]
    [InlineData("①", false)]
    [InlineData("½", false)]
    [InlineData("٣", false)]
    [InlineData("NaN", false)]
    [InlineData("Infinity", false)]
    [InlineData("∞", false)]
    [InlineData("0x10", false)]
    [InlineData("(5)", false)]
    [InlineData("5-", false)]
    [InlineData("50%", false)]
    [InlineData("1.2.3", false)]
    [InlineData("1e", false)]
    [InlineData("12 5", false)]
    [InlineData("", false)]
    public void Whatever_could_mean_two_numbers_is_none(string written, bool hasStrayComma)
    {
        Assert.Null(NumberText.Plain(written));
        Assert.Equal(hasStrayComma, NumberText.HasStrayComma(written));
    }
}
