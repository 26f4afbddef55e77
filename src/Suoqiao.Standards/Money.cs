using System.Globalization;

namespace Suoqiao.Standards;

/// <summary>An exact amount in the minor unit of one currency (分, cents).</summary>
/// <param name="Minor">The amount in minor units.</param>
/// <param name="Currency">The ISO 4217 code.</param>
public readonly record struct Money(long Minor, string Currency) : IComparable<Money>
{
    /// <summary>The code of the yuan.</summary>
    public const string Cny = "CNY";

    /// <summary>Minor units in a unit of the currency: 100 fen in a yuan, 1,000 fils in a dinar, 1 where there is none.</summary>
    /// <exception cref="ArgumentException">ISO 4217 knows no such currency.</exception>
    public int MinorPerUnit => PerUnit(Currency);

    /// <summary>The amount in units of the currency (元).</summary>
    public decimal Amount => (decimal)Minor / MinorPerUnit;

    /// <summary>An amount of yuan.</summary>
    /// <param name="yuan">Yuan; a part below a fen is rounded half away from zero.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money Yuan(decimal yuan) => Of(yuan, Cny);

    /// <summary>An amount of ten thousands of yuan (万元), as budgets and contract sums are stated.</summary>
    /// <param name="wan">万元; a part below a fen is rounded half away from zero.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money Wan(decimal wan) => Of(wan * 10_000, Cny);

    /// <summary>The amount with groups of three digits and no more decimals than it needs: 3,400 or 1,234.5.</summary>
    public string Digits => Amount.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>An amount of any currency.</summary>
    /// <param name="amount">Units of the currency; a part below the minor unit is rounded half away from zero.</param>
    /// <param name="currency">The ISO 4217 code.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="ArgumentException">ISO 4217 knows no such currency.</exception>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money Of(decimal amount, string currency) =>
        new(decimal.ToInt64(decimal.Round(amount * PerUnit(currency), MidpointRounding.AwayFromZero)), currency);

    /// <summary>Nothing, in a currency.</summary>
    /// <param name="currency">The ISO 4217 code.</param>
    /// <returns>An amount of 0.</returns>
    public static Money Zero(string currency) => new(0, currency);

    /// <summary>Adds two amounts of the same currency.</summary>
    /// <param name="left">An amount.</param>
    /// <param name="right">An amount.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Money operator +(Money left, Money right) => left with { Minor = checked(left.Minor + right.Same(left).Minor) };

    /// <summary>Subtracts an amount of the same currency.</summary>
    /// <param name="left">An amount.</param>
    /// <param name="right">An amount.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static Money operator -(Money left, Money right) => left with { Minor = checked(left.Minor - right.Same(left).Minor) };

    /// <summary>Multiplies by a whole number.</summary>
    /// <param name="left">An amount.</param>
    /// <param name="times">How many times.</param>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static Money operator *(Money left, long times) => left with { Minor = checked(left.Minor * times) };

    /// <summary>Whether <paramref name="left"/> is the smaller amount.</summary>
    /// <param name="left">An amount.</param>
    /// <param name="right">An amount.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is the larger amount.</summary>
    /// <param name="left">An amount.</param>
    /// <param name="right">An amount.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is not the larger amount.</summary>
    /// <param name="left">An amount.</param>
    /// <param name="right">An amount.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is not the smaller amount.</summary>
    /// <param name="left">An amount.</param>
    /// <param name="right">An amount.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>A share of the amount, such as a deposit of 20 %.</summary>
    /// <param name="percent">Per cent.</param>
    /// <param name="rounding">What happens to parts of a minor unit; the rule that gives the percentage has to say so.</param>
    /// <returns>The share, rounded to the minor unit.</returns>
    /// <exception cref="OverflowException">The share does not fit.</exception>
    public Money Percent(decimal percent, MidpointRounding rounding) =>
        this with { Minor = decimal.ToInt64(decimal.Round(Minor * percent / 100, rounding)) };

    /// <inheritdoc/>
    public int CompareTo(Money other) => Minor.CompareTo(other.Same(this).Minor);

    /// <summary>
    /// The amount as people write it. Chinese: 300 万元, 1.2 亿元, 980 元 — the largest of 亿, 万, 元 that leaves at most two decimals, so that nothing is
    /// rounded. English: CNY 3,000,000.
    /// </summary>
    /// <param name="language">The language.</param>
    /// <returns>The text.</returns>
    public string Format(NameLanguage language) => MoneyText.Format(this, language);

    /// <summary>Reads an amount: 300万元, 1.2亿, ¥3,000,000, USD 3 million.</summary>
    /// <param name="text">The amount as typed.</param>
    /// <param name="money">The amount; not negative.</param>
    /// <param name="unit">What a bare number counts in, 10,000 when the column's header says 万元.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse(string? text, out Money money, long unit = 1) => MoneyText.TryRead(text, unit, out money);

    /// <summary>Currency and amount, independent of culture: CNY 1234.50.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Currency} {Amount.ToString($"F{DigitsOf(Currency)}", CultureInfo.InvariantCulture)}");

    private static int DigitsOf(string currency) =>
        Standards.Currency.DigitsOf(currency) ?? throw new ArgumentException($"'{currency}' is no currency of ISO 4217.", nameof(currency));

    private static int PerUnit(string currency) => DigitsOf(currency) switch { 0 => 1, 1 => 10, 2 => 100, 3 => 1_000, _ => 10_000 };

    private Money Same(Money other) => Currency == other.Currency
        ? this
        : throw new InvalidOperationException($"Cannot combine {Currency} with {other.Currency}.");
}
