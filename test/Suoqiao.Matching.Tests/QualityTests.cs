namespace Suoqiao.Matching.Tests;

public sealed class QualityTests(ITestOutputHelper output)
{
    [Fact]
    public void Ranking_of_judged_offers_reaches_the_measured_quality()
    {
        var bdci = Bdci.Load();
        var index = bdci.Index();

        var result = Evaluation.Measure(bdci.Judge((need, offers) => index.Score(need, offers)));

        output.WriteLine(result.ToString());
        Assert.Equal(120, result.Needs);
        Assert.Equal(6663, result.Pairs);
        Assert.InRange(result.Ndcg, 0.714, 1);
    }
}
