namespace Suoqiao.Rules;

/// <summary>What a parameter of a rule is counted in, and so what kind of value it has.</summary>
public enum RuleUnit
{
    /// <summary>A whole number of things (<c>count</c>).</summary>
    Count,

    /// <summary>Whole minutes (<c>minutes</c>).</summary>
    Minutes,

    /// <summary>Whole hours (<c>hours</c>).</summary>
    Hours,

    /// <summary>Calendar days (<c>days</c>).</summary>
    Days,

    /// <summary>Working days by the official calendar (<c>working-days</c>).</summary>
    WorkingDays,

    /// <summary>Calendar months (<c>months</c>).</summary>
    Months,

    /// <summary>Calendar years (<c>years</c>).</summary>
    Years,

    /// <summary>A bare number (<c>number</c>).</summary>
    Number,

    /// <summary>Per cent: 50 is a half (<c>percent</c>).</summary>
    Percent,

    /// <summary>A sum in a currency, whose ISO 4217 code is the unit: <c>CNY</c>, <c>USD</c>, <c>EUR</c>, <c>GBP</c>, <c>HKD</c>.</summary>
    Money,

    /// <summary>A day of every year (<c>month-day</c>, 03-30).</summary>
    MonthDay,

    /// <summary>A list of dates, ascending (<c>dates</c>).</summary>
    Dates,

    /// <summary>One word out of several (<c>choice</c>).</summary>
    Choice,

    /// <summary>A list of different words (<c>texts</c>).</summary>
    Texts,
}
