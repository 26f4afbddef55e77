using Suoqiao.Indices.Prices;

namespace Suoqiao.Indices.Tests.Prices;

public sealed class OrderTests
{
    [Fact]
    public void Rows_in_any_order_give_the_same_index_to_the_last_bit()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var draw = new Random(seed);
            var quotes = Markets.Quotes(draw, 40, 6, 0.2, zeroQuantities: true).ToList();

            // Several quotes of one item in one period: their unit value must not depend on the order either.
            var first = quotes.Take(20).ToList();
            for (var again = 0; again < 8; again++)
            {
                quotes.AddRange(first.Select(quote => quote with
                {
                    Price = quote.Price * Math.Exp(20 * (draw.NextDouble() - 0.5)),
                    Quantity = 10 * draw.NextDouble(),
                }));
            }

            var shuffled = quotes.ToArray();
            draw.Shuffle(shuffled);

            var (straight, mixed) = (Examples.Gather(quotes), Examples.Gather(shuffled));

            foreach (var formula in Enum.GetValues<PriceFormula>())
            {
                Assert.Equal(PriceIndex.Bilateral(straight, formula).Values(), PriceIndex.Bilateral(mixed, formula).Values());
            }

            foreach (var formula in Enum.GetValues<MultilateralFormula>())
            {
                Assert.Equal(PriceIndex.Multilateral(straight, formula, 4).Values(), PriceIndex.Multilateral(mixed, formula, 4).Values());
            }
        }
    }

    [Theory]
    [InlineData("10", "9", "2")]
    [InlineData("2024-10", "2024-9", "2023-12")]
    [InlineData("2025Q1", "2024Q4", "2024Q2")]
    [InlineData("2024年10月", "2024年9月", "2024年2月")]
    [InlineData("2024-02-10", "2024/2/9", "2024年1月31日")]
    [InlineData("2024年第四季度", "2024年3季度", "2024Q1")]
    [InlineData("2024下半年", "2024H1", "2023H2")]
    [InlineData("2024-W10", "2024-W9", "2023-W52")]
    public void Periods_come_in_the_order_of_time(params string[] latestFirst)
    {
        Assert.Equal(latestFirst.Reverse(), latestFirst.Order(PeriodKey.Order));
    }

    [Theory]
    [InlineData("base", "2024-02", "2024-01")]
    [InlineData("基期", "2", "1")]
    [InlineData("b", "a", "2024Q1")]
    public void Names_that_are_no_period_come_after_all_periods(params string[] latestFirst)
    {
        // Every two of them both ways round: a sort may never compare some.
        var places = latestFirst.Select((name, i) => (name, Place: -i)).ToList();

        Assert.All(
            from a in places from b in places select (a, b),
            pair => Assert.Equal(Math.Sign(pair.a.Place - pair.b.Place), Math.Sign(PeriodKey.Order.Compare(pair.a.name, pair.b.name))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("January")]
    [InlineData("2024-13")]
    [InlineData("2024-02-30")]
    [InlineData("2024Q5")]
    [InlineData("24-01-05")]
    [InlineData("10²")]
    [InlineData("2024-1²")]
    public void What_is_no_period_is_not_read(string name)
    {
        Assert.False(PeriodKey.TryParse(name, out _));
    }
}
