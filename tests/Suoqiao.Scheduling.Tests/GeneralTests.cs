namespace Suoqiao.Scheduling.Tests;

public sealed class GeneralTests
{
    [Theory]
    [InlineData("one side", 200)]
    [InlineData("gaps", 200)]
    [InlineData("gaps within one side", 100)]
    [InlineData("own tables", 100)]
    [InlineData("fixed", 100)]
    [InlineData("repeats", 100)]
    [InlineData("everything", 100)]
    public void Small_programmes_are_as_good_as_brute_force_and_say_so(string what, int count)
    {
        var optimal = 0;
        for (var seed = 0; seed < count; seed++)
        {
            var programme = Programmes.Draw(seed, Of(what));
            var schedule = Programmes.Solve(programme);
            var verdict = new TimetableCheck(programme).Verify(schedule);

            Assert.Empty(verdict.Violations.Select(violation => $"{seed}: {violation}"));
            Assert.Equal((seed, BruteForce.Best(programme)), (seed, (schedule.Musts, schedule.Weight)));
            optimal += schedule.Guarantee == Guarantee.WithinGap ? 0 : 1;
        }

        Assert.Equal(count, optimal);
    }

    [Fact]
    public void Two_meetings_of_one_pair_are_in_different_slots_even_with_representatives_enough()
    {
        var programme = new Programme(2, 3, [new("A", "X", 5) { Times = 3 }]) { Parties = [new("A") { Capacity = 3 }, new("X") { Capacity = 3 }] };

        Assert.Equal([1, 2], Programmes.Solve(programme).Meetings.Select(meeting => meeting.Slot));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Larger_programmes_with_gaps_are_never_worse_than_the_greedy_method_nor_better_than_their_bound(bool isTwoSided)
    {
        var better = 0;
        for (var seed = 0; seed < 25; seed++)
        {
            var large = new Kinds { IsTwoSided = isTwoSided, MostParties = 40, MostWishes = 200, MostSlots = 8 };
            var programme = Programmes.Draw(seed, large with { HasGaps = true, HasOwners = true, HasFixed = true }) with { Tables = 12 };
            var schedule = Programmes.Solve(programme, new ScheduleOptions { Effort = 20_000 });
            var greedy = Programmes.Solve(programme, new ScheduleOptions { Greedy = true });

            Assert.Empty(new TimetableCheck(programme).Verify(schedule).Violations);
            Assert.Empty(new TimetableCheck(programme).Verify(greedy).Violations);
            Assert.True((schedule.Musts, schedule.Weight).CompareTo((greedy.Musts, greedy.Weight)) >= 0, $"seed {seed}");
            Assert.True(schedule.Weight <= schedule.UpperBound && schedule.Musts <= schedule.MostMusts, $"seed {seed}");
            better += schedule.Weight > greedy.Weight ? 1 : 0;
        }

        Assert.True(better > 3, $"better in {better} only");
    }

    [Fact]
    public void The_same_programme_gives_the_same_timetable()
    {
        var programme = Programmes.Draw(3, new Kinds { HasGaps = true, IsTwoSided = false, MostParties = 30, MostWishes = 200, MostSlots = 6 });

        Assert.Equal(Programmes.Solve(programme).Meetings, Programmes.Solve(programme).Meetings);
    }

    private static Kinds Of(string what) => what switch
    {
        "one side" => new Kinds { IsTwoSided = false },
        "gaps" => new Kinds { HasGaps = true },
        "gaps within one side" => new Kinds { HasGaps = true, IsTwoSided = false },
        "own tables" => new Kinds { HasOwners = true },
        "repeats" => new Kinds { HasRepeats = true, MostParties = 4, MostWishes = 4 },
        "fixed" => new Kinds { HasFixed = true },
        _ => new Kinds { IsTwoSided = false, HasGaps = true, HasOwners = true, HasFixed = true, HasRepeats = true, MostWishes = 7 },
    };
}
