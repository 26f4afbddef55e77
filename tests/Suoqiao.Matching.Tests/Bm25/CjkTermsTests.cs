namespace Suoqiao.Matching.Tests;

/// <summary>What CJKAnalyzer of Lucene 8.7 gives for the same texts.</summary>
public sealed class CjkTermsTests
{
    [Theory]
    [InlineData("锂电池", "锂电|电池")]
    [InlineData("钢", "钢")]
    [InlineData("钢，铁", "钢|铁")]
    [InlineData("LED 灯", "led|灯")]
    [InlineData("ＬＥＤ灯具", "led|灯具")]
    [InlineData("3.5kW 2,000 a.b x:y", "3.5kw|2,000|a.b|x:y")]
    [InlineData("the C++ and C#", "c|c")]
    [InlineData("PM2.5", "pm2.5")]
    [InlineData("Al-Si合金", "al|si|合金")]
    [InlineData("50μm", "50μm")]
    [InlineData("snake_case's", "snake_case's")]
    [InlineData("𠀀𠀁", "𠀀𠀁")]
    [InlineData("采⽤水", "采⽤|⽤水")]
    [InlineData("耐压®阀", "耐压|阀")]
    [InlineData("", "")]
    public void Terms_are_those_of_the_analyzer(string text, string expected)
    {
        var sink = new Pieces(text, []);
        CjkTerms.Read(text, ref sink);

        Assert.Equal(expected, string.Join('|', sink.Terms));
    }

    private readonly record struct Pieces(string Text, List<string> Terms) : ITermSink
    {
        public void Take(ulong term, int start, int end) =>
            Terms.Add((term >> 61) == 5
                ? $"{new System.Text.Rune((int)(term >> 21 & 0x1fffff))}{new System.Text.Rune((int)(term & 0x1fffff))}"
                : Text[start..end].Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant());
    }
}
