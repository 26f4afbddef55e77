namespace Suoqiao.Scheduling;

/// <summary>The answer to a programme.</summary>
public abstract record ScheduleResult
{
    private ScheduleResult()
    {
    }

    /// <summary>A timetable was made.</summary>
    /// <param name="Schedule">The timetable.</param>
    public sealed record Scheduled(Schedule Schedule) : ScheduleResult;

    /// <summary>The programme contradicts itself.</summary>
    /// <param name="Contradictions">How.</param>
    public sealed record Refused(IReadOnlyList<Contradiction> Contradictions) : ScheduleResult;
}
