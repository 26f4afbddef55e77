namespace Suoqiao.Scheduling.Tests;

public sealed class FairnessTests
{
    [Fact]
    public void The_median_of_an_even_number_of_parties_is_the_mean_of_the_middle_two()
    {
        var odd = Programmes.Solve(new Programme(2, 2, [new("A", "X", 1), new("A", "Y", 1)]));
        var even = Programmes.Solve(new Programme(2, 2, [new("A", "X", 1), new("A", "Y", 1), new("B", "X", 1)]));

        // 1, 1, 2 and 1, 1, 2, 2.
        Assert.Equal((1, 1), (odd.Median, odd.Smallest));
        Assert.Equal((1.5, 1), (even.Median, even.Smallest));
        Assert.Equal((0, 0), (Programmes.Solve(new Programme(1, 1, [])).Median, Programmes.Solve(new Programme(1, 1, [])).Smallest));
    }

    [Fact]
    public void Without_a_cost_the_sorted_numbers_of_meetings_are_the_best_of_all_timetables_of_the_same_weight()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var programme = Programmes.Draw(seed, new Kinds { MostParties = 7, MostWishes = 8, MostSlots = 2, HasMusts = seed % 4 == 0 });
            programme = programme with { Wishes = [.. programme.Wishes.Select(wish => wish with { Weight = 1 + (seed % 3 == 0 ? wish.Weight % 2 : 0) })] };
            var schedule = Programmes.Solve(programme);

            var fairest = BruteForce.All(programme)
                .Where(
                    timetable =>
                        new TimetableCheck(programme).Verify([.. timetable]) is var verdict
                            && (verdict.Musts, verdict.Weight) == (schedule.Musts, schedule.Weight))
                .Select(timetable => Sorted(schedule.MeetingsOf.Keys, timetable)).Max(StringComparer.Ordinal);

            Assert.Equal((seed, fairest), (seed, Sorted(schedule.MeetingsOf.Keys, schedule.Meetings)));
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void No_more_weight_is_given_up_than_allowed_and_never_for_nothing(bool isTwoSided, bool hasGaps)
    {
        var raised = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var programme = Programmes.Draw(seed, new Kinds { IsTwoSided = isTwoSided, HasGaps = hasGaps, MostParties = 24, MostWishes = 150, MostSlots = 6 });
            var heaviest = Programmes.Solve(programme);
            var fair = Programmes.Solve(programme, new ScheduleOptions { Fairness = 0.1m });

            Assert.Empty(new TimetableCheck(programme).Verify(fair).Violations);
            Assert.Equal(heaviest.Musts, fair.Musts);
            Assert.Equal(heaviest.Weight, fair.Weight + fair.FairnessCost);
            Assert.InRange(fair.FairnessCost, 0, heaviest.Weight * 0.1m);
            var order = string.CompareOrdinal(Sorted(fair.MeetingsOf.Keys, fair.Meetings), Sorted(heaviest.MeetingsOf.Keys, heaviest.Meetings));
            Assert.True(order > 0 || (order == 0 && fair.FairnessCost == 0), $"seed {seed}");
            raised += order > 0 ? 1 : 0;
        }

        Assert.True(raised > 5, $"only {raised} were fairer");
    }

    private static string Sorted(IEnumerable<string> parties, IReadOnlyList<Meeting> meetings) =>
        string.Concat(parties.Select(id => meetings.Count(meeting => meeting.A == id || meeting.B == id)).Order().Select(count => (char)('0' + count)));
}
