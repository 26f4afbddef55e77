namespace Suoqiao.Matching.Tests;

public sealed class RankingTrainingTests
{
    private static readonly string[] Words =
        ["电解液", "隔膜", "丝杠", "轴承", "疫苗", "佐剂", "炭黑", "橡胶", "激光", "光纤", "播种机", "收割机", "陶瓷", "涂层", "泵阀", "催化剂", "芯片", "封装", "面料", "染整"];

    [Fact]
    public void Training_twice_from_one_seed_gives_the_same_file()
    {
        var (index, judged) = Misleading();

        Assert.Equal(File(Train(index, judged)), File(Train(index, judged)));
    }

    [Fact]
    public void What_misleads_loses_its_weight()
    {
        var (index, judged) = Misleading();

        var model = Train(index, judged);

        Assert.True(model.Training!.IsTrained);
        Assert.True(model.Training.Trained > model.Training.Untrained);
        Assert.True(model.Description.Pairs < model.Title.Pairs / 2, $"{model.Title} {model.Description}");
    }

    [Fact]
    public void Too_few_needs_change_no_weight()
    {
        var (index, judged) = Misleading();

        var model = Train(index, [.. judged.Take(8)]);

        Assert.False(model.Training!.IsTrained);
        Assert.Equal((RankingModel.Untrained, RankingModel.Untrained), (model.Title, model.Description));
    }

    [Fact]
    public void A_saved_model_ranks_as_the_one_that_was_trained()
    {
        var (index, judged) = Misleading();
        var model = Train(index, judged);

        var loaded = RankingModel.Load(new MemoryStream(File(model)));

        int[] keys = [.. judged[0].Judged.Select(j => j.Key)];
        Assert.Equal(
            index.Score(judged[0].Query, keys, new MatchOptions { Model = model }),
            index.Score(judged[0].Query, keys, new MatchOptions { Model = loaded }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"title\":")]
    public void What_is_no_model_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => RankingModel.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_model_with_a_negative_weight_or_a_falling_line_is_refused()
    {
        var model = RankingModel.Default;
        var falling = new CalibrationPoint[] { new(0, 50), new(1, 10) };

        Refused(model with { Title = model.Title with { Own = -1 } });
        Refused(model with { Calibrations = model.Calibrations with { Both = falling } });
        static void Refused(RankingModel broken) => Assert.Throws<InvalidDataException>(() => RankingModel.Load(new MemoryStream(File(broken))));
    }

    [Theory]
    [InlineData(123, 10)]
    [InlineData(7, 10)]
    [InlineData(20, 4)]
    public void Every_need_is_in_one_fold_and_folds_are_even(int needs, int folds)
    {
        var foldOf = RankingTraining.FoldsOf(needs, folds, seed: 3);
        var sizes = foldOf.GroupBy(f => f).Select(f => f.Count()).ToList();

        Assert.Equal(needs, foldOf.Length);
        Assert.True(sizes.Max() - sizes.Min() <= 1);
        Assert.Equal(foldOf, RankingTraining.FoldsOf(needs, folds, seed: 3));
        Assert.All(foldOf, fold => Assert.InRange(fold, 0, folds - 1));
    }

    [Fact]
    public void Cross_validation_sets_every_method_beside_the_untrained_one()
    {
        var (index, judged) = Misleading();

        var rows = CrossValidation.Ablate(index, judged, seeds: 2, cancel: TestContext.Current.CancellationToken);

        var untrained = rows.Single(r => r.Method == "all: untrained");
        Assert.Equal((0, 0, 0), (untrained.Difference, untrained.Low, untrained.High));
        Assert.All(rows, r => Assert.Equal(r.Ndcg - untrained.Ndcg, r.Difference, 1e-9));
        Assert.All(rows, r => Assert.InRange(r.Difference, r.Low - 1e-9, r.High + 1e-9));
        Assert.True(rows.Single(r => r.Method == "all without the need's description").Difference > 0);
        Assert.True(rows[^1].Difference > 0, "What is trained learns that descriptions mislead here.");
    }

    [Fact]
    public void Recall_counts_the_strong_offers_among_the_first()
    {
        var (index, judged) = Misleading();

        var recall = CrossValidation.Recall(index, judged, TestContext.Current.CancellationToken);

        Assert.All(recall, r => Assert.True(r.At100 <= r.At300 && r.At300 <= r.At1000));
        Assert.All(recall, r => Assert.InRange(r.At1000, 0.99, 1));
    }

    [Fact]
    public void Percentages_follow_the_judgements()
    {
        var line = Calibration.Fit(Enumerable.Range(1, 1000).Select(i => (i / 1001.0, i % 4 == 0 || i > 900 ? 4 : 1)));

        Assert.True(Calibration.IsSound(line));
        Assert.InRange(Calibration.Percent(0.4, line), 20, 30);
        Assert.InRange(Calibration.Percent(0.97, line), 90, 100);
    }

    /// <summary>Needs whose titles name what is wanted and whose descriptions name something else.</summary>
    private static (MatchIndex<int> Index, JudgedQuery<int>[] Judged) Misleading()
    {
        var index = new MatchIndex<int>();
        var pairs = (from a in Enumerable.Range(0, Words.Length) from b in Enumerable.Range(0, Words.Length) where a < b select (a, b)).ToArray();
        index.SetMany(pairs.Select((p, i) => KeyValuePair.Create(i, new Subject { Title = $"{Words[p.a]} {Words[p.b]}" })));
        var judged = Enumerable.Range(0, 40).Select(i =>
        {
            var (wanted, named) = (i % Words.Length, (i + 1 + (i / Words.Length)) % Words.Length);
            var query = new Subject { Title = Words[wanted] + "研制", Description = Words[named] + "公司" };
            return new JudgedQuery<int>(query, [.. pairs.Select((p, key) => (p, key))
                .Where(x => x.p.a == wanted || x.p.b == wanted || x.p.a == named || x.p.b == named)
                .Select(x => (x.key, x.p.a == wanted || x.p.b == wanted ? 4 : 1)).Where((_, place) => place % 4 == i % 4)]);
        }).ToArray();
        return (index, judged);
    }

    private static RankingModel Train(MatchIndex<int> index, JudgedQuery<int>[] judged) =>
        RankingTraining.Train(index, judged, seed: 1, TestContext.Current.CancellationToken);

    private static byte[] File(RankingModel model)
    {
        using var file = new MemoryStream();
        model.Save(file);
        return file.ToArray();
    }
}
