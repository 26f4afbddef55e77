namespace Suoqiao.Indices.Tests.Composite;

public sealed class PublishedTests
{
    [Fact]
    public void Every_published_answer_is_met_to_its_printed_precision()
    {
        var answers = Published.All.ToList();
        var missed = answers.Where(answer => !(Math.Abs(answer.Ours - answer.Printed) <= answer.Within * 1.000001)).ToList();

        Assert.True(answers.Count >= 100, $"{answers.Count} answers");
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }
}
