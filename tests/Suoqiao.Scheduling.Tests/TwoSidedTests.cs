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
}
