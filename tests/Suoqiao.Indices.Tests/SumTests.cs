namespace Suoqiao.Indices.Tests;

public sealed class SumTests
{
    [Fact]
    public void What_rounding_loses_is_kept()
    {
        Assert.Equal(2, Sum.Of([1, 1e100, 1, -1e100]));
        Assert.Equal(1e16 + 1000, Sum.Of([1e16, .. Enumerable.Repeat(1.0, 1000)]));
        Assert.Equal(1, Sum.Of([.. Enumerable.Repeat(0.1, 10)]));
    }

    [Fact]
    public void The_exact_sum_is_rounded_once()
    {
        Assert.Equal(0, ExactSum.Of([]));
        Assert.Equal(1, ExactSum.Of([1e308, 1, -1e308, 1e-300, -1e-300]));

        // 1 + 2⁻⁵³ lies half-way between two numbers and goes to the even one, unless anything is left beyond it.
        var half = Math.ScaleB(1, -53);
        Assert.Equal(1, ExactSum.Of([1, half]));
        Assert.Equal(Math.BitIncrement(1), ExactSum.Of([1, half, 1e-300]));
        Assert.Equal(1, ExactSum.Of([1, half, -1e-300]));
    }

    [Fact]
    public void The_exact_sum_of_any_order_is_the_same()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var draw = new Random(seed);
            var terms = Enumerable.Range(0, draw.Next(1, 60)).Select(_ => Math.ScaleB(draw.NextDouble() - 0.5, draw.Next(-60, 60))).ToArray();
            var sum = ExactSum.Of(terms);
            draw.Shuffle(terms);
            Assert.Equal(sum, ExactSum.Of(terms));
        }
    }

    [Fact]
    public void Parts_are_fitted_by_their_last_digits_only()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var draw = new Random(seed);
            var parts = Enumerable.Range(0, draw.Next(1, 60)).Select(_ => draw.NextDouble() - 0.5).ToArray();
            var whole = parts.Sum();
            var fitted = parts.ToArray();

            ExactSum.Fit(fitted, whole);

            Assert.Equal(whole, ExactSum.Of(fitted));
            Assert.All(parts.Zip(fitted), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        }
    }

    [Theory]
    [InlineData(2, 2, 2)]
    [InlineData(0, 3, 0)]
    [InlineData(3, 0, 0)]
    [InlineData(Math.E, 1, Math.E - 1)]
    [InlineData(1, Math.E, Math.E - 1)]
    public void The_logarithmic_mean_is_the_difference_over_that_of_logarithms(double a, double b, double expected)
    {
        Assert.Equal(expected, LogMean.Of(a, b), 1e-15);
    }

    [Fact]
    public void The_logarithmic_mean_keeps_its_digits_where_both_are_near()
    {
        // ≈ (a + b)/2 − (a − b)²/(12·mean) to third order.
        for (var exponent = -15; exponent < -3; exponent++)
        {
            var b = 1 + Math.Pow(10, exponent);
            var distance = b - 1;
            Assert.Equal(1 + (distance / 2) - (distance * distance / 12), LogMean.Of(1, b), 1e-15 + (distance * distance * distance));
        }
    }
}
