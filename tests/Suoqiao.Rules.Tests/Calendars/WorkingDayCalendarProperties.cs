using FsCheck;
using FsCheck.Fluent;
using Suoqiao.Rules.Calendars;
using static Suoqiao.Rules.Tests.Calendars.Notices;

namespace Suoqiao.Rules.Tests.Calendars;

/// <summary>The calendar against the list of all working days in <see cref="Notices"/>.</summary>
public sealed class WorkingDayCalendarProperties
{
    private static readonly WorkingDayCalendar Calendar = WorkingDayCalendarTests.Country;

    private static readonly Arbitrary<(DateOnly Day, int Count)> Cases =
        (from day in Gen.Elements(Days) from count in Gen.Frequency((4, Gen.Choose(0, 30)), (1, Gen.Choose(0, 900))) select (day, count)).ToArbitrary();

    [Fact]
    public void Every_day_of_the_notices_is_a_working_day_or_not_as_they_say() =>
        Assert.Equal(WorkingDays, Days.Where(day => Calendar.IsWorkingDay(day) == true));

    [Fact]
    public void The_nth_working_day_is_the_nth_of_the_list() => Holds(c =>
    {
        var later = WorkingDays.Where(day => day > c.Day).ToArray();
        Deadline expected = c.Count == 0
            ? new Deadline.Known(c.Day)
            : c.Count <= later.Length ? new Deadline.Known(later[c.Count - 1]) : new Deadline.Unknown(End);
        return Calendar.After(c.Day, c.Count) == expected;
    });

    [Fact]
    public void A_plan_is_the_deadline_where_that_is_known_and_estimated_where_not() => Holds(c =>
    {
        var plan = Calendar.AfterOrWeekends(c.Day, c.Count);
        return Calendar.After(c.Day, c.Count) is Deadline.Known(var date) ? plan == new EstimatedDay(date, false) : plan.IsEstimated && plan.Date >= End;
    });

    [Fact]
    public void Between_counts_the_days_of_the_list() => Holds(c =>
    {
        var to = c.Day.AddDays(c.Count);
        return Calendar.Between(c.Day, to) == (to > End ? null : WorkingDays.Count(day => c.Day <= day && day < to));
    });

    [Fact]
    public void A_period_ends_on_the_first_working_day_that_is_not_before_its_last() => Holds(c =>
    {
        var last = c.Day.AddDays(c.Count);
        Deadline expected = last >= End ? new Deadline.Unknown(last)
            : WorkingDays.Where(day => day >= last).Take(1).ToArray() is [var day] ? new Deadline.Known(day) : new Deadline.Unknown(End);
        return Calendar.EndOfPeriod(c.Day, c.Count, RuleUnit.Days) == expected;
    });

    private static void Holds(Func<(DateOnly Day, int Count), bool> property) => Prop.ForAll(Cases, property).QuickCheckThrowOnFailure();
}
