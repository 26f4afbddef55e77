namespace Suoqiao.Matching.Tests;

public sealed class EvaluationTests
{
    [Fact]
    public void A_worked_example_agrees_with_the_definition()
    {
        // Gains 1, 7, 0 as ranked; ideal 7, 1, 0: (1 + 7/log2 3) / (7 + 1/log2 3).
        var ndcg = Evaluation.Ndcg([new("n", "a", 2, 0.9), new("n", "b", 4, 0.5), new("n", "c", 1, 0.1)]);

        Assert.Equal((1 + (7 / Math.Log2(3))) / (7 + (1 / Math.Log2(3))), ndcg!.Value, 1e-12);
    }

    [Fact]
    public void Only_the_first_ten_count() =>
        Assert.Equal(0, Evaluation.Ndcg(Enumerable.Range(0, 11).Select(i => new Judged("n", $"{i:00}", i == 10 ? 4 : 1, 0))));

    [Fact]
    public void Ties_are_broken_by_offer_id()
    {
        Assert.Equal(1, Evaluation.Ndcg([new("n", "b", 1, 0), new("n", "a", 2, 0)]));
        Assert.Equal(1 / Math.Log2(3), Evaluation.Ndcg([new("n", "b", 2, 0), new("n", "a", 1, 0)])!.Value, 1e-12);
    }

    [Fact]
    public void Needs_without_gain_are_left_out()
    {
        var result = Evaluation.Measure([new("n", "a", 1, 1), new("m", "a", 2, 1), new("m", "b", 1, 0)]);

        Assert.Equal((1.0, 1, 3), (result.Ndcg, result.Needs, result.Pairs));
    }

    [Fact]
    public void Spearman_shares_ranks_among_ties()
    {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 · 5).
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), Evaluation.Spearman([1, 2, 2, 3], [1, 2, 3, 4]), 1e-12);
        Assert.Equal(-1, Evaluation.Spearman([1, 2, 3], [3, 2, 1]), 1e-12);
        Assert.Equal(0, Evaluation.Spearman([1, 1], [1, 2]));
    }
}
