using Suoqiao.Rules.Calendars;

namespace Suoqiao.Rules.Reading;

/// <summary>What a pack must have so that working days can be counted by it.</summary>
internal static class CalendarChecks
{
    public static void Of(RulePack pack, FaultList faults)
    {
        if (pack.Subject == WorkingDayCalendar.Subject && pack.Find(WorkingDayCalendar.Key) is { } rule)
        {
            foreach (var version in rule.Versions)
            {
                Version(version, faults);
            }
        }
    }

    private static void Version(RuleVersion version, FaultList faults)
    {
        var off = Dates(version, WorkingDayCalendar.DaysOff, faults);
        var work = Dates(version, WorkingDayCalendar.WorkingWeekends, faults);
        Tell(off.Concat(work).Where(at => !version.IsInForce(at.Date)), PackProblem.CalendarDateOutside, faults);
        Tell(work.Where(at => off.Exists(other => other.Date == at.Date)), PackProblem.CalendarDateTwice, faults);
        Tell(work.Where(at => at.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)), PackProblem.CalendarDayNotWeekend, faults);
    }

    private static void Tell(IEnumerable<(DateOnly Date, RulePlace Place)> wrong, PackProblem problem, FaultList faults)
    {
        foreach (var (date, place) in wrong)
        {
            faults.Add(place, problem, $"{date:yyyy-MM-dd}");
        }
    }

    private static List<(DateOnly Date, RulePlace Place)> Dates(RuleVersion version, string name, FaultList faults)
    {
        if (version.Find(name) is { Value: RuleValue.Dates(var dates) } parameter)
        {
            return [.. dates.Select(date => (date, parameter.Place))];
        }

        faults.Add(version.Place, PackProblem.CalendarWithoutDates, name);
        return [];
    }
}
