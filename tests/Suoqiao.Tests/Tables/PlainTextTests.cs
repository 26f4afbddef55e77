using Suoqiao.Tables;

namespace Suoqiao.Tests.Tables;

[Trait("Database", "none")]
public sealed class PlainTextTests
{
    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x0008)]
    [InlineData(0x000B)]
    [InlineData(0x000C)]
    [InlineData(0x001F)]
    [InlineData(0x007F)]
    [InlineData(0xD83D)]
    [InlineData(0xDC00)]
    [InlineData(0xFDD0)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    [InlineData(0x1FFFE)]
    [InlineData(0x10FFFF)]
    public void Characters_that_are_none_are_found_where_they_stand(int code)
    {
        var character = code < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code);

        Assert.Equal(new ForbiddenCharacter(5, code), PlainText.Fault("😀电池" + character + "😀"));
        Assert.Equal($"U+{code:X4}", PlainText.Fault(character)?.ToString());
    }

    [Fact]
    public void Whatever_people_write_is_text() => Assert.Null(PlainText.Fault("行\t一\r\n㎡ 𠮷😀 \u0085\u00AD\u200B\uFEFF\uFFFD é \uE000"));
}
