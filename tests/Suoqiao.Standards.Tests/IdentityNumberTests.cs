namespace Suoqiao.Standards.Tests;

public sealed class IdentityNumberTests
{
    // GB 11643-1999, annex A: the worked examples of the standard.
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("440524188001010014", false)]
    [InlineData("330106197001010051")]
    [InlineData("１１０１０５　１９４９１２３１００２ｘ")]
    [InlineData("110105194912310021", false)]
    [InlineData("110105194913310020", false)]
    [InlineData("91330106MA2CF0000X", false)]
    [InlineData("", false)]
    [InlineData("11010519491231002\uD800", false)]
    public void A_number_with_a_right_check_and_a_day_that_somebody_may_be_born_on_could_be_one(string text, bool expected = true) =>
        Assert.Equal(expected, IdentityNumber.CouldBe(text));
}
