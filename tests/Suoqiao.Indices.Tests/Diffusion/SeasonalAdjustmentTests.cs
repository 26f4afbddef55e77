using Suoqiao.Indices.Diffusion;

namespace Suoqiao.Indices.Tests.Diffusion;

public sealed class SeasonalAdjustmentTests
{
    [Theory]
    [InlineData(12, 60, SeasonalModel.Multiplicative)]
    [InlineData(4, 20, SeasonalModel.Multiplicative)]
    [InlineData(12, 48, SeasonalModel.Additive)]
    [InlineData(7, 35, SeasonalModel.Additive)]
    public void Seasons_on_a_level_are_found_exactly(int seasons, int length, SeasonalModel model)
    {
        var draw = new Random(seasons);
        var isMultiplicative = model == SeasonalModel.Multiplicative;
        var raw = Enumerable.Range(0, seasons).Select(_ => isMultiplicative ? 0.8 + (0.4 * draw.NextDouble()) : 10 * draw.NextDouble()).ToArray();
        var factors = raw.Select(factor => isMultiplicative ? factor / raw.Average() : factor - raw.Average()).ToArray();
        var values = Enumerable.Range(0, length).Select(i => isMultiplicative ? 50 * factors[i % seasons] : 50 + factors[i % seasons]).ToArray();

        var adjusted = SeasonalAdjustment.Of(values, seasons, model);

        Assert.Equal(SeasonalQuality.Sound, adjusted.Quality);
        Assert.All(adjusted.Values, value => Assert.Equal(50, value, 1e-9));
        Assert.All(factors.Zip(adjusted.Factors), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void A_trend_stays_and_the_seasons_go()
    {
        var values = Enumerable.Range(0, 60).Select(i => (50 + (0.1 * i)) * (1 + (0.1 * Math.Sin(i * Math.PI / 6)))).ToArray();

        var adjusted = SeasonalAdjustment.Of(values, 12);

        Assert.Equal(SeasonalQuality.Sound, adjusted.Quality);
        Assert.All(Enumerable.Range(0, 60), i => Assert.Equal(50 + (0.1 * i), adjusted.Values[i], 0.1));
    }

    [Fact]
    public void One_wild_month_in_five_years_does_not_bend_its_factor()
    {
        var values = Enumerable.Range(0, 84).Select(i => 50 * (1 + (0.1 * Math.Sin(i * Math.PI / 6)))).ToArray();
        var wild = values.ToArray();
        wild[40] *= 3;

        var (calm, bent) = (SeasonalAdjustment.Of(values, 12), SeasonalAdjustment.Of(wild, 12));

        Assert.Equal(calm.Factors[4], bent.Factors[4], 0.02);
    }

    [Theory]
    [InlineData(23, SeasonalQuality.NotAdjusted)]
    [InlineData(24, SeasonalQuality.TooShort)]
    [InlineData(35, SeasonalQuality.TooShort)]
    [InlineData(36, SeasonalQuality.Sound)]
    public void Less_than_three_years_is_flagged_and_less_than_two_is_not_adjusted(int months, SeasonalQuality quality)
    {
        double[] values = [.. Enumerable.Range(0, months).Select(i => 50 + (5 * Math.Sin(i * Math.PI / 6)) + (0.01 * (i % 5)))];

        var adjusted = SeasonalAdjustment.Of(values, 12);

        Assert.Equal(quality, adjusted.Quality);
        Assert.Equal(quality == SeasonalQuality.NotAdjusted, values.SequenceEqual(adjusted.Values));
    }

    [Fact]
    public void Chance_is_not_taken_for_seasons()
    {
        var draw = new Random(1);

        Assert.Equal(SeasonalQuality.NotSeasonal, SeasonalAdjustment.Of([.. Enumerable.Range(0, 60).Select(_ => 50 + draw.NextDouble())], 12).Quality);
        Assert.Equal(SeasonalQuality.NotSeasonal, SeasonalAdjustment.Of([.. Enumerable.Repeat(50.0, 60)], 12).Quality);
    }

    [Fact]
    public void A_value_that_does_not_fit_the_model_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => SeasonalAdjustment.Of([1, 0, 1, 1], 2));
        Assert.Throws<ArgumentException>(() => SeasonalAdjustment.Of([1, double.NaN, 1, 1], 2, SeasonalModel.Additive));
    }
}
