namespace Suoqiao.Standards.Tests;

public sealed class SubjectCodeTests
{
    [Theory]
    [InlineData("510", 1, "510", null)]
    [InlineData("51010", 2, "510.10", "510")]
    [InlineData("510.10", 2, "510.10", "510")]
    [InlineData("510.1010", 3, "510.1010", "510.10")]
    [InlineData("５１０１０１０", 3, "510.1010", "510.10")]
    public void Shape_gives_level_and_parent(string text, int level, string written, string? parent)
    {
        var code = SubjectCode.Parse(text);

        Assert.Equal((level, written, parent), (code.Level, code.ToString(), code.Parent?.ToString()));
    }

    [Theory]
    [InlineData("51")]
    [InlineData("0802")]
    [InlineData("080")]
    [InlineData("51.010")]
    [InlineData("510.1")]
    [InlineData("510.10101")]
    [InlineData("物理学")]
    public void Other_texts_are_refused(string text) => Assert.False(SubjectCode.TryParse(text, out _));

    [Fact]
    public void Residual_groups_are_known_by_their_end()
    {
        Assert.True(SubjectCode.Parse("510.99").IsResidual);
        Assert.True(SubjectCode.Parse("510.1099").IsResidual);
        Assert.False(SubjectCode.Parse("510.9910").IsResidual);
        Assert.False(SubjectCode.Parse("199").IsResidual);
    }
}
