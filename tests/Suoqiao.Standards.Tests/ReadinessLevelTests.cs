namespace Suoqiao.Standards.Tests;

public sealed class ReadinessLevelTests
{
    [Fact]
    public void Thirteen_levels_stand_in_order_and_are_complete()
    {
        Assert.Equal(Enumerable.Range(1, 13), ReadinessLevel.All.Select(level => level.Level));
        Assert.Equal(13, ReadinessLevel.All.Select(level => level.Chinese).Distinct().Count());
        Assert.All(ReadinessLevel.All, level => Assert.All(
            [level.Chinese, level.English, level.CriterionChinese, level.CriterionEnglish, level.EvidenceChinese, level.EvidenceEnglish],
            text => Assert.False(string.IsNullOrWhiteSpace(text))));
        Assert.Equal("环境级", ReadinessLevel.Of(7).Chinese);
    }

    [Fact]
    public void Phases_divide_the_levels_without_gap() =>
        Assert.Equal(
            [(1, 3), (4, 6), (7, 9), (10, 13)],
            Enum.GetValues<ReadinessPhase>().Select(ReadinessLevel.Of).Select(range => (range.Lowest.Level, range.Highest.Level)));

    [Fact]
    public void Nine_level_scale_ends_where_money_begins()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9], ReadinessLevel.All.Select(level => level.Trl));
        Assert.Equal("系统级", ReadinessLevel.AtLeastForTrl(9).Chinese);
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadinessLevel.AtLeastForTrl(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadinessLevel.AtLeastForTrl(10));
    }

    [Fact]
    public void Each_language_has_its_words()
    {
        var level = ReadinessLevel.Of(7);

        Assert.Equal((level.Chinese, level.English), (level.Name(NameLanguage.Chinese), level.Name(NameLanguage.English)));
        Assert.Equal((level.CriterionChinese, level.CriterionEnglish), (level.Criterion(NameLanguage.Chinese), level.Criterion(NameLanguage.English)));
        Assert.Equal((level.EvidenceChinese, level.EvidenceEnglish), (level.Evidence(NameLanguage.Chinese), level.Evidence(NameLanguage.English)));
        Assert.Equal((true, true), (ReadinessLevel.Exists(1), ReadinessLevel.Exists(13)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    public void Other_numbers_name_no_level(int number)
    {
        Assert.False(ReadinessLevel.Exists(number));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadinessLevel.Of(number));
    }
}
