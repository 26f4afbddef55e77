using FsCheck;
using FsCheck.Fluent;
using static Suoqiao.Standards.NameLanguage;

namespace Suoqiao.Standards.Tests;

public sealed class MoneyBandTests
{
    [Theory]
    [InlineData("300–500 万元", 300, 500)]
    [InlineData("300-500万", 300, 500)]
    [InlineData("300万～500万元", 300, 500)]
    [InlineData("300万至500万", 300, 500)]
    [InlineData("0.5-1.2亿", 5000, 12000)]
    [InlineData("5000万—1亿", 5000, 10000)]
    [InlineData("3 to 5 million", 300, 500)]
    [InlineData("300万元", 300, 300)]
    [InlineData("约20万元", 20, 20)]
    [InlineData("20万左右", 20, 20)]
    public void Bands_are_read(string text, int low, int high)
    {
        Assert.True(MoneyBand.TryParse(text, out var band));
        Assert.Equal((Money.Wan(low), Money.Wan(high)), (band.Low, band.High));
    }

    [Theory]
    [InlineData("50万以上")]
    [InlineData("≥50万元")]
    [InlineData("不低于 50 万元")]
    [InlineData("at least 500,000")]
    public void Lower_limits_are_read(string text)
    {
        Assert.True(MoneyBand.TryParse(text, out var band));
        Assert.Equal((Money.Wan(50), null), (band.Low, band.High));
    }

    [Theory]
    [InlineData("50万以内")]
    [InlineData("不超过50万元")]
    [InlineData("<=50万")]
    [InlineData("up to 500,000")]
    public void Upper_limits_are_read(string text)
    {
        Assert.True(MoneyBand.TryParse(text, out var band));
        Assert.Equal((null, Money.Wan(50)), (band.Low, band.High));
    }

    [Theory]
    [InlineData("面议")]
    [InlineData("价格面议")]
    [InlineData("Negotiable")]
    [InlineData("to be negotiated")]
    public void Negotiable_is_read(string text)
    {
        Assert.True(MoneyBand.TryParse(text, out var band));
        Assert.True(band.IsNegotiable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("500-300万")]
    [InlineData("300万-")]
    [InlineData("很多")]
    [InlineData("-300万")]
    [InlineData("3-5天")]
    [InlineData("1-2-3万")]
    public void Other_texts_are_refused(string text) => Assert.False(MoneyBand.TryParse(text, out _));

    [Fact]
    public void Unit_and_currency_of_one_end_hold_for_the_other()
    {
        Assert.True(MoneyBand.TryParse("USD 3–5 million", out var dollars));
        Assert.Equal((new Money(300_000_000, "USD"), new Money(500_000_000, "USD")), (dollars.Low, dollars.High));

        Assert.True(MoneyBand.TryParse("300-500", out var bare, unit: 10_000));
        Assert.Equal((Money.Wan(300), Money.Wan(500)), (bare.Low, bare.High));

        Assert.True(MoneyBand.TryParse("300-500元", out var yuan, unit: 10_000));
        Assert.Equal((Money.Yuan(300), Money.Yuan(500)), (yuan.Low, yuan.High));
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Prop.ForAll<uint?, uint?>((one, other) =>
        {
            Money? low = one is { } a && other is { } b ? Money.Yuan(Math.Min(a, b)) : one is { } only ? Money.Yuan(only) : null;
            Money? high = one is { } c && other is { } d ? Money.Yuan(Math.Max(c, d)) : other is { } alone ? Money.Yuan(alone) : null;
            var band = MoneyBand.Between(low, high);
            return MoneyBand.TryParse(band.Format(Chinese), out var chinese) && chinese == band
                && MoneyBand.TryParse(band.Format(English), out var english) && english == band;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bands_are_written_as_people_write_them()
    {
        var (least, most) = (Money.Wan(50), Money.Wan(80));

        Assert.Equal(("面议", "negotiable"), (MoneyBand.Negotiable.Format(Chinese), MoneyBand.Negotiable.Format(English)));
        Assert.Equal(("50 万元", "50 万元–80 万元"), (MoneyBand.Between(least, least).Format(Chinese), MoneyBand.Between(least, most).Format(Chinese)));
        Assert.Equal(("≥ 50 万元", "≤ CNY 800,000"), (MoneyBand.Between(least, null).Format(Chinese), MoneyBand.Between(null, most).Format(English)));
        Assert.Equal((false, false), (MoneyBand.Between(least, null).IsNegotiable, MoneyBand.Between(null, most).IsNegotiable));
    }

    [Fact]
    public void Limits_that_are_no_band_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MoneyBand.Between(Money.Wan(2), Money.Wan(1)));
        Assert.Throws<ArgumentException>(() => MoneyBand.Between(Money.Wan(1), new Money(200, "USD")));
        Assert.Throws<ArgumentException>(() => MoneyBand.Between(Money.Wan(-1), Money.Wan(1)));
        Assert.Throws<ArgumentException>(() => MoneyBand.Between(Money.Wan(-1), null));
        Assert.Throws<ArgumentException>(() => MoneyBand.Between(null, Money.Wan(-1)));
    }

    [Fact]
    public void Bands_overlap_where_one_amount_suits_both()
    {
        var budget = MoneyBand.Between(null, Money.Wan(50));

        Assert.True(budget.Overlaps(MoneyBand.Between(Money.Wan(50), Money.Wan(80))));
        Assert.False(budget.Overlaps(MoneyBand.Between(Money.Wan(51), null)));
        Assert.True(budget.Overlaps(MoneyBand.Negotiable));
        Assert.True(MoneyBand.Between(Money.Wan(51), null).Overlaps(MoneyBand.Between(Money.Wan(60), null)));
    }
}
