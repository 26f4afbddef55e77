using FsCheck;
using FsCheck.Fluent;
using static Suoqiao.Standards.NameLanguage;

namespace Suoqiao.Standards.Tests;

public sealed class MoneyTests
{
    private static readonly Gen<string> Currencies = Gen.Elements("CNY", "USD", "EUR", "JPY", "HKD", "GBP");

    [Theory]
    [InlineData("300万元", 300_000_000)]
    [InlineData("300 万", 300_000_000)]
    [InlineData("1.2亿", 12_000_000_000)]
    [InlineData("¥3,000,000.50", 300_000_050)]
    [InlineData("￥５０００", 500_000)]
    [InlineData("5千元", 500_000)]
    [InlineData("3百万", 300_000_000)]
    [InlineData("人民币20万元", 20_000_000)]
    [InlineData("RMB 3 million", 300_000_000)]
    [InlineData("0", 0)]
    public void Amounts_of_yuan_are_read(string text, long fen)
    {
        Assert.True(Money.TryParse(text, out var money));
        Assert.Equal(new Money(fen, "CNY"), money);
    }

    [Theory]
    [InlineData("USD 3 million", 300_000_000, "USD")]
    [InlineData("$1.50", 150, "USD")]
    [InlineData("50万美元", 50_000_000, "USD")]
    [InlineData("500日元", 500, "JPY")]
    [InlineData("US$2 billion", 200_000_000_000, "USD")]
    [InlineData("3千美金", 300_000, "USD")]
    [InlineData("€3k", 300_000, "EUR")]
    [InlineData("3 欧元", 300, "EUR")]
    [InlineData("£5 thousand", 500_000, "GBP")]
    [InlineData("2千万英镑", 2_000_000_000, "GBP")]
    [InlineData("HKD 7", 700, "HKD")]
    [InlineData("7港元", 700, "HKD")]
    [InlineData("7 港币", 700, "HKD")]
    [InlineData("8圆", 800, "CNY")]
    [InlineData("8元人民币", 800, "CNY")]
    [InlineData("8 yuan", 800, "CNY")]
    [InlineData("8人民币", 800, "CNY")]
    public void Other_currencies_are_read(string text, long minor, string currency)
    {
        Assert.True(Money.TryParse(text, out var money));
        Assert.Equal(new Money(minor, currency), money);
    }

    [Theory]
    [InlineData("")]
    [InlineData("万")]
    [InlineData("-5万")]
    [InlineData("3,00万")]
    [InlineData("1e9")]
    [InlineData("99999999999亿")]
    [InlineData("三百万")]
    [InlineData("5万吨")]
    public void Other_texts_are_refused(string text) => Assert.False(Money.TryParse(text, out _));

    [Fact]
    public void Bare_number_counts_in_the_unit_of_its_column_and_a_written_unit_in_its_own()
    {
        Assert.True(Money.TryParse("300", out var bare, unit: 10_000));
        Assert.True(Money.TryParse("300元", out var yuan, unit: 10_000));
        Assert.Equal((Money.Wan(300), Money.Yuan(300)), (bare, yuan));
    }

    [Theory]
    [InlineData(300_000_000, "300 万元", "CNY 3,000,000")]
    [InlineData(12_000_000_000, "1.2 亿元", "CNY 120,000,000")]
    [InlineData(98_000, "980 元", "CNY 980")]
    [InlineData(12_345_600_000, "12345.6 万元", "CNY 123,456,000")]
    [InlineData(1_234_567, "12345.67 元", "CNY 12,345.67")]
    [InlineData(0, "0 元", "CNY 0")]
    public void Amounts_are_written_without_rounding(long fen, string chinese, string english) =>
        Assert.Equal((chinese, english), (new Money(fen, "CNY").Format(Chinese), new Money(fen, "CNY").Format(English)));

    [Fact]
    public void What_is_written_is_read_again() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), Arb.From(Gen.Elements(1L, 100, 10_000, 1_000_000)), Arb.From(Currencies), (minor, scale, currency) =>
        {
            var money = new Money(minor * scale, currency);
            return Money.TryParse(money.Format(Chinese), out var chinese) && chinese == money
                && Money.TryParse(money.Format(English), out var english) && english == money
                && Money.TryParse(money.ToString(), out var plain) && plain == money;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sums_are_exact_and_checked()
    {
        Assert.Equal(new Money(30, "CNY"), new Money(10, "CNY") + new Money(20, "CNY"));
        Assert.Equal(new Money(-10, "CNY"), new Money(10, "CNY") - new Money(20, "CNY"));
        Assert.Equal(new Money(30, "CNY"), new Money(10, "CNY") * 3);
        Assert.True(new Money(10, "CNY") < new Money(20, "CNY"));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, "CNY") + new Money(1, "CNY"));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, "CNY") * 2);
        Assert.Throws<InvalidOperationException>(() => new Money(1, "CNY") + new Money(1, "USD"));
        Assert.Throws<InvalidOperationException>(() => new Money(1, "CNY") < new Money(1, "USD"));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue, "CNY") - new Money(1, "CNY"));
    }

    [Fact]
    public void Equal_amounts_are_neither_smaller_nor_larger()
    {
        var (one, same, more) = (new Money(10, "CNY"), new Money(10, "CNY"), new Money(11, "CNY"));

        Assert.Equal((false, true, true, false), (one < same, one <= same, one >= same, one > same));
        Assert.Equal((true, true, false, false), (one < more, one <= more, one >= more, one > more));
        Assert.Equal((false, false, true, true), (more < one, more <= one, more >= one, more > one));
    }

    [Theory]
    [InlineData(123_450, "CNY", "CNY 1234.50", "1234.5 元")]
    [InlineData(1234, "JPY", "JPY 1234", "1234 日元")]
    [InlineData(1_000_000, "USD", "USD 10000.00", "1 万美元")]
    [InlineData(10_000_000_000, "EUR", "EUR 100000000.00", "1 亿欧元")]
    [InlineData(300, "HKD", "HKD 3.00", "3 港元")]
    [InlineData(300, "GBP", "GBP 3.00", "3 英镑")]
    [InlineData(300, "CHF", "CHF 3.00", "3 CHF")]
    [InlineData(-1_000_000, "CNY", "CNY -10000.00", "-1 万元")]
    public void Each_currency_has_its_word_and_its_decimals(long minor, string currency, string plain, string chinese) =>
        Assert.Equal((plain, chinese), (new Money(minor, currency).ToString(), new Money(minor, currency).Format(Chinese)));

    [Fact]
    public void Share_rounds_as_it_is_told()
    {
        Assert.Equal(new Money(2, "CNY"), new Money(25, "CNY").Percent(10, MidpointRounding.ToEven));
        Assert.Equal(new Money(3, "CNY"), new Money(25, "CNY").Percent(10, MidpointRounding.AwayFromZero));
    }

    // ISO 4217, list one.
    [Theory]
    [InlineData("CNY", 2, "CNY 34000.00", "CNY 34,000")]
    [InlineData("JPY", 0, "JPY 3400000", "JPY 3,400,000")]
    [InlineData("VUV", 0, "VUV 3400000", "VUV 3,400,000")]
    [InlineData("KWD", 3, "KWD 3400.000", "KWD 3,400")]
    [InlineData("TND", 3, "TND 3400.000", "TND 3,400")]
    [InlineData("CLF", 4, "CLF 340.0000", "CLF 340")]
    public void Minor_units_are_those_of_the_currency(string currency, int digits, string plain, string english)
    {
        var money = new Money(3_400_000, currency);

        Assert.Equal(digits, Currency.DigitsOf(currency));
        Assert.Equal((plain, english), (money.ToString(), money.Format(NameLanguage.English)));
        Assert.Equal(money, Money.Of(money.Amount, currency));
        Assert.True(Money.TryParse($"{money.Amount} {currency}", out var read));
        Assert.Equal(money, read);
    }

    [Theory]
    [InlineData("XXX")]
    [InlineData("XAU")]
    [InlineData("kwd")]
    [InlineData("ABC")]
    [InlineData("")]
    public void What_is_no_currency_is_refused(string currency)
    {
        Assert.Null(Currency.DigitsOf(currency));
        Assert.Throws<ArgumentException>(() => Money.Of(1, currency));
        Assert.Throws<ArgumentException>(() => new Money(1, currency).Amount);
        Assert.False(Money.TryParse("300 ABC", out _));
    }
}
