namespace Suoqiao.Scheduling.Tests;

public sealed class GeneralTests
{
    [Theory]
    [InlineData("one side", 200)]
    [InlineData("gaps", 200)]
    [InlineData("gaps within one side", 100)]
    [InlineData("own tables", 100)]
    [InlineData("fixed", 100)]
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

    private static Kinds Of(string what) => what switch
    {
        "one side" => new Kinds { IsTwoSided = false },
        "gaps" => new Kinds { HasGaps = true },
        "gaps within one side" => new Kinds { HasGaps = true, IsTwoSided = false },
        "own tables" => new Kinds { HasOwners = true },
        "fixed" => new Kinds { HasFixed = true },
        _ => new Kinds { IsTwoSided = false, HasGaps = true, HasOwners = true, HasFixed = true, HasRepeats = true, MostWishes = 7 },
    };
}
