using static Suoqiao.Standards.NameLanguage;

namespace Suoqiao.Standards.Tests;

public sealed class IndustryTests
{
    [Fact]
    public void A_section_has_no_division() =>
        Assert.Equal((null, "38", 'C'), (Industry.Parse("C").Division, Industry.Parse("C3841").Division, Industry.Parse("C3841").Section));

    [Theory]
    [InlineData("C", "C", 1)]
    [InlineData("c", "C", 1)]
    [InlineData("38", "C38", 2)]
    [InlineData("C384", "C384", 3)]
    [InlineData("3841", "C3841", 4)]
    [InlineData("Ｃ ３８４１", "C3841", 4)]
    [InlineData("A01", "A01", 2)]
    [InlineData("97", "T97", 2)]
    public void Codes_are_read_with_and_without_their_letter(string text, string code, int level)
    {
        var industry = Industry.Parse(text);

        Assert.Equal((code, level), (industry.Value, industry.Level));
    }

    [Theory]
    [InlineData("")]
    [InlineData("U")]
    [InlineData("3")]
    [InlineData("98")]
    [InlineData("00")]
    [InlineData("A38")]
    [InlineData("C38412")]
    [InlineData("C3x")]
    [InlineData("C3847")]
    [InlineData("388")]
    [InlineData("C3750")]
    [InlineData("制造业")]
    public void Other_texts_are_refused(string text)
    {
        Assert.False(Industry.TryParse(text, out var industry));
        Assert.Equal(default, industry);
    }

    [Fact]
    public void Name_falls_back_to_the_nearest_ancestor_that_has_one()
    {
        Assert.Equal("锂离子电池制造", Industry.Parse("C3841").Name(Chinese));
        Assert.Equal("Batteries", Industry.Parse("C3841").Name(English));
        Assert.Equal("专用设备制造业", Industry.Parse("C35").Name(Chinese));
        Assert.Equal("应用软件开发", Industry.Parse("6513").Name(Chinese));
        Assert.Equal("Software and information technology services", Industry.Parse("6513").Name(English));
        Assert.Equal("Finance", Industry.Parse("J").Name(English));
    }

    [Fact]
    public void Parents_lead_to_the_section()
    {
        var path = new List<string>();
        for (Industry? at = Industry.Parse("3841"); at is { } industry; at = industry.Parent)
        {
            path.Add(industry.Value);
        }

        Assert.Equal(["C3841", "C384", "C38", "C"], path);
    }

    [Theory]
    [InlineData("C3841", "C3841", 1)]
    [InlineData("C3841", "C3842", 0.75)]
    [InlineData("C3841", "C3811", 0.5)]
    [InlineData("C3841", "C3411", 0.25)]
    [InlineData("C3841", "C2611", 0.25)]
    [InlineData("C3841", "I6513", 0)]
    [InlineData("C38", "C3841", 0.5)]
    [InlineData("C", "C38", 0.5)]
    public void Closeness_is_the_shared_depth(string left, string right, double closeness)
    {
        Assert.Equal(closeness, Industry.Parse(left).Closeness(Industry.Parse(right)));
        Assert.Equal(closeness, Industry.Parse(right).Closeness(Industry.Parse(left)));
    }

    [Fact]
    public void Table_has_the_size_of_the_standard()
    {
        Assert.Equal("ABCDEFGHIJKLMNOPQRST", string.Concat(Industry.Sections));
        Assert.Equal(Enumerable.Range(1, 97).Select(n => $"{n:00}"), Industry.Divisions.Select(industry => industry.Division));
        Assert.Equal(473, Industry.Groups.Count);
        Assert.Equal(179, Industry.Groups.Count(group => group.Section == 'C'));
        Assert.All(Industry.Groups, group => Assert.True(Enumerable.Range(0, 10).Any(n => Industry.TryParse($"{group}{n}", out _)), group.Value));
    }

    [Fact]
    public void Names_lead_back_to_their_codes()
    {
        foreach (var industry in (IEnumerable<Industry>)[.. Industry.Sections, .. Industry.Divisions, .. Industry.Groups])
        {
            foreach (var language in (NameLanguage[])[Chinese, English])
            {
                Assert.True(Industry.TryFind(industry.Name(language), out var found));
                Assert.Equal(industry.Name(language), found.Name(language));
                Assert.True(industry.Contains(found) || (language == English && found.Contains(industry)), $"{industry} {found}");
            }
        }

        Assert.True(Industry.TryFind("锂离子电池制造", out var cells));
        Assert.Equal("C3841", cells.Value);
        Assert.True(Industry.TryFind("中成药生产", out var undivided));
        Assert.Equal("C274", undivided.Value);

        Assert.False(Industry.TryFind("桥梁", out _));
    }

    [Fact]
    public void Industries_are_found_by_words_of_their_names()
    {
        Assert.Equal(["C384", "C3841", "C3842", "C3843", "C3844", "C3849"], Industry.Holding("电池").Select(industry => industry.Value));
        Assert.Equal(["C384"], Industry.Holding("batteries").Select(industry => industry.Value));
        Assert.Empty(Industry.Holding("atteries"));
        Assert.Empty(Industry.Holding(" "));
        Assert.Empty(Industry.Holding("\ud800"));
    }

    [Fact]
    public void Names_agree_with_the_official_table()
    {
        var table = SharedData.LinesOf("gbt4754_2017/gbt4754_2017.csv").Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1]);
        var absent = new List<string>();
        foreach (var industry in (IEnumerable<Industry>)[.. Industry.Sections, .. Industry.Divisions, .. Industry.Groups])
        {
            if (table.TryGetValue(industry.Level == 1 ? industry.Value : industry.Value[1..], out var name))
            {
                // The copy of the table has two names twice over and one character that was lost.
                Assert.True(name == industry.Name(Chinese) || industry.Value is "L727" or "N763" or "R905", $"{industry} {name}");
            }
            else
            {
                absent.Add(industry.Value);
            }
        }

        // It is known to lack two groups.
        Assert.Equal(["C277", "C278"], absent);
    }

    [Fact]
    public void Every_code_of_the_official_table_is_read()
    {
        foreach (var cells in SharedData.LinesOf("gbt4754_2017/gbt4754_2017.csv").Skip(1).Select(line => line.Split(',')))
        {
            Assert.True(Industry.TryParse(cells[0], out var industry), cells[0]);
            Assert.Equal(cells[4], industry.Section.ToString());
            Assert.Equal(cells[2], industry.Level.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
