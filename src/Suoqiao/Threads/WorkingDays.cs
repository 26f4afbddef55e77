namespace Suoqiao.Threads;

internal static class WorkingDays
{
    /// <summary>The working day that is <paramref name="days"/> working days after a date. Saturdays and Sundays do not count.</summary>
    public static DateOnly After(DateOnly date, int days)
    {
        while (days > 0)
        {
            date = date.AddDays(1);
            days -= date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return date;
    }
}
