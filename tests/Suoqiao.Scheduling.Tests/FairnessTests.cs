namespace Suoqiao.Scheduling.Tests;

public sealed class FairnessTests
{
    [Fact]
    public void Without_a_cost_the_sorted_numbers_of_meetings_are_the_best_of_all_timetables_of_the_same_weight()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var programme = Programmes.Draw(seed, new Kinds { MostWishes = 7, HasMusts = seed % 2 == 0 });
            programme = programme with { Wishes = [.. programme.Wishes.Select(wish => wish with { Weight = 1 + (wish.Weight % 2) })] };
            var schedule = Programmes.Solve(programme);

            var fairest = BruteForce.All(programme)
                .Where(timetable => new TimetableCheck(programme).Verify([.. timetable]) is var verdict && (verdict.Musts, verdict.Weight) == (schedule.Musts, schedule.Weight))
                .Select(timetable => Sorted(schedule.MeetingsOf.Keys, timetable)).Max(StringComparer.Ordinal);

            Assert.Equal((seed, fairest), (seed, Sorted(schedule.MeetingsOf.Keys, schedule.Meetings)));
        }
    }

    private static string Sorted(IEnumerable<string> parties, IReadOnlyList<Meeting> meetings) =>
        string.Concat(parties.Select(id => meetings.Count(meeting => meeting.A == id || meeting.B == id)).Order().Select(count => (char)('0' + count)));
}
