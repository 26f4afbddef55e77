using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

/// <summary>What is done to quotes before an index: outliers, missing prices, replacements; and the classification above them.</summary>
public sealed class CompilationTests
{
    // The relatives of gpindex's example on outliers; it prints their logarithms.
    private static readonly double[] Relatives =
        [.. new[] { -1.2070657, 0.2774292, 1.0844412, -2.3456977, 0.4291247, 0.5060559, -0.5747400, -0.5466319, -0.5644520, -0.8900378 }.Select(Math.Exp)];

    [Theory]
    [InlineData(OutlierMethod.Quartile, new[] { 2, 3 })]
    [InlineData(OutlierMethod.Tukey, new[] { 2, 3 })]
    public void Outliers_are_those_that_gpindex_prints(OutlierMethod method, int[] outlying)
    {
        var rule = new OutlierRule(method) { LeastDistance = 0 };

        var judgements = Outliers.Judge([.. Relatives.Select(_ => 1.0)], Relatives, rule);

        Assert.Equal(outlying, Enumerable.Range(0, Relatives.Length).Where(i => judgements[i].IsOutlier));
    }

    [Fact]
    public void The_transform_of_Hidiroglou_and_Berthelot_is_what_gpindex_prints()
    {
        double[] printed =
            [-0.918538151, 1.300051411, 4.154877789, -4.990623335, 1.676813038, 1.890871823, -0.019423964, 0.008909836, -0.008989935, -0.397291327];

        var judgements = Outliers.Judge([.. Relatives.Select(_ => 1.0)], Relatives, new OutlierRule(OutlierMethod.HidiroglouBerthelot) { SizeExponent = 0 });

        Assert.All(printed.Zip(judgements), pair => Assert.Equal(pair.First, pair.Second.Score, 4e-7));
    }

    [Fact]
    public void Tukeys_ends_are_outlying_and_unchanged_prices_do_not_narrow_his_bounds()
    {
        // tukey_algorithm(seq(0.1, 2, by = 0.2)) of gpindex's tests: only the ends.
        double[] even = [.. Enumerable.Range(0, 10).Select(i => 0.1 + (0.2 * i))];
        double[] still =
        [
            .. Enumerable.Repeat(1.0, 80),
            .. Enumerable.Range(1, 10).Select(i => 1 - (0.01 * i)),
            .. Enumerable.Range(1, 10).Select(i => 1 + (0.01 * i)),
        ];

        var (ends, changes) = (
            Outliers.Judge([.. even.Select(_ => 1.0)], even, new OutlierRule(OutlierMethod.Tukey)),
            Outliers.Judge([.. still.Select(_ => 1.0)], still, new OutlierRule(OutlierMethod.Tukey)));

        Assert.Equal([0, 9], Enumerable.Range(0, 10).Where(i => ends[i].IsOutlier));
        Assert.All(changes, judgement => Assert.True(judgement.Lower <= 0.97 && judgement.Upper >= 1.03));
    }

    [Theory]
    [InlineData(OutlierMethod.Quartile)]
    [InlineData(OutlierMethod.Tukey)]
    [InlineData(OutlierMethod.HidiroglouBerthelot)]
    public void Fewer_changes_than_the_least_count_are_not_judged(OutlierMethod method)
    {
        double[] after = [1, 1.01, 0.99, 1.02, 0.98, 1.01, 0.99, 50];
        double[] before = [.. after.Select(_ => 1.0)];

        Assert.Equal(8, new OutlierRule(method).LeastCount);
        Assert.True(Outliers.Judge(before, after, new OutlierRule(method))[7].IsOutlier);
        Assert.All(
            Outliers.Judge(before, after, new OutlierRule(method) { LeastCount = 9 }),
            judgement => Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (judgement.Lower, judgement.Upper)));
    }

    [Fact]
    public void A_larger_price_weighs_more_with_Hidiroglou_and_Berthelot()
    {
        double[] before = [1, 1, 1, 1, 1, 1, 1, 1, 10000], after = [1.1, 0.9, 1, 1.05, 0.95, 1, 1.02, 0.98, 12500];

        Assert.False(Outliers.Judge(before, after, new OutlierRule(OutlierMethod.HidiroglouBerthelot) { SizeExponent = 0, Cutoff = 6 })[8].IsOutlier);
        Assert.True(Outliers.Judge(before, after, new OutlierRule(OutlierMethod.HidiroglouBerthelot) { SizeExponent = 0.5, Cutoff = 6 })[8].IsOutlier);
    }

    [Fact]
    public void A_wrong_price_is_taken_out_and_logged_and_the_right_one_after_it_stays()
    {
        var prices = Enumerable.Range(0, 10).Select(i => new[] { 10, 10 + (0.1 * i), 10 + (0.1 * i), 10.5 }).ToArray();
        prices[4][1] = 100;
        var table = Examples.Table(prices);

        var cleaned = Outliers.Remove(table, new OutlierRule(OutlierMethod.Quartile), out var log);

        var entry = Assert.Single(log);
        Assert.Equal(("2", "5", 10.0, 100.0), (entry.Period, entry.Item.Name, entry.Before, entry.Price));
        Assert.InRange(entry.Judgement.Upper, 1, 9.99);
        Assert.Equal([10, 9, 10, 10], cleaned.Baskets.Select(basket => basket.Count));
    }

    [Fact]
    public void Strata_are_judged_apart_and_few_changes_not_at_all()
    {
        var quotes = from item in Enumerable.Range(0, 18)
                     let many = item < 10
                     from period in new[] { 1, 2 }
                     select new PeriodQuote(
                         Examples.Show(period),
                         Examples.Show(item),
                         period == 1 ? 1 : many ? 2 + (0.01 * item) : item == 17 ? 50 : 1,
                         null,
                         many ? "doubled" : item == 17 ? "single" : "still");

        Outliers.Remove(Examples.Gather(quotes), new OutlierRule(OutlierMethod.Quartile), out var log);

        Assert.Empty(log);
    }

    [Fact]
    public void A_missing_price_moves_with_its_class_and_is_logged()
    {
        // Class x: a and b; y: d alone. c of x is missing in 2 and 3, e of y in 2, where y has nothing else: it moves with all.
        PeriodQuote[] quotes =
        [
            new("1", "a", 1, 1, "x"), new("1", "b", 1, 1, "x"), new("1", "c", 10, 1, "x"), new("1", "e", 5, 1, "y"),
            new("2", "a", 2, 1, "x"), new("2", "b", 8, 1, "x"),
            new("3", "a", 2, 1, "x"), new("3", "b", 32, 1, "x"), new("3", "e", 6, 1, "y"),
        ];

        var filled = Imputation.ByClassMean(Examples.Gather(quotes), 2, out var log);

        Assert.Equal(
            [("2", "c", 40, true), ("2", "e", 20, false), ("3", "c", 80, true)],
            log.Select(entry => (entry.Period, entry.Item.Name, Math.Round(entry.Price, 10), entry.FromClass)));
        Assert.Equal([4, 4, 4], filled.Baskets.Select(basket => basket.Count));
        Assert.Equal(3, log.Count);
        Assert.All(Markets.QuotesOf(filled).Where(quote => quote is { Period: "2", Item: "c" or "e" }), quote => Assert.Equal(0, quote.Quantity));
    }

    [Fact]
    public void Imputing_by_class_leaves_a_chained_Jevons_of_the_class_unchanged_until_the_item_returns()
    {
        var table = Examples.Table([[1, 2, 3, 4], [1, 1.5, 1.5, 2], [5, 0, 0, 9]]);
        var chained = new ComparisonOptions { Kind = ComparisonKind.Chained };

        var (without, with) = (
            PriceIndex.Bilateral(table, PriceFormula.Jevons, chained).Values(),
            PriceIndex.Bilateral(Imputation.ByClassMean(table, 12, out _), PriceFormula.Jevons, chained).Values());

        Assert.Equal(without[1], with[1], 1e-14);
        Assert.Equal(without[2], with[2], 1e-14);

        // When it returns, its whole change counts: the direct comparison of all three is met again.
        Assert.Equal(Math.Cbrt(4 * 2 * 1.8), with[3], 1e-14);
        Assert.NotEqual(without[3], with[3], 1e-3);
    }

    [Fact]
    public void An_item_that_stays_away_gets_no_price_for_ever()
    {
        var table = Examples.Table([[1, 1, 1, 1, 1], [1, 0, 0, 0, 0]]);

        Imputation.ByClassMean(table, 2, out var log);

        Assert.Equal(["2", "3"], log.Select(entry => entry.Period));
    }

    [Fact]
    public void A_replacement_continues_the_old_item_at_the_ratio_of_the_overlap()
    {
        PeriodQuote[] quotes =
        [
            new("1", "old", 10, 4), new("2", "old", 12, 4), new("2", "new", 24, 1), new("3", "new", 30, 2),
            new("1", "other", 1, 1), new("2", "other", 1, 1), new("3", "other", 1, 1),
        ];
        var table = Examples.Gather(quotes);

        Assert.True(Replacement.TryLink(table, [new(new("", "old"), new("", "new"), "2")], out var linked, out _));

        // 30 of the new is 15 of the old: half the price, twice the quantity, the same value.
        Assert.Equal(
            [(10.0, 4.0), (12, 4), (15, 4)],
            Markets.QuotesOf(linked).Where(quote => quote.Item == "old").Select(quote => (quote.Price, quote.Quantity!.Value)));
        Assert.DoesNotContain(Markets.QuotesOf(linked), quote => quote.Item == "new");

        Assert.False(Replacement.TryLink(table, [new(new("", "old"), new("", "new"), "3")], out _, out var refusal));
        Assert.Equal(new IndexRefusal(RefusalReason.UnknownItem, "3", null, "old"), refusal);
    }

    [Fact]
    public void A_classification_adds_up_with_price_updated_weights()
    {
        ClassificationNode[] nodes = [new("all", null), new("food", "all"), new("rice", "food", 30), new("meat", "food", 20), new("rent", "all", 50)];
        Dictionary<string, IndexSeries> leaves = new()
        {
            ["rice"] = new([new("2023", 0.5), new("2024", 1), new("2025", 1.1)]),
            ["meat"] = new([new("2023", 1), new("2024", 1), new("2025", 2)]),
            ["rent"] = new([new("2023", 100), new("2024", 110), new("2025", 110)]),
        };

        Assert.True(IndexTree.TryBuild(nodes, leaves, "2023", out var tree, out _));

        // At prices of 2024 the weights 30, 20, 50 of 2023 are 60, 20, 55.
        Assert.Equal(135 / 100.0, tree.Index("all", "2023").Values()[1], 1e-15);
        Assert.Equal(80 / 50.0, tree.Index("food", "2023").Values()[1], 1e-15);
        Assert.Null(tree.Contributions("all", "2024", "2025", out var parts));
        Assert.Equal(["food", "rent"], parts.Select(part => part.Code));
        Assert.Equal(80 / 135.0, parts[0].Weight, 1e-15);
        Assert.Equal(26 / 135.0, parts[0].Value, 1e-15);
        Assert.Equal((tree.Index("all", "2024").Values()[2]) - 1, ExactSum.Of(parts.Select(part => part.Value)));
    }

    [Theory]
    [InlineData("a>b>a", RefusalReason.BrokenTree)]
    [InlineData("a a", RefusalReason.BrokenTree)]
    [InlineData("a>x", RefusalReason.BrokenTree)]
    [InlineData("no leaf", RefusalReason.BrokenTree)]
    [InlineData("weight", RefusalReason.BadWeight)]
    [InlineData("period", RefusalReason.UnknownPeriod)]
    public void A_broken_classification_is_refused(string how, RefusalReason reason)
    {
        ClassificationNode[] nodes = how switch
        {
            "a>b>a" => [new("a", "b"), new("b", "a")],
            "a a" => [new("a", null, 1), new("a", null, 1)],
            "a>x" => [new("a", "x", 1)],
            "no leaf" => [new("z", null, 1)],
            "weight" => [new("a", null, double.NaN)],
            _ => [new("a", null, 1)],
        };

        Assert.False(
            IndexTree.TryBuild(nodes, new Dictionary<string, IndexSeries> { ["a"] = new([new("1", 1)]) }, how == "period" ? "2" : "1", out _, out var refusal));
        Assert.Equal(reason, refusal.Reason);
    }
}
