namespace Suoqiao.Rules.Calendars;

/// <content>Counting.</content>
public sealed partial class WorkingDayCalendar
{
    /// <summary>The n-th working day after a day. The day itself does not count (Civil Code, article 201).</summary>
    /// <param name="date">The day of the event.</param>
    /// <param name="days">How many working days, at least 0; with 0 the answer is the day itself, whatever day it is.</param>
    /// <returns>The day; or the first day met whose calendar is not known, for a legal deadline must not be guessed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    public Deadline After(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        while (days > 0)
        {
            if (date == DateOnly.MaxValue)
            {
                return new Deadline.Unknown(date);
            }

            date = date.AddDays(1);
            if (IsWorkingDay(date) is not { } works)
            {
                return new Deadline.Unknown(date);
            }

            days -= works ? 1 : 0;
        }

        return new Deadline.Known(date);
    }

    /// <summary>
    /// The n-th working day after a day, with Saturdays and Sundays as the only days off where no calendar is known. For reminders and plans; a legal
    /// deadline is told by <see cref="After"/>.
    /// </summary>
    /// <param name="date">The day of the event, which does not count.</param>
    /// <param name="days">How many working days, at least 0.</param>
    /// <returns>The day and whether it is estimated.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative, or the answer lies after the year 9999.</exception>
    public EstimatedDay AfterOrWeekends(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var estimated = false;
        while (days > 0)
        {
            date = date.AddDays(1);
            estimated |= !Covers(date);
            days -= IsWorked(date) ? 1 : 0;
        }

        return new(date, estimated);
    }

    /// <summary>How many working days there are from one day to before another; null where the calendar of a day between them is not known.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The day after the last.</param>
    /// <exception cref="ArgumentException"><paramref name="to"/> is before <paramref name="from"/>.</exception>
    public int? Between(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            throw new ArgumentException($"{to:yyyy-MM-dd} is before {from:yyyy-MM-dd}.", nameof(to));
        }

        var count = 0;
        for (; from < to; from = from.AddDays(1))
        {
            if (IsWorkingDay(from) is not { } works)
            {
                return null;
            }

            count += works ? 1 : 0;
        }

        return count;
    }

    /// <summary>
    /// The last day of a period that begins with an event: the day of the event does not count (Civil Code, article 201), months and years end on the
    /// corresponding day or on the last of the month (article 202), and a period that would end on a day off ends on the next working day (article 203;
    /// weekends are days off, and a weekend that is worked is none).
    /// </summary>
    /// <param name="start">The day of the event.</param>
    /// <param name="length">How long, at least 0; with 0 the period ends on the day of the event, moved from a day off.</param>
    /// <param name="unit"><see cref="RuleUnit.Days"/>, <see cref="RuleUnit.WorkingDays"/>, <see cref="RuleUnit.Months"/> or
    /// <see cref="RuleUnit.Years"/>.</param>
    /// <returns>The day; or the first day met whose calendar is not known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative, the unit is another, or the period ends after the year 9999.</exception>
    public Deadline EndOfPeriod(DateOnly start, int length, RuleUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return unit switch
        {
            RuleUnit.WorkingDays when length > 0 => After(start, length),
            RuleUnit.Days or RuleUnit.WorkingDays => NotOnADayOff(start.AddDays(length)),
            RuleUnit.Months => NotOnADayOff(start.AddMonths(length)),
            RuleUnit.Years => NotOnADayOff(start.AddYears(length)),
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "A period is counted in days, working days, months or years."),
        };
    }

    /// <summary>The last day of a period whose length a rule gives.</summary>
    /// <param name="start">The day of the event, which does not count.</param>
    /// <param name="length">A parameter in days, working days, months or years.</param>
    /// <returns>As <see cref="EndOfPeriod(DateOnly, int, RuleUnit)"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The unit is another, or the period ends after the year 9999.</exception>
    public Deadline EndOfPeriod(DateOnly start, RuleParameter length)
    {
        ArgumentNullException.ThrowIfNull(length);
        return EndOfPeriod(start, length.Value is RuleValue.Whole(var number) ? number : 0, length.Unit);
    }

    private Deadline NotOnADayOff(DateOnly date) => IsWorkingDay(date) switch
    {
        true => new Deadline.Known(date),
        false => After(date, 1),
        null => new Deadline.Unknown(date),
    };
}
