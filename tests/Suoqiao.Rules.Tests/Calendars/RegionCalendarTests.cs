using Suoqiao.Rules.Calendars;
using Suoqiao.Rules.Reading;
using static Suoqiao.Rules.Tests.Example;

namespace Suoqiao.Rules.Tests.Calendars;

/// <summary>Calendars that a region brings itself. Their holidays are made up.</summary>
public sealed class RegionCalendarTests
{
    [Fact]
    public void A_region_with_holidays_of_its_own_gives_the_whole_year()
    {
        var book = Book(
            Calendar("country", "CN", "2030-01-01", "2031-01-01", "\"2030-10-01\"", "\"2030-10-05\""),
            Calendar("country-2", "CN", "2031-01-01", "2032-01-01", "\"2031-10-01\"", ""),
            Calendar("region", "450000", "2030-01-01", "2031-01-01", "\"2030-04-04\"", "")).Require();
        var (country, region) = (WorkingDayCalendar.Of(book), WorkingDayCalendar.Of(book, "/450000/450100/"));

        Assert.Equal((true, false), (country.IsWorkingDay(Day("2030-04-04")), region.IsWorkingDay(Day("2030-04-04"))));
        Assert.Equal((false, true), (country.IsWorkingDay(Day("2030-10-01")), region.IsWorkingDay(Day("2030-10-01"))));
        Assert.Equal((true, false), (country.IsWorkingDay(Day("2030-10-05")), region.IsWorkingDay(Day("2030-10-05"))));
        Assert.Equal((false, false), (country.IsWorkingDay(Day("2031-10-01")), region.IsWorkingDay(Day("2031-10-01"))));
    }

    [Fact]
    public void The_next_year_may_come_in_a_pack_of_the_region()
    {
        var next = Calendar("cn-working-days-2027", "CN", "2027-01-01", "2028-01-01", "\"2027-01-01\"", "");
        var book = RuleBook.Read([.. PackFile.Shipped, new("2027.json", System.Text.Encoding.UTF8.GetBytes(next))]).Require();

        Assert.Equal(new Deadline.Known(Day("2027-01-04")), WorkingDayCalendar.Of(book).After(Day("2026-12-30"), 2));
    }

    [Fact]
    public void Without_a_pack_no_day_is_known()
    {
        var calendar = WorkingDayCalendar.Of(Book(Short("a", "CN", "2020-01-01", null, 1)).Require());

        Assert.False(calendar.Covers(Day("2025-01-01")));
        Assert.Equal(new Deadline.Unknown(Day("2025-01-02")), calendar.After(Day("2025-01-01"), 1));
        Assert.Equal(new EstimatedDay(Day("2025-01-06"), true), calendar.AfterOrWeekends(Day("2025-01-03"), 1));
    }

    [Theory]
    [InlineData("\"2029-12-31\"", "", PackProblem.CalendarDateOutside, "2029-12-31", 6)]
    [InlineData("\"2030-10-01\"", "\"2031-01-04\"", PackProblem.CalendarDateOutside, "2031-01-04", 7)]
    [InlineData("\"2030-10-05\"", "\"2030-10-05\"", PackProblem.CalendarDateTwice, "2030-10-05", 7)]
    [InlineData("\"2030-10-01\"", "\"2030-10-04\"", PackProblem.CalendarDayNotWeekend, "2030-10-04", 7)]
    public void A_calendar_that_contradicts_itself_is_a_fault(string off, string worked, PackProblem problem, string detail, int line)
    {
        var fault = Assert.Single(Read(Calendar("a", "CN", "2030-01-01", "2031-01-01", off, worked)).Faults);

        Assert.Equal((problem, detail, line), (fault.Problem, fault.Detail, fault.Line));
    }

    [Theory]
    [InlineData("days-off")]
    [InlineData("working-weekends")]
    public void A_calendar_has_both_lists(string name)
    {
        var json = Calendar("a", "CN", "2030-01-01", "2031-01-01", "", "").Replace(name, "other", StringComparison.Ordinal);

        Assert.Equal((PackProblem.CalendarWithoutDates, name), Assert.Single(Read(json).Faults) is var fault ? (fault.Problem, fault.Detail) : default);
    }

    private static string Calendar(string id, string jurisdiction, string from, string to, string off, string worked) => $$"""
        {
          "id": "{{id}}", "jurisdiction": "{{jurisdiction}}", "subject": "working-days", "title": { "zh": "工作日", "en": "Working days" },
          "rules": [{ "key": "public-holidays", "title": { "zh": "放假", "en": "Holidays" }, "versions": [
            { "from": "{{from}}", "to": "{{to}}", "source": { "name": "通知", "issuer": "办公厅" }, "article": "第一条", "words": { "zh": "放假。", "en": "Holidays." },
              "parameters": [
                { "name": "days-off", "title": { "zh": "放假", "en": "Days off" }, "unit": "dates", "value": [{{off}}] },
                { "name": "working-weekends", "title": { "zh": "上班", "en": "Worked" }, "unit": "dates", "value": [{{worked}}] }
              ]
            }
          ] }]
        }
        """;
}
