using FsCheck;
using FsCheck.Fluent;

namespace Suoqiao.Standards.Tests;

public sealed class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Arbitrary<string> Codes = Arb.From(
        from department in Gen.Elements("12345789".ToCharArray())
        from kind in Gen.Elements("1239".ToCharArray())
        from region in Gen.ArrayOf(Gen.Elements("0123456789".ToCharArray()), 6)
        from body in Gen.ArrayOf(Gen.Elements(Alphabet.ToCharArray()), 8)
        select Complete($"{department}{kind}{new string(region)}{new string(body)}"));

    [Theory]
    [InlineData("914403001922038216")]
    [InlineData("91330100799655058B")]
    [InlineData("9144030071526726XG")]
    [InlineData("91110000802100433B")]
    [InlineData("12100000400002259P")]
    [InlineData("12100000400000624D")]
    [InlineData("12100000470095016Q")]
    public void Codes_in_use_pass_both_checks(string code) =>
        Assert.Equal(code, Assert.IsType<CreditCodeCheck.Valid>(CreditCode.Check(code)).Code.Value);

    [Fact]
    public void Example_printed_in_the_standard_has_the_wrong_check_character() =>
        Assert.Equal(new CreditCodeCheck.WrongCheckCharacter('3', 'Z'), CreditCode.Check("91350100M000100Y4Z"));

    [Fact]
    public void Wrong_check_character_tells_the_right_one() =>
        Assert.Equal(new CreditCodeCheck.WrongCheckCharacter('3', '4'), CreditCode.Check("91350100M000100Y44"));

    [Fact]
    public void Wrong_organisation_code_is_a_warning_and_tells_the_right_character()
    {
        var seventeen = "91440300192203820";
        var code = seventeen + CreditCode.CheckCharacter(seventeen);

        var doubtful = Assert.IsType<CreditCodeCheck.DoubtfulOrganisationCode>(CreditCode.Check(code));

        Assert.Equal('1', doubtful.Expected);
        Assert.True(CreditCode.TryParse(code, out _));
    }

    [Theory]
    [InlineData("91440300192203821", 17)]
    [InlineData("9144030019220382160", 19)]
    [InlineData("", 0)]
    public void Wrong_length_is_told(string code, int length) =>
        Assert.Equal(new CreditCodeCheck.WrongLength(length), CreditCode.Check(code));

    [Theory]
    [InlineData("9I4403001922038216", 2, 'I')]
    [InlineData("91A403001922038216", 3, 'A')]
    [InlineData("914403001O22038216", 10, 'O')]
    public void Character_outside_the_alphabet_is_told_with_its_position(string code, int position, char found) =>
        Assert.Equal(new CreditCodeCheck.WrongCharacter(position, found), CreditCode.Check(code));

    [Fact]
    public void Typed_forms_are_accepted()
    {
        var code = CreditCode.Parse(" ９１３３０１００ 799655058b ");

        Assert.Equal("91330100799655058B", code.Value);
        Assert.Equal("330100", code.Region);
        Assert.Equal("799655058", code.OrganisationCode);
        Assert.Equal(("企业", "Enterprise", "市场监管"), (code.Class!.Chinese, code.Class.English, code.Class.DepartmentChinese));
    }

    [Fact]
    public void Text_that_is_no_text_is_refused() => Assert.Null(CreditCode.Check("9144030019220382\ud8006").Accepted);

    [Fact]
    public void Any_changed_character_is_detected() =>
        Prop.ForAll(Codes, Arb.From(Gen.Choose(0, 17)), Arb.From(Gen.Elements(Alphabet.ToCharArray())), (code, position, other) =>
            other == code[position] || CreditCode.Check(code[..position] + other + code[(position + 1)..]).Accepted is null)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_two_exchanged_neighbours_are_detected() =>
        Prop.ForAll(Codes, Arb.From(Gen.Choose(0, 16)), (code, position) =>
            code[position] == code[position + 1]
            || CreditCode.Check(code[..position] + code[position + 1] + code[position] + code[(position + 2)..]).Accepted is null)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Codes_built_by_the_published_rule_are_valid() =>
        Prop.ForAll(Codes, code => CreditCode.Check(code) is CreditCodeCheck.Valid { Code: var read } && read.Value == code)
            .QuickCheckThrowOnFailure();

    // The published rule once more, in its own words, so that the code under test is not its own judge.
    private static string Complete(string sixteen)
    {
        int[] organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
        int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        var organisation = 11 - Enumerable.Range(0, 8)
            .Sum(i => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".IndexOf(sixteen[8 + i], StringComparison.Ordinal) * organisationWeights[i]) % 11;
        var seventeen = sixteen + (organisation == 10 ? "X" : organisation == 11 ? "0" : $"{organisation}");
        var sum = Enumerable.Range(0, 17).Sum(i => Alphabet.IndexOf(seventeen[i], StringComparison.Ordinal) * weights[i]);
        return seventeen + Alphabet[(31 - sum % 31) % 31];
    }
}
