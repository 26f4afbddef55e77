namespace Suoqiao.Standards.Tests;

/// <summary>What every type does with texts that are none, and with its default value.</summary>
public sealed class AsTypedTests
{
    // Not inline data: an attribute cannot hold half a surrogate pair.
    private static readonly string?[] Texts = [null, "", "\ud83d", "\udc00", "38\ud83d", "\udc00\ud83d38", "𠮷", "𠮷\ud83d"];

    [Fact]
    public void Missing_and_broken_texts_are_refused_by_every_type() => Assert.All(Texts, text =>
    {
        Assert.False(CreditCode.TryParse(text, out _));
        Assert.False(Industry.TryParse(text, out _));
        Assert.False(Industry.TryFind(text, out _));
        Assert.False(RegionCode.TryParse(text, out _));
        Assert.False(SubjectCode.TryParse(text, out _));
        Assert.False(PatentNumber.TryParse(text, out _));
        Assert.False(Money.TryParse(text, out _));
        Assert.False(MoneyBand.TryParse(text, out _));
    });

    [Fact]
    public void The_default_value_has_an_empty_text_and_no_parts()
    {
        Assert.Equal(
            ["", "", "", "", ""],
            new[] { default(CreditCode).Value, default(Industry).Value, default(RegionCode).Value, default(SubjectCode).Digits, default(PatentNumber).Value });
        Assert.Equal((null, "", ""), (default(CreditCode).Class, default(CreditCode).Region, default(CreditCode).OrganisationCode));
        Assert.Equal((0, 0), (default(Industry).Level, default(SubjectCode).Level));
        Assert.Throws<InvalidOperationException>(() => default(Industry).Section);
        Assert.Throws<InvalidOperationException>(() => default(RegionCode).Level);
        Assert.Throws<InvalidOperationException>(() => default(PatentNumber).Kind);
        Assert.Throws<InvalidOperationException>(() => default(PatentNumber).Year);
    }

    [Fact]
    public void Parsing_what_is_none_throws()
    {
        Assert.Throws<FormatException>(() => CreditCode.Parse("1"));
        Assert.Throws<FormatException>(() => Industry.Parse("Z"));
        Assert.Throws<FormatException>(() => RegionCode.Parse("1"));
        Assert.Throws<FormatException>(() => SubjectCode.Parse("1"));
        Assert.Throws<FormatException>(() => PatentNumber.Parse("1"));
    }
}
