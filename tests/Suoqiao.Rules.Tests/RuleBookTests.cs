using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests;

public sealed class RuleBookTests
{
    private static readonly RuleBook Book3 = Book(
        Short("country", "CN", "2020-01-01", null, 1),
        Short("province", "330000", "2021-01-01", "2023-01-01", 2),
        Short("city", "330100", "2022-01-01", "2022-07-01", 3)).Require();

    [Theory]
    [InlineData("/330000/330100/", "2022-03-01", 3)]
    [InlineData("/330000/330100/330106/", "2022-03-01", 3)]
    [InlineData("/330000/330100/", "2022-07-01", 2)]
    [InlineData("/330000/330100/", "2023-01-01", 1)]
    [InlineData("/330000/331100/", "2022-03-01", 2)]
    [InlineData("/110000/", "2022-03-01", 1)]
    [InlineData("/", "2022-03-01", 1)]
    [InlineData("", "2022-03-01", 1)]
    [InlineData("/330000/330100/", "2019-12-31", null)]
    public void The_more_specific_jurisdiction_wins_while_it_is_in_force(string path, string date, int? days) =>
        Assert.Equal(days, Book3.Find(path, "transfer", "publicity", Day(date))?.Version.Whole("period", RuleUnit.Days));

    [Fact]
    public void Nothing_is_found_under_another_subject_or_key()
    {
        Assert.Null(Book3.Find("/330000/", "transfers", "publicity", Day("2022-03-01")));
        Assert.Null(Book3.Find("/330000/", "transfer", "award", Day("2022-03-01")));
    }

    [Theory]
    [InlineData("/33/")]
    [InlineData("浙江")]
    public void A_path_of_other_things_than_codes_is_an_error_of_the_program(string path) =>
        Assert.Throws<ArgumentException>(() => Book3.Find(path, "transfer", "publicity", Day("2022-03-01")));

    [Fact]
    public void The_rules_of_a_region_come_with_their_history_the_most_specific_and_newest_first()
    {
        var book = Book(
            Short("country", "CN", "2020-01-01", "2021-01-01", 1),
            Short("country-2", "CN", "2021-01-01", null, 2),
            Short("province", "330000", "2022-01-01", null, 3),
            Short("award", "330000", "2030-01-01", null, 4, key: "award"),
            Short("elsewhere", "110000", "2020-01-01", null, 5, key: "there")).Require();

        var rules = book.RulesOf("/330000/330100/", Day("2025-01-01"));

        Assert.Equal(["award", "publicity"], rules.Select(rule => rule.Key));
        Assert.Null(rules[0].InForce);
        Assert.Equal("公示", rules[0].Title.Chinese);
        Assert.Equal("province", rules[1].InForce!.Pack.Id);
        Assert.Equal(["province", "country-2", "country"], rules[1].History.Select(cited => cited.Pack.Id));
        Assert.Equal("Transfer", rules[1].SubjectTitle.English);
    }
}
