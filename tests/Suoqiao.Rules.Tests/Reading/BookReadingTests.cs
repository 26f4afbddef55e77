using Suoqiao.Rules.Reading;
using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests.Reading;

public sealed class BookReadingTests
{
    [Fact]
    public void Two_packs_do_not_rule_the_same_day()
    {
        var reading = Book(Short("a", "CN", "2020-01-01", "2022-01-01", 1), Short("b", "CN", "2021-12-31", null, 2));

        Assert.Null(reading.Book);
        Assert.Equal(new PackFault("2.json", 4, "$.rules[0].versions[0]", PackProblem.OverlappingVersions, "1.json:4"), Assert.Single(reading.Faults));
    }

    [Fact]
    public void Two_packs_may_rule_one_after_the_other_and_in_different_jurisdictions_and_under_different_keys() =>
        Assert.Empty(Book(
            Short("a", "CN", "2020-01-01", "2022-01-01", 1),
            Short("b", "CN", "2022-01-01", null, 2),
            Short("c", "330000", "2020-01-01", null, 3),
            Short("d", "CN", "2020-01-01", null, 4, key: "award")).Faults);

    [Fact]
    public void Every_overlap_is_told_once_by_the_later_pack()
    {
        var reading = Book(Short("a", "CN", "2020-01-01", null, 1), Short("b", "CN", "2010-01-01", "2015-01-01", 2), Short("c", "CN", "2012-01-01", null, 3));

        Assert.Equal(("3.json", "1.json:4"), (Assert.Single(reading.Faults).File, reading.Faults[0].Detail));
    }

    [Fact]
    public void An_id_stands_once()
    {
        var fault = Assert.Single(Book(Short("a", "CN", "2020-01-01", null, 1), Short("a", "330000", "2020-01-01", null, 2)).Faults);

        Assert.Equal(("2.json", 2, PackProblem.DuplicatePack, "a (1.json:2)"), (fault.File, fault.Line, fault.Problem, fault.Detail));
    }

    [Fact]
    public void A_parameter_has_one_unit_in_all_jurisdictions()
    {
        var fault = Assert.Single(Book(Short("a", "CN", "2020-01-01", null, 1), Short("b", "330000", "2020-01-01", null, 2, unit: "working-days")).Faults);

        Assert.Equal(("2.json", 7, PackProblem.ChangedUnit, "days (1.json:7)"), (fault.File, fault.Line, fault.Problem, fault.Detail));
    }

    [Fact]
    public void A_book_with_faults_is_none_and_tells_them_all()
    {
        var reading = Book("{", Short("a", "CN", "2020-01-01", null, -1));

        var thrown = Assert.Throws<InvalidDataException>(reading.Require);
        Assert.Contains("1.json:1:", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("2.json:7:", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_does_not_keep_a_book_from_being_used()
    {
        var reading = Book(With("\"to\": \"2022-01-01\"", "\"to\": \"2021-01-01\""));

        Assert.NotNull(reading.Book);
        Assert.True(Assert.Single(reading.Faults).IsNotice);
    }
}
