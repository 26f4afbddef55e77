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

    [Fact]
    public void Vectors_of_own_and_public_texts_add_to_it()
    {
        var bdci = Bdci.Load();
        var index = bdci.Index();
        var texts = bdci.Offers.Concat(bdci.Needs).Select(s => s.Value);
        index.Use(TermVectors.Train(texts, cancel: TestContext.Current.CancellationToken), TermVectors.Default);

        var result = Evaluation.Measure(bdci.Judge((need, offers) => index.Score(need, offers)));

        output.WriteLine(result.ToString());
        Assert.InRange(result.Ndcg, 0.725, 1);
        Assert.InRange(result.Spearman, 0.55, 1);
    }
}
