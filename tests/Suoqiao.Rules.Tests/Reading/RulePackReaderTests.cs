using System.Text;
using Suoqiao.Rules.Reading;
using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests.Reading;

public sealed class RulePackReaderTests
{
    [Fact]
    public void The_example_is_right()
    {
        var reading = Read(Pack);

        Assert.Empty(reading.Faults);
        Assert.Equal(
            ("example", "CN", "transfer", "转化", "example.json"),
            (reading.Pack!.Id, reading.Pack.Jurisdiction, reading.Pack.Subject, reading.Pack.Title.Chinese, reading.Pack.File));
    }

    /// <summary>Each is one change of the example, and the one fault that it makes.</summary>
    public static TheoryData<string, string, PackProblem, int, string, string> Faulty => new()
    {
        { "\"subject\"", "\"matter\": 1, \"subject\"", PackProblem.UnknownMember, 4, "$.matter", "matter" },
        { "\"id\": \"example\",", "", PackProblem.MissingMember, 1, "$", "id" },
        { "\"article\": \"第一条\",", "", PackProblem.MissingMember, 11, "$.rules[0].versions[0]", "article" },
        { "\"article\": \"第一条\"", "\"article\": \" \"", PackProblem.EmptyText, 15, "$.rules[0].versions[0].article", "" },
        { "\"article\": \"第一条\"", "\"article\": 1", PackProblem.NotAText, 15, "$.rules[0].versions[0].article", "" },
        { "\"article\": \"第一条\"", "\"article\": null", PackProblem.NotAText, 15, "$.rules[0].versions[0].article", "" },
        { "\"zh\": \"公示十日。\"", "\"zh\": \"\"", PackProblem.EmptyText, 16, "$.rules[0].versions[0].words.zh", "" },
        { "\"en\": \"Ten days.\"", "\"en\": \"　\"", PackProblem.EmptyText, 16, "$.rules[0].versions[0].words.en", "" },
        { ", \"en\": \"Ten days.\"", "", PackProblem.MissingMember, 16, "$.rules[0].versions[0].words", "en" },
        { "\"issuer\": \"局\", \"number\"", "\"number\"", PackProblem.MissingMember, 14, "$.rules[0].versions[0].source", "issuer" },
        { "https://example.org/1", "javascript:alert(1)", PackProblem.NotAnAddress, 14, "$.rules[0].versions[0].source.url", "javascript:alert(1)" },
        { "{ \"zh\": \"公示\", \"en\": \"Publicity\" }", "\"公示\"", PackProblem.NotAnObject, 9, "$.rules[0].title", "" },
        { "\"from\": \"2020-01-01\"", "\"from\": \"2020-1-1\"", PackProblem.NotADate, 12, "$.rules[0].versions[0].from", "2020-1-1" },
        { "\"from\": \"2020-01-01\"", "\"from\": \"2021-02-29\"", PackProblem.NotADate, 12, "$.rules[0].versions[0].from", "2021-02-29" },
        { "\"from\": \"2020-01-01\"", "\"from\": 2020", PackProblem.NotADate, 12, "$.rules[0].versions[0].from", "2020" },
        { "\"from\": \"2020-01-01\"", "\"from\": \"2022-01-01\"", PackProblem.FromNotBeforeTo, 12, "$.rules[0].versions[0].from", "2022-01-01" },
        { "\"to\": \"2022-01-01\"", "\"to\": \"2022-01-02\"", PackProblem.OverlappingVersions, 21, "$.rules[0].versions[1]", "$.rules[0].versions[0] (11)" },
        { "\"to\": \"2022-01-01\"", "\"to\": null", PackProblem.OverlappingVersions, 21, "$.rules[0].versions[1]", "$.rules[0].versions[0] (11)" },
        { "\"id\": \"example\"", "\"id\": \"Example\"", PackProblem.NotAKey, 2, "$.id", "Example" },
        { "\"key\": \"publicity\"", "\"key\": \"publicity\\n\"", PackProblem.NotAKey, 8, "$.rules[0].key", "publicity\n" },
        { "\"jurisdiction\": \"CN\"", "\"jurisdiction\": \"浙江\"", PackProblem.NotAJurisdiction, 3, "$.jurisdiction", "浙江" },
        { "\"jurisdiction\": \"CN\"", "\"jurisdiction\": \"33\"", PackProblem.NotAJurisdiction, 3, "$.jurisdiction", "33" },
        { "\"id\": \"example\"", "\"id\": \"example\",\n\"id\": \"other\"", PackProblem.DuplicateMember, 3, "$.id", "id" },
        { "\"unit\": \"days\", \"value\": 15", "\"unit\": \"working-days\", \"value\": 15",
            PackProblem.ChangedUnit, 28, "$.rules[0].versions[1].parameters[0]", "days (example.json:18)" },
        { "\"unit\": \"days\", \"value\": 15", "\"unit\": \"weeks\", \"value\": 15",
            PackProblem.UnknownUnit, 28, "$.rules[0].versions[1].parameters[0].unit", "weeks" },
        { "\"unit\": \"days\", \"value\": 15", "\"unit\": \"days\", \"value\": 15, \"choices\": [\"1\"]",
            PackProblem.UnknownMember, 28, "$.rules[0].versions[1].parameters[0].choices", "choices" },
        { "\"unit\": \"days\", \"value\": 15", "\"unit\": \"days\"", PackProblem.MissingMember, 28, "$.rules[0].versions[1].parameters[0]", "value" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_is_told_with_line_and_place(string old, string now, PackProblem problem, int line, string path, string detail)
    {
        var reading = Read(With(old, now));

        Assert.Null(reading.Pack);
        Assert.Equal(new PackFault("example.json", line, path, problem, detail), Assert.Single(reading.Faults));
    }

    [Theory]
    [InlineData("days", "-1", PackProblem.NotAWholeNumber)]
    [InlineData("days", "1.0", PackProblem.NotAWholeNumber)]
    [InlineData("days", "\"15\"", PackProblem.NotAWholeNumber)]
    [InlineData("count", "99999999999", PackProblem.NotAWholeNumber)]
    [InlineData("count", "true", PackProblem.NotAWholeNumber)]
    [InlineData("percent", "-0.5", PackProblem.NotANumber)]
    [InlineData("percent", "5e1", PackProblem.NotANumber)]
    [InlineData("number", "\"1\"", PackProblem.NotANumber)]
    [InlineData("CNY", "0.001", PackProblem.NotAnAmount)]
    [InlineData("CNY", "\"5 万\"", PackProblem.NotAnAmount)]
    [InlineData("month-day", "\"02-29\"", PackProblem.NotAMonthDay)]
    [InlineData("month-day", "330", PackProblem.NotAMonthDay)]
    [InlineData("dates", "\"2025-01-01\"", PackProblem.NotAList)]
    [InlineData("dates", "[\"2025-01-02\", \"2025-01-01\"]", PackProblem.DatesNotAscending)]
    [InlineData("dates", "[\"2025-01-01\", \"2025-01-01\"]", PackProblem.DatesNotAscending)]
    [InlineData("dates", "[\"2025-13-01\"]", PackProblem.NotADate)]
    [InlineData("texts", "[]", PackProblem.EmptyList)]
    [InlineData("texts", "[\"a\", \"a\"]", PackProblem.DuplicateText)]
    [InlineData("choice", "\"a\"", PackProblem.MissingMember)]
    [InlineData("money", "1", PackProblem.UnknownUnit)]
    public void A_value_that_does_not_suit_its_unit_is_a_fault(string unit, string value, PackProblem problem)
    {
        var fault = Assert.Single(Read(WithParameter(unit, value)).Faults);

        Assert.Equal((problem, 19), (fault.Problem, fault.Line));
    }

    [Fact]
    public void A_choice_is_one_of_its_choices() =>
        Assert.Equal(PackProblem.NotAChoice, Assert.Single(Read(WithParameter("choice", "\"c\"", ", \"choices\": [\"a\", \"b\"]")).Faults).Problem);

    [Fact]
    public void A_gap_between_versions_is_a_notice_and_the_pack_is_read()
    {
        var reading = Read(With("\"to\": \"2022-01-01\"", "\"to\": \"2021-01-01\""));

        var notice = Assert.Single(reading.Faults);
        Assert.NotNull(reading.Pack);
        Assert.True(notice.IsNotice);
        Assert.Equal((PackProblem.GapBetweenVersions, 21, "[2021-01-01, 2022-01-01)"), (notice.Problem, notice.Line, notice.Detail));
    }

    [Fact]
    public void A_version_inside_an_older_one_overlaps_it_though_another_lies_between()
    {
        // [2020, 2025), [2021, 2022) and [2023, …): the third overlaps the first and not the second.
        var json = With("\"to\": \"2022-01-01\"", "\"to\": \"2025-01-01\"")
            .Replace("\"from\": \"2022-01-01\",", "\"from\": \"2021-01-01\", \"to\": \"2022-01-01\",", StringComparison.Ordinal);
        var third = json[json.LastIndexOf("{\n          \"from\"", StringComparison.Ordinal)..json.LastIndexOf("]\n    }", StringComparison.Ordinal)].TrimEnd();
        var all = json.Replace(
            third,
            $"{third},\n{third.Replace("2022-01-01", "2024-01-01", StringComparison.Ordinal).Replace("2021-01-01", "2023-01-01", StringComparison.Ordinal)}",
            StringComparison.Ordinal);

        var faults = Read(all).Faults;

        Assert.Equal([PackProblem.OverlappingVersions, PackProblem.OverlappingVersions], faults.Select(fault => fault.Problem));
        Assert.All(faults, fault => Assert.StartsWith("$.rules[0].versions[0]", fault.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_and_a_parameter_stand_once()
    {
        var rule = Pack[Pack.IndexOf("{\n      \"key\"", StringComparison.Ordinal)..Pack.LastIndexOf("]\n}", StringComparison.Ordinal)].TrimEnd();
        var twice = Pack.Replace(rule, $"{rule}, {rule}", StringComparison.Ordinal);
        var parameter = "{ \"name\": \"period\", \"title\": { \"zh\": \"公示期\", \"en\": \"Period\" }, \"unit\": \"days\", \"value\": 10 }";

        Assert.Equal((PackProblem.DuplicateKey, 32, "publicity"), Place(Assert.Single(Read(twice).Faults)));
        Assert.Equal((PackProblem.DuplicateParameter, 19, "period"), Place(Assert.Single(Read(With(parameter, $"{parameter},\n{parameter}")).Faults)));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var json = With("\"subject\"", "\"matter\": 1, \"subject\"")
            .Replace("第一条", "", StringComparison.Ordinal).Replace("\"days\"", "\"weeks\"", StringComparison.Ordinal);

        Assert.Equal(
            [PackProblem.EmptyText, PackProblem.UnknownUnit, PackProblem.UnknownUnit, PackProblem.UnknownMember],
            Read(json).Faults.Select(fault => fault.Problem));
    }

    [Theory]
    [InlineData("", PackProblem.NotJson, 1)]
    [InlineData("{\n  \"id\": \"a\",\n}", PackProblem.NotJson, 3)]
    [InlineData("{\n  // a comment\n}", PackProblem.NotJson, 2)]
    [InlineData("{}\n\n{}", PackProblem.TrailingText, 3)]
    [InlineData("{\n\"id\": \"\\ud800\" }", PackProblem.NotUtf8, 2)]
    [InlineData("\n[]", PackProblem.NotAnObject, 2)]
    public void What_is_no_document_is_one_fault(string json, PackProblem problem, int line)
    {
        var fault = Assert.Single(Read(json).Faults);

        Assert.Equal((problem, line), (fault.Problem, fault.Line));
    }

    [Fact]
    public void Deep_nesting_is_no_document() =>
        Assert.Equal(PackProblem.NotJson, Assert.Single(Read(new string('[', 100_000)).Faults).Problem);

    [Fact]
    public void A_text_in_another_encoding_is_told_by_line()
    {
        byte[] bytes = [.. "{\n\"id\":\n\""u8, 0xD6, 0xD0, .. "\"}"u8];

        var fault = Assert.Single(RulePackReader.Read("gbk.json", bytes).Faults);

        Assert.Equal((PackProblem.NotUtf8, 3), (fault.Problem, fault.Line));
    }

    [Fact]
    public void A_byte_order_mark_and_line_ends_of_windows_change_nothing()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(With("\"article\": \"第一条\",", "").ReplaceLineEndings("\r\n"))];

        Assert.Equal(11, Assert.Single(RulePackReader.Read("example.json", bytes).Faults).Line);
    }

    [Fact]
    public void A_stream_is_read_as_its_bytes_are()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Pack));

        Assert.Equal("example", RulePackReader.Read("example.json", stream).Pack!.Id);
    }

    private static (PackProblem Problem, int Line, string Detail) Place(PackFault fault) => (fault.Problem, fault.Line, fault.Detail);
}
