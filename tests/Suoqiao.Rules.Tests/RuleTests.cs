using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests;

public sealed class RuleTests
{
    private static readonly Rule Publicity = Read(Pack).Pack!.Find("publicity")!;

    [Theory]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", 10)]
    [InlineData("2021-12-31", 10)]
    [InlineData("2022-01-01", 15)]
    [InlineData("9999-12-31", 15)]
    public void A_version_is_in_force_from_its_first_day_to_before_its_end(string date, int? days) =>
        Assert.Equal(days, Publicity.At(Day(date))?.Whole("period", RuleUnit.Days));

    [Fact]
    public void A_day_between_two_versions_has_no_rule()
    {
        var pack = Read(With("\"to\": \"2022-01-01\"", "\"to\": \"2021-06-01\"")).Pack!;

        Assert.Null(pack.Find("publicity")!.At(Day("2021-06-01")));
        Assert.Null(pack.Find("publicity")!.At(Day("2021-12-31")));
        Assert.Empty(pack.At(Day("2021-07-01")));
        Assert.Equal("第二条", Assert.Single(pack.At(Day("2022-01-01"))).Version.Article);
    }

    [Fact]
    public void Versions_may_stand_in_any_order_and_are_told_by_date()
    {
        var swapped = Read(With("\"from\": \"2020-01-01\",\n          \"to\": \"2022-01-01\"", "\"from\": \"2023-01-01\"")
            .Replace("\"from\": \"2022-01-01\",", "\"from\": \"2022-01-01\", \"to\": \"2023-01-01\",", StringComparison.Ordinal));

        Assert.Empty(swapped.Faults);
        Assert.Equal(["第二条", "第一条"], swapped.Pack!.Rules[0].Versions.Select(version => version.Article));
    }

    [Fact]
    public void A_version_tells_source_article_words_and_note()
    {
        var (old, now) = (Publicity.Versions[0], Publicity.Versions[1]);

        Assert.Equal(new RuleSource("办法", "局", "一号", new("https://example.org/1")), old.Source);
        Assert.Equal(
            ("第一条", new RuleText("公示十日。", "Ten days."), null, new RulePlace(11, "$.rules[0].versions[0]")), (old.Article, old.Words, old.Note, old.Place));
        Assert.Equal((new RuleSource("新办法", "局", null, null), new RuleText("未核对。", "Not checked."), null), (now.Source, now.Note, now.To));
    }
}
