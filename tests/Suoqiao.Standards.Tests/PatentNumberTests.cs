using FsCheck;
using FsCheck.Fluent;

namespace Suoqiao.Standards.Tests;

public sealed class PatentNumberTests
{
    private static readonly Arbitrary<string> Numbers = Arb.From(
        from year in Gen.Choose(2003, 2026)
        from kind in Gen.Elements(1, 2, 3, 8, 9)
        from serial in Gen.Choose(0, 9_999_999)
        select Complete($"{year}{kind}{serial:0000000}"));

    [Theory]
    [InlineData("201710601862.3", PatentKind.Invention, 2017)]
    [InlineData("95115608.X", PatentKind.Invention, 1995)]
    [InlineData("97101765.4", PatentKind.Invention, 1997)]
    public void Published_numbers_are_valid(string text, PatentKind kind, int year)
    {
        var number = PatentNumber.Parse(text);

        Assert.Equal((text, kind, year), (number.Value, number.Kind, number.Year));
    }

    [Theory]
    [InlineData("ZL201710601862.3")]
    [InlineData("CN 2017 1 0601862.3")]
    [InlineData("zl2017106018623")]
    [InlineData("ＺＬ２０１７１０６０１８６２．３")]
    public void Typed_forms_are_accepted(string text) => Assert.Equal("201710601862.3", PatentNumber.Parse(text).Value);

    [Fact]
    public void Wrong_check_character_tells_the_right_one() =>
        Assert.Equal(new PatentNumberCheck.WrongCheckCharacter('X', '1'), PatentNumber.Check("95115608.1"));

    [Fact]
    public void Missing_check_character_is_completed_but_not_accepted()
    {
        var missing = Assert.IsType<PatentNumberCheck.MissingCheckCharacter>(PatentNumber.Check("201710601862"));

        Assert.Equal("201710601862.3", missing.Completed.Value);
        Assert.False(PatentNumber.TryParse("201710601862", out _));
    }

    [Fact]
    public void Other_faults_are_told()
    {
        Assert.Equal(new PatentNumberCheck.WrongLength(11), PatentNumber.Check("20171060186"));
        Assert.Equal(new PatentNumberCheck.WrongCharacter('O'), PatentNumber.Check("2017106O18623"));
        Assert.Equal(new PatentNumberCheck.UnknownKind('5'), PatentNumber.Check("2017506018623"));
        Assert.Equal(new PatentNumberCheck.WrongYear(1917), PatentNumber.Check("1917106018623"));
        Assert.Equal(new PatentNumberCheck.WrongYear(2045), PatentNumber.Check("45115608.X"));
        Assert.Equal(new PatentNumberCheck.PublicationNumber(), PatentNumber.Check("CN107380485A"));
        Assert.Equal(new PatentNumberCheck.PublicationNumber(), PatentNumber.Check("CN 1234567 B2"));
    }

    [Theory]
    [InlineData("85100001", 1985)]
    [InlineData("03100001", 2003)]
    [InlineData("200310000001", 2003)]
    [InlineData("209910000001", 2099)]
    public void The_first_and_the_last_year_of_each_form_are_accepted(string digits, int year) => Assert.Equal(year, PatentNumber.Parse(Complete(digits)).Year);

    [Theory]
    [InlineData("84100001", 2084)]
    [InlineData("04100001", 2004)]
    [InlineData("200210000001", 2002)]
    [InlineData("210010000001", 2100)]
    public void The_years_before_and_after_are_not(string digits, int year) =>
        Assert.Equal(new PatentNumberCheck.WrongYear(year), PatentNumber.Check(Complete(digits)));

    [Fact]
    public void A_check_character_is_of_eight_or_twelve_digits()
    {
        Assert.Equal(('X', '3'), (PatentNumber.CheckCharacter("95115608"), PatentNumber.CheckCharacter("201710601862")));
        Assert.Throws<ArgumentException>(() => PatentNumber.CheckCharacter("9511560"));
        Assert.Throws<ArgumentException>(() => PatentNumber.CheckCharacter("9511560O"));
        Assert.Equal(new PatentNumberCheck.WrongCharacter('Z'), PatentNumber.Check("95115608.Z"));
        Assert.Equal(new PatentNumberCheck.WrongCharacter('O'), PatentNumber.Check("O5115608.X"));
    }

    [Fact]
    public void Any_changed_digit_is_detected() =>
        Prop.ForAll(Numbers, Arb.From(Gen.Choose(0, 11)), Arb.From(Gen.Elements("0123456789".ToCharArray())), (number, position, other) =>
            other == number[position] || !PatentNumber.TryParse(number[..position] + other + number[(position + 1)..], out _))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_two_exchanged_neighbours_are_detected() =>
        Prop.ForAll(Numbers, Arb.From(Gen.Choose(0, 10)), (number, position) =>
            number[position] == number[position + 1]
            || !PatentNumber.TryParse(number[..position] + number[position + 1] + number[position] + number[(position + 2)..], out _))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_built_by_the_published_rule_are_valid() =>
        Prop.ForAll(Numbers, number => PatentNumber.TryParse(number, out var read) && read.Value == number)
            .QuickCheckThrowOnFailure();

    private static string Complete(string digits)
    {
        int[] weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
        var rest = digits.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11;
        return $"{digits}.{(rest == 10 ? "X" : rest)}";
    }
}
