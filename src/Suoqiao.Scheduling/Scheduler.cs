using Suoqiao.Scheduling.Solving;

namespace Suoqiao.Scheduling;

/// <summary>
/// Makes timetables of meetings. Musts come first, then the weight, then fairness.
/// <list type="bullet">
/// <item>Two sides, all slots alike for everybody (no engagements of single parties, no fixed meetings, no own tables): always optimal, with a proof.</item>
/// <item>Within one side, all slots alike: optimal where the proof or the search closes, otherwise with a proven gap.</item>
/// <item>Individual gaps: exact for small programmes, otherwise the best found, with a proven gap and never worse than the greedy method.</item>
/// </list>
/// The same programme and options give the same timetable everywhere.
/// </summary>
public static class Scheduler
{
    /// <summary>Makes a timetable, or says how the programme contradicts itself.</summary>
    /// <param name="programme">What to respect and what is wished.</param>
    /// <param name="options">How; the default if null.</param>
    /// <param name="cancel">Stops the work.</param>
    public static ScheduleResult Schedule(Programme programme, ScheduleOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(programme);
        options ??= new ScheduleOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Fairness, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Fairness, 1, nameof(options));
        var (instance, contradictions) = InstanceMaker.Make(programme, options.Previous);
        if (instance is null)
        {
            return new ScheduleResult.Refused(contradictions);
        }

        var (sides, open) = (instance.Sides(), instance.UniformSlots());
        var solution = options.Greedy ? new Solution(Greedy.Solve(instance), Bound(instance, sides, cancel), IsSearched: false)
            : open is not null && sides is not null ? TwoSided.Solve(instance, open, sides, options.Fairness, cancel)
            : new GeneralSearch(instance, sides, options.Effort).Solve(cancel);
        return new ScheduleResult.Scheduled(new Report(instance, solution, options).Write(sides is not null, open is not null, cancel));
    }

    private static Prices Bound(Instance instance, bool[]? sides, CancellationToken cancel)
    {
        var choice = new PairChoice(instance, sides);
        choice.Solve(cancel);
        return choice.ToPrices();
    }
}
