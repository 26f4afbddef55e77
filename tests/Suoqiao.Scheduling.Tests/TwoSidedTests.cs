namespace Suoqiao.Scheduling.Tests;

public sealed class TwoSidedTests
{
    [Fact]
    public void Two_sides_without_gaps_are_as_good_as_brute_force_on_500_small_programmes()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var programme = Programmes.Draw(seed, new Kinds());
            var schedule = Programmes.Solve(programme);

            Assert.True(schedule.IsUniform && schedule.IsTwoSided, $"seed {seed}");
            Assert.Equal((seed, BruteForce.Best(programme)), (seed, (schedule.Musts, schedule.Weight)));
            Assert.Equal(Guarantee.OptimalByCertificate, schedule.Guarantee);
            Assert.Equal((seed, 0m), (seed, schedule.Gap));
        }
    }

    [Fact]
    public void The_checker_accepts_and_proves_every_one_of_500_larger_timetables()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var programme = Programmes.Draw(seed, new Kinds { MostParties = 40, MostWishes = 300, MostSlots = 8 });
            var verdict = new TimetableCheck(programme).Verify(Programmes.Solve(programme));

            Assert.Empty(verdict.Violations);
            Assert.True(verdict.IsProvenOptimal, $"seed {seed}");
        }
    }

    [Fact]
    public void Five_hundred_parties_at_two_hundred_tables_are_proven_optimal_and_fill_the_slots_evenly()
    {
        var random = new Random(5);
        var wishes = Enumerable.Range(0, 12_000).Select(_ => new Wish($"F{random.Next(300)}", $"S{random.Next(200)}", random.Next(1, 1000) / 10m)).ToList();
        var programme = new Programme(20, 180, wishes);
        var schedule = Programmes.Solve(programme);

        Assert.True(new TimetableCheck(programme).Verify(schedule).IsProvenOptimal);
        Assert.Equal(3600, schedule.Meetings.Count);
        Assert.All(schedule.Meetings.CountBy(meeting => meeting.Slot), slot => Assert.Equal(180, slot.Value));
    }

    [Fact]
    public void Nobody_changes_tables_without_need()
    {
        var programme = new Programme(3, 3, [.. Enumerable.Range(0, 9).Select(i => new Wish($"F{i}", $"S{i % 3}", 1))]);

        Assert.All(
            Programmes.Solve(programme).Meetings.GroupBy(meeting => meeting.B), society => Assert.Single(society.Select(meeting => meeting.Table).Distinct()));
    }

    [Fact]
    public void Nothing_wished_is_an_empty_timetable()
    {
        Assert.Empty(Programmes.Solve(new Programme(2, 2, []), new ScheduleOptions { Fairness = 0.1m }).Meetings);
        Assert.Empty(Programmes.Solve(new Programme(2, 2, [new("A", "X", 0, WishKind.No)])).Meetings);
    }
}
