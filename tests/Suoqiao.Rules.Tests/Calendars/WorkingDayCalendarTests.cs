using Suoqiao.Rules.Calendars;
using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests.Calendars;

/// <summary>Counted by hand on the calendars of the notices that <see cref="Notices"/> names.</summary>
public sealed class WorkingDayCalendarTests
{
    internal static readonly WorkingDayCalendar Country = WorkingDayCalendar.Of(RuleBook.Load().Require());

    /// <summary>Spring Festival 2025: off from Tuesday 28 January to Tuesday 4 February; Sunday 26 January and Saturday 8 February are worked.</summary>
    [Theory]
    [InlineData("2025-01-24", 1, "2025-01-26")]
    [InlineData("2025-01-24", 2, "2025-01-27")]
    [InlineData("2025-01-24", 3, "2025-02-05")]
    [InlineData("2025-01-24", 6, "2025-02-08")]
    [InlineData("2025-01-24", 7, "2025-02-10")]
    [InlineData("2025-01-30", 1, "2025-02-05")]
    public void Working_days_across_the_Spring_Festival(string from, int days, string to) => Assert.Equal(Known(to), Country.After(Day(from), days));

    /// <summary>
    /// National Day and Mid-Autumn 2025: off from Wednesday 1 to Wednesday 8 October; Sunday 28 September and Saturday 11 October are worked.
    /// </summary>
    [Theory]
    [InlineData("2025-09-26", 1, "2025-09-28")]
    [InlineData("2025-09-26", 3, "2025-09-30")]
    [InlineData("2025-09-26", 4, "2025-10-09")]
    [InlineData("2025-09-26", 6, "2025-10-11")]
    [InlineData("2025-09-26", 7, "2025-10-13")]
    public void Working_days_across_National_Day(string from, int days, string to) => Assert.Equal(Known(to), Country.After(Day(from), days));

    [Theory]
    [InlineData("2025-01-26", "2025-02-09", 6)]
    [InlineData("2025-10-01", "2025-10-12", 3)]
    [InlineData("2025-10-01", "2025-10-09", 0)]
    [InlineData("2025-10-09", "2025-10-09", 0)]
    [InlineData("2025-10-09", "2025-10-10", 1)]
    public void Working_days_from_a_day_to_before_another(string from, string to, int count) => Assert.Equal(count, Country.Between(Day(from), Day(to)));

    /// <summary>
    /// A year has its weekends and the holidays of the 全国年节及纪念日放假办法 off: 11 up to 2024, 13 from 2025. The moves of the notices change nothing about
    /// the number, so a wrong date shows here.
    /// </summary>
    [Theory]
    [InlineData(2024, 366 - 104 - 11)]
    [InlineData(2025, 365 - 104 - 13)]
    [InlineData(2026, 365 - 104 - 13)]
    public void A_year_has_its_number_of_working_days(int year, int days) => Assert.Equal(days, Country.Between(new(year, 1, 1), new(year + 1, 1, 1)));

    [Theory]
    [InlineData("2025-09-18", 15, RuleUnit.Days, "2025-10-09")]
    [InlineData("2025-01-11", 15, RuleUnit.Days, "2025-01-26")]
    [InlineData("2025-01-22", 10, RuleUnit.Days, "2025-02-05")]
    [InlineData("2025-03-01", 15, RuleUnit.Days, "2025-03-17")]
    [InlineData("2025-03-01", 16, RuleUnit.Days, "2025-03-17")]
    [InlineData("2025-03-01", 17, RuleUnit.Days, "2025-03-18")]
    [InlineData("2025-03-01", 0, RuleUnit.Days, "2025-03-03")]
    [InlineData("2025-03-01", 0, RuleUnit.WorkingDays, "2025-03-03")]
    [InlineData("2025-01-24", 3, RuleUnit.WorkingDays, "2025-02-05")]
    [InlineData("2025-01-31", 1, RuleUnit.Months, "2025-02-28")]
    [InlineData("2025-08-31", 6, RuleUnit.Months, "2026-02-28")]
    [InlineData("2024-02-29", 1, RuleUnit.Years, "2025-02-28")]
    [InlineData("2024-02-15", 2, RuleUnit.Years, "2026-02-24")]
    public void A_period_ends_on_a_working_day(string start, int length, RuleUnit unit, string end) =>
        Assert.Equal(Known(end), Country.EndOfPeriod(Day(start), length, unit));

    [Fact]
    public void A_period_may_be_given_by_a_rule()
    {
        var version = VersionWith("percent", "50");

        Assert.Equal(Known("2025-01-06"), Country.EndOfPeriod(Day("2024-12-25"), version.Find("period")!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Country.EndOfPeriod(Day("2024-12-25"), version.Find("tried")!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Country.EndOfPeriod(Day("2024-12-25"), 5, RuleUnit.Hours));
    }

    [Fact]
    public void A_deadline_is_not_guessed_where_no_calendar_is_known()
    {
        Assert.Equal(new Deadline.Unknown(Day("2027-01-01")), Country.After(Day("2026-12-30"), 2));
        Assert.Equal(new Deadline.Unknown(Day("2023-12-30")), Country.After(Day("2023-12-29"), 1));
        Assert.Equal(new Deadline.Unknown(Day("2027-01-10")), Country.EndOfPeriod(Day("2026-12-26"), 15, RuleUnit.Days));
        Assert.Equal(new Deadline.Unknown(DateOnly.MaxValue), Country.After(DateOnly.MaxValue, 1));
        Assert.Null(Country.IsWorkingDay(Day("2027-01-04")));
        Assert.Null(Country.Between(Day("2026-12-31"), Day("2027-01-02")));
        Assert.Equal(1, Country.Between(Day("2026-12-31"), Day("2027-01-01")));
    }

    [Fact]
    public void The_day_of_the_event_needs_no_calendar() => Assert.Equal(Known("2024-01-02"), Country.After(Day("2023-12-31"), 1));

    [Theory]
    [InlineData("2026-12-30", 1, "2026-12-31", false)]
    [InlineData("2026-12-30", 2, "2027-01-01", true)]
    [InlineData("2026-12-30", 3, "2027-01-04", true)]
    [InlineData("2026-11-22", 3, "2026-11-25", false)]
    [InlineData("2023-12-29", 1, "2024-01-02", true)]
    public void A_plan_may_count_by_weekends_and_says_so(string from, int days, string to, bool estimated) =>
        Assert.Equal(new EstimatedDay(Day(to), estimated), Country.AfterOrWeekends(Day(from), days));

    [Fact]
    public void No_working_days_after_a_day_is_the_day()
    {
        Assert.Equal(Known("2025-10-01"), Country.After(Day("2025-10-01"), 0));
        Assert.Equal(new EstimatedDay(Day("2030-01-01"), false), Country.AfterOrWeekends(Day("2030-01-01"), 0));
    }

    [Fact]
    public void What_runs_backwards_is_an_error_of_the_program()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Country.After(Day("2025-01-01"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Country.AfterOrWeekends(Day("2025-01-01"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Country.EndOfPeriod(Day("2025-01-01"), -1, RuleUnit.Days));
        Assert.Throws<ArgumentException>(() => Country.Between(Day("2025-01-02"), Day("2025-01-01")));
    }

    [Fact]
    public void A_day_is_ordered_by_a_notice_that_can_be_cited()
    {
        Assert.Equal("国办发明电〔2024〕12号", Country.NoticeOf(Day("2025-12-31"))!.Version.Source.Number);
        Assert.Equal("国办发明电〔2025〕7号", Country.NoticeOf(Day("2026-01-01"))!.Version.Source.Number);
        Assert.Null(Country.NoticeOf(Day("2027-01-01")));
        Assert.False(Country.Covers(Day("2023-12-31")));
        Assert.True(Country.Covers(Day("2024-01-01")));
    }

    private static Deadline.Known Known(string iso) => new(Day(iso));
}
