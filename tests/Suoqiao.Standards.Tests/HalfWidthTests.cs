namespace Suoqiao.Standards.Tests;

public sealed class HalfWidthTests
{
    [Fact]
    public void Width_is_folded_and_nothing_else() =>
        Assert.Equal("A1,(x)-¥ 10² ① ㎡ ½ é", HalfWidth.Of("Ａ１，（ｘ）－￥　10² ① ㎡ ½ é"));

    [Fact]
    public void A_superscript_is_no_digit_of_a_code() => Assert.All(
        new[] { "91440300192203821⁶", "⁹14403001922038216", "₉14403001922038216" }, code => Assert.False(CreditCode.TryParse(code, out _)));

    [Fact]
    public void A_code_in_full_width_is_the_code() => Assert.Equal("914403001922038216", CreditCode.Check("９１４４０３００１９２２０３８２１６").Accepted!.Value.Value);
}
