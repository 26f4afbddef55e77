namespace Suoqiao.Rules.Calendars;

/// <summary>What came of counting to a day: the day, or that nobody can say it yet.</summary>
public abstract record Deadline
{
    private Deadline()
    {
    }

    /// <summary>The day.</summary>
    /// <param name="Date">The day.</param>
    public sealed record Known(DateOnly Date) : Deadline;

    /// <summary>The count reaches a day whose calendar has not been announced, so that the answer would be a guess.</summary>
    /// <param name="Date">The first such day that the count met.</param>
    public sealed record Unknown(DateOnly Date) : Deadline;
}
