namespace Suoqiao.Scheduling;

/// <summary>How to schedule.</summary>
public sealed record ScheduleOptions
{
    /// <summary>
    /// The share of the weight, from 0 to 1, that may be given up so that the parties with the fewest meetings get more. With 0 fairness only chooses among
    /// timetables of the same weight. No Must is given up.
    /// </summary>
    public decimal Fairness { get; init; }

    /// <summary>
    /// A timetable whose meetings are to be kept: the fewest are cancelled or moved (a cancelled one counting as two moved ones), then the weight counts. Null
    /// for a new timetable.
    /// </summary>
    public IReadOnlyList<Meeting>? Previous { get; init; }

    /// <summary>
    /// How long to search where no proof ends the search, in units of about a hundred-thousandth of a second; with the same figure the same timetable is
    /// found everywhere.
    /// </summary>
    public long Effort { get; init; } = 1_000_000;

    /// <summary>Only the usual method: the heaviest wish first, in the first slot where both are free. It is there to compare with.</summary>
    public bool Greedy { get; init; }
}
