// The example stands in the README as a reader would write it.
#pragma warning disable xUnit1051
namespace Suoqiao.Scheduling.Tests;

/// <summary>The example of the README.</summary>
public sealed class ScheduleExampleTests
{
    [Fact]
    public void Three_firms_and_two_societies_in_two_slots()
    {
        var programme = new Programme(Slots: 2, Tables: 2,
        [
            new Wish("Battery Ltd", "Chemists", 9), new Wish("Battery Ltd", "Materials", 5),
            new Wish("Machines Ltd", "Materials", 8), new Wish("Machines Ltd", "Chemists", 4, WishKind.Must),
            new Wish("Tea Ltd", "Chemists", 7), new Wish("Tea Ltd", "Materials", 0, WishKind.No),
        ]);
        var result = Scheduler.Schedule(programme);
        if (result is ScheduleResult.Scheduled(var schedule))
        {
            Console.WriteLine($"{schedule.Meetings.Count} meetings, weight {schedule.Weight} of at most {schedule.UpperBound}");
            Console.WriteLine(new TimetableCheck(programme).Verify(schedule).IsProvenOptimal);
        }

        var made = Assert.IsType<ScheduleResult.Scheduled>(result).Schedule;
        Assert.Equal((4, 26m, 26m), (made.Meetings.Count, made.Weight, made.UpperBound));
        Assert.True(new TimetableCheck(programme).Verify(made).IsProvenOptimal);
    }
}
