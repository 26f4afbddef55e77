namespace Suoqiao.Rules;

/// <summary>The value of a parameter: one of the kinds below, chosen by its <see cref="RuleUnit"/>.</summary>
public abstract record RuleValue
{
    private RuleValue()
    {
    }

    /// <summary>A whole number of a count or of a unit of time.</summary>
    /// <param name="Count">At least 0.</param>
    public sealed record Whole(int Count) : RuleValue;

    /// <summary>Per cent or a bare number.</summary>
    /// <param name="Amount">At least 0.</param>
    public sealed record Number(decimal Amount) : RuleValue;

    /// <summary>A sum.</summary>
    /// <param name="Amount">Units of the currency (元), at least 0, with at most two decimals.</param>
    /// <param name="Currency">The ISO 4217 code.</param>
    public sealed record Money(decimal Amount, string Currency) : RuleValue;

    /// <summary>A day of every year.</summary>
    /// <param name="Month">1 to 12.</param>
    /// <param name="Day">1 to 31, a day that the month has; never 29 February.</param>
    public sealed record MonthDay(int Month, int Day) : RuleValue
    {
        /// <summary>The day in a year.</summary>
        /// <param name="year">1 to 9999.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such year.</exception>
        public DateOnly In(int year) => new(year, Month, Day);
    }

    /// <summary>Dates.</summary>
    /// <param name="Days">Ascending, none twice; may be empty.</param>
    public sealed record Dates(IReadOnlyList<DateOnly> Days) : RuleValue;

    /// <summary>One of several.</summary>
    /// <param name="Chosen">What holds.</param>
    /// <param name="Choices">What could hold; has <paramref name="Chosen"/> in it, none twice.</param>
    public sealed record Choice(string Chosen, IReadOnlyList<string> Choices) : RuleValue;

    /// <summary>Several words.</summary>
    /// <param name="Words">At least one, none twice.</param>
    public sealed record Texts(IReadOnlyList<string> Words) : RuleValue;
}
