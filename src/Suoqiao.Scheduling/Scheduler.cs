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
    /// <returns>The schedule, or the contradictions.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fairness is not from 0 to 1.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="programme"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
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
        var solution = Solve(instance, sides, open, options, cancel);
        return new ScheduleResult.Scheduled(new Report(instance, solution, options).Write(sides is not null, open is not null, cancel));
    }

    private static Solution Solve(Instance instance, bool[]? sides, int[]? open, ScheduleOptions options, CancellationToken cancel)
    {
        if (options.Greedy)
        {
            return new Solution(Greedy.Solve(instance), Bound(instance, sides, cancel), IsSearched: false);
        }

        if (open is not null && sides is not null)
        {
            var flow = TwoSided.Solve(instance, open, sides, options.Fairness, cancel);
            return options.Fairness == 0 ? flow : Exchanged(instance, flow, options.Fairness, cancel);
        }

        // A plan anew keeps what was agreed, so nothing is exchanged in it.
        var found = new GeneralSearch(instance, sides, open, options.Effort).Solve(cancel);
        return instance.KeepBonus > 0 ? found : Exchanged(instance, found, options.Fairness, cancel);
    }

    private static Solution Exchanged(Instance instance, Solution solution, decimal fairness, CancellationToken cancel)
    {
        var value = Solution.ValueOf(instance, solution.SlotOf);
        var weight = Enumerable.Range(0, instance.Edges).Where(edge => solution.SlotOf[edge] >= 0).Sum(edge => instance.Weight[edge]) + solution.FairnessCost;
        var slotOf = new Exchange(instance, solution.SlotOf, (long)(weight * fairness) - solution.FairnessCost).Run(cancel);
        return solution with { SlotOf = slotOf, FairnessCost = solution.FairnessCost + value - Solution.ValueOf(instance, slotOf) };
    }

    private static Prices Bound(Instance instance, bool[]? sides, CancellationToken cancel)
    {
        var choice = new PairChoice(instance, sides);
        choice.Solve(cancel);
        return choice.ToPrices();
    }
}
