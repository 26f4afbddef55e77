using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

public sealed class ContributionsTests
{
    private static readonly PriceFormula[] Additive = [.. Enum.GetValues<PriceFormula>().Except([PriceFormula.Stuvel, PriceFormula.UnitValue])];

    [Fact]
    public void Contributions_add_up_to_the_change_to_the_last_bit()
    {
        foreach (var (table, formula) in Cases())
        {
            var options = new PairOptions { Sigma = 0.7 };
            Assert.True(Contributions.TryOfPair(table.Baskets[0], table.Baskets[1], formula, options, out var parts, out _));
            Assert.Equal(Markets.Compare(table, formula) - 1, ExactSum.Of(parts.Select(part => part.Value)));
        }
    }

    [Fact]
    public void Before_the_last_digits_are_fitted_they_add_up_by_their_formula()
    {
        // Without the fit a wrong decomposition would show; with it, it would show as a large change of one item. So items are compared with plain sums.
        foreach (var (table, formula) in Cases())
        {
            Assert.True(Contributions.TryOfPair(table.Baskets[0], table.Baskets[1], formula, new PairOptions { Sigma = 0.7 }, out var parts, out _));
            var matched = MatchedQuotes.Of(table.Baskets[0], table.Baskets[1]);

            // u = contribution/(r − 1) is a weight: none negative, and adding up to 1.
            if (formula != PriceFormula.MontgomeryVartia && matched.Relatives.All(relative => Math.Abs(relative - 1) > 1e-3))
            {
                var weights = parts.Zip(matched.Relatives, (part, relative) => part.Value / (relative - 1)).ToArray();
                Assert.All(weights, weight => Assert.InRange(weight, -1e-12, 1 + 1e-9));
                Assert.Equal(1, weights.Sum(), 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(ComparisonKind.Direct)]
    [InlineData(ComparisonKind.Chained)]
    [InlineData(ComparisonKind.PeriodOnPeriod)]
    public void Those_of_a_series_add_up_to_its_distance_from_1_at_each_period(ComparisonKind kind)
    {
        foreach (var table in Markets.Make(60))
        {
            var basePeriod = table.Periods[table.Periods.Count / 2];
            var options = new ComparisonOptions { Kind = kind, BasePeriod = kind == ComparisonKind.PeriodOnPeriod ? null : basePeriod };
            foreach (var formula in new[] { PriceFormula.Fisher, PriceFormula.Tornqvist, PriceFormula.Laspeyres, PriceFormula.Jevons })
            {
                var series = Assert.IsType<IndexSeries>(SeriesContributions.Of(table, formula, options, out var parts));
                Assert.Equal(PriceIndex.Bilateral(table, formula, options).Values(), series.Points.Select(point => point.Value));
                foreach (var point in series.Points)
                {
                    Assert.Equal(point.Value - 1, ExactSum.Of(parts.Where(part => part.Period == point.Period).Select(part => part.Value)));
                }
            }
        }
    }

    [Fact]
    public void A_price_that_did_not_move_adds_nothing()
    {
        var table = Examples.Table([[2, 2], [1, 1.5], [3, 2.4]], [[1, 2], [5, 4], [2, 3]]);
        foreach (var formula in Additive)
        {
            Assert.True(Contributions.TryOfPair(table.Baskets[0], table.Baskets[1], formula, new PairOptions { Sigma = 0.7 }, out var parts, out _));
            Assert.Equal(0, parts[0].Value);
            Assert.True(parts[1].Value > 0 && parts[2].Value < 0, $"{formula}");
        }
    }

    [Fact]
    public void Laspeyres_contributions_are_share_times_change()
    {
        // Shares 0.4 and 0.6; +10 % and −5 %: +0.04 and −0.03.
        var table = Examples.Table([[2, 2.2], [4, 3.8]], [[2, 9], [1.5, 9]]);

        Assert.True(Contributions.TryOfPair(table.Baskets[0], table.Baskets[1], PriceFormula.Laspeyres, null, out var parts, out _));

        Assert.Equal([0.04, -0.03], parts.Select(part => Math.Round(part.Value, 12)));
    }

    [Theory]
    [InlineData(PriceFormula.Stuvel)]
    [InlineData(PriceFormula.UnitValue)]
    public void A_formula_that_is_no_mean_of_relatives_has_none(PriceFormula formula)
    {
        Assert.False(Contributions.TryOfPair(Examples.Ces.Baskets[0], Examples.Ces.Baskets[1], formula, null, out _, out var refusal));
        Assert.Equal(RefusalReason.NoContributions, refusal.Reason);
    }

    private static IEnumerable<(QuoteTable Table, PriceFormula Formula)> Cases() =>
        from table in Markets.Make(Markets.Many) from formula in Additive select (table, formula);
}
