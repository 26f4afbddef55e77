using Suoqiao.Rules.Reading;

namespace Suoqiao.Rules.Tests.Reading;

public sealed class PackFaultTests
{
    public static TheoryData<PackProblem> Problems => [.. Enum.GetValues<PackProblem>()];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Every_problem_has_words_and_a_remedy_in_both_languages(PackProblem problem)
    {
        var fault = new PackFault("a.json", 3, "$.id", problem, "x");

        Assert.EndsWith(problem == PackProblem.NotJson ? "x" : "。", fault.Message.Chinese, StringComparison.Ordinal);
        Assert.EndsWith("。", fault.Remedy.Chinese, StringComparison.Ordinal);
        Assert.EndsWith(problem == PackProblem.NotJson ? "x" : ".", fault.Message.English, StringComparison.Ordinal);
        Assert.EndsWith(".", fault.Remedy.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_is_written_with_file_line_and_place() =>
        Assert.Equal(
            "a.json:3: $.unit: There is no unit \"weeks\". Use a unit that docs/rules.md lists.",
            new PackFault("a.json", 3, "$.unit", PackProblem.UnknownUnit, "weeks").ToString());
}
