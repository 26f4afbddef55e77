namespace Suoqiao.Standards.Tests;

public sealed class TelephoneTests
{
    [Theory]
    [InlineData("１３８００００００００", "13800000000")]
    [InlineData("0571－88888888", "0571-88888888")]
    [InlineData("0571–88888888", "0571-88888888")]
    [InlineData("0571-88888888转801", "0571-88888888转801")]
    [InlineData("0571-88888888 转 801", "0571-88888888 转 801")]
    [InlineData("（0571）8888 8888 分机801", "(0571)8888 8888 分机801")]
    [InlineData("+86 571 8888 8888 ext. 801", "+86 571 8888 8888 ext. 801")]
    [InlineData("+1 (415) 555-0100 x12", "+1 (415) 555-0100 x12")]
    [InlineData("400-820-8820,,801", null)]
    [InlineData("12345\u200B6", "123456")]
    [InlineData("95105105", "95105105")]
    [InlineData("1234", null)]
    [InlineData("110转", null)]
    [InlineData("电话 0571-88888888", null)]
    [InlineData("mail@example.org", null)]
    [InlineData("123456789012345678901", null)]
    [InlineData("", null)]
    public void A_number_is_taken_as_people_write_it(string text, string? kept) => Assert.Equal(kept, Telephone.Read(text));
}
