namespace Suoqiao.Standards.Tests;

public sealed class RegionCodeTests
{
    [Theory]
    [InlineData("330000", RegionLevel.Province, null, "33")]
    [InlineData("331100", RegionLevel.City, "330000", "3311")]
    [InlineData("331102", RegionLevel.County, "331100", "331102")]
    [InlineData("331181", RegionLevel.County, "331100", "331181")]
    [InlineData("9901Z1", RegionLevel.FunctionalZone, "990100", "9901Z1")]
    [InlineData("99011Z", RegionLevel.FunctionalZone, "990100", "99011Z")]
    public void Level_parent_and_prefix_follow_from_the_digits(string text, RegionLevel level, string? parent, string prefix)
    {
        var code = RegionCode.Parse(text);

        Assert.Equal((text, level, parent, prefix), (code.Value, code.Level, code.Parent?.Value, code.Prefix));
    }

    [Theory]
    [InlineData("33", "330000")]
    [InlineData("3311", "331100")]
    [InlineData(" 9901z1", "9901Z1")]
    public void Short_and_typed_forms_are_completed(string text, string code) => Assert.Equal(code, RegionCode.Parse(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("03")]
    [InlineData("330001")]
    [InlineData("3300Z1")]
    [InlineData("33A100")]
    [InlineData("3311027")]
    [InlineData("丽水")]
    public void Other_texts_are_refused(string text) => Assert.False(RegionCode.TryParse(text, out _));

    [Fact]
    public void Region_contains_itself_and_what_lies_below()
    {
        var city = RegionCode.Parse("331100");

        Assert.True(city.Contains(city));
        Assert.True(city.Contains(RegionCode.Parse("331127")));
        Assert.True(RegionCode.Parse("99").Contains(RegionCode.Parse("9901Z1")));
        Assert.False(city.Contains(RegionCode.Parse("330000")));
        Assert.False(RegionCode.Parse("331102").Contains(RegionCode.Parse("331121")));
    }

    [Fact]
    public void Every_county_of_the_official_table_has_its_city_as_parent()
    {
        // Three cities have no counties (东莞、中山、儋州) and stand for themselves in the table.
        var counties = SharedData.LinesOf("admin_divisions/areas.csv").Skip(1).Select(line => line.Split(','))
            .Where(cells => !cells[0].EndsWith("00", StringComparison.Ordinal)).ToList();

        Assert.Equal(2975, counties.Count);
        foreach (var cells in counties)
        {
            var code = RegionCode.Parse(cells[0]);

            Assert.Equal(
                (RegionLevel.County, cells[2] + "00", cells[3] + "0000"), (code.Level, code.Parent!.Value.Value, code.Parent!.Value.Parent!.Value.Value));
        }
    }
}
