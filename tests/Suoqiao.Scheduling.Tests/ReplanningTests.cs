namespace Suoqiao.Scheduling.Tests;

public sealed class ReplanningTests
{
    [Fact]
    public void An_unchanged_programme_keeps_every_meeting_where_it_is()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var programme = Programmes.Draw(seed, new Kinds { MostParties = 20, MostWishes = 80, MostSlots = 6 });
            var old = Programmes.Solve(programme).Meetings;
            var schedule = Programmes.Solve(programme, new ScheduleOptions { Previous = old });

            Assert.Equal(old, schedule.Meetings);
            Assert.True(schedule.Changes is { Moved: 0, Cancelled: 0, Added: 0, OtherTable: 0, IsFewest: true });
        }
    }

    [Fact]
    public void After_a_change_the_fewest_meetings_are_cancelled_or_moved_and_then_the_weight_is_the_largest()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var programme = Programmes.Draw(seed, new Kinds { HasMusts = false, HasRepeats = false, MostWishes = 8 });
            var old = Programmes.Solve(programme).Meetings;
            var changed = Change(programme, seed);
            var schedule = Programmes.Solve(changed, new ScheduleOptions { Previous = old });

            var best = BruteForce.All(changed)
                .Select(timetable => (Changes: -Count(old, timetable), Weight: new TimetableCheck(changed).Verify([.. timetable]).Weight)).Max();
            Assert.Equal((seed, best), (seed, (-Count(old, schedule.Meetings), schedule.Weight)));
            Assert.True(schedule.Changes!.IsFewest, $"seed {seed}");
            Assert.Empty(new TimetableCheck(changed).Verify(schedule.Meetings).Violations);
        }
    }

    [Fact]
    public void Fixed_meetings_are_not_touched()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var programme = Programmes.Draw(seed, new Kinds { HasFixed = true });
            var schedule = Programmes.Solve(Change(programme, seed, keepFixed: true), new ScheduleOptions { Previous = Programmes.Solve(programme).Meetings });

            Assert.All(
                programme.Fixed,
                agreed => Assert.Contains(schedule.Meetings, meeting => (meeting.Slot, meeting.A, meeting.B) == (agreed.Slot, agreed.A, agreed.B)));
        }
    }

    [Fact]
    public void When_a_party_does_not_come_only_its_meetings_are_cancelled()
    {
        var programme = new Programme(3, 3, [new("A", "X", 3), new("A", "Y", 2), new("B", "X", 2), new("B", "Z", 4), new("C", "Y", 5), new("C", "Z", 1)]);
        var old = Programmes.Solve(programme).Meetings;
        var without = programme with { Engagements = [.. Enumerable.Range(1, 3).Select(slot => new Engagement(slot, "B", "no show"))] };

        var schedule = Programmes.Solve(without, new ScheduleOptions { Previous = old });

        Assert.Equal(old.Where(meeting => meeting.A != "B"), schedule.Meetings);
        Assert.Equal(new Changes(4, 0, 2, 0, 0, true), schedule.Changes);
    }

    [Fact]
    public void A_party_sits_at_its_own_table_even_where_it_sat_at_another_before()
    {
        var programme = new Programme(1, 2, [new("A", "X", 1)]) { Parties = [new("A") { Table = 1 }] };

        var schedule = Programmes.Solve(programme, new ScheduleOptions { Previous = [new Meeting(1, 2, "A", "X")] });

        Assert.Equal(1, Assert.Single(schedule.Meetings).Table);
        Assert.Equal(new Changes(1, 0, 0, 0, 1, true), schedule.Changes);
    }

    // A no-show, a late arrival, or a table lost in a slot.
    private static Programme Change(Programme programme, int seed, bool keepFixed = false)
    {
        var random = new Random(seed);
        var party = programme.Parties[random.Next(programme.Parties.Count)].Id;
        return (keepFixed ? 2 : random.Next(3)) switch
        {
            0 => programme with { Engagements = [.. Enumerable.Range(1, programme.Slots).Select(slot => new Engagement(slot, party))] },
            1 => programme with { Engagements = [new Engagement(1, party)] },
            _ when programme.Fixed.Count > 0 => programme,
            _ => programme with { Closures = [new TableClosure(1, 1)] },
        };
    }

    private static int Count(IReadOnlyList<Meeting> old, IReadOnlyList<Meeting> now) => old.Sum(was =>
        now.FirstOrDefault(meeting => BruteForce.Order(meeting.A, meeting.B) == BruteForce.Order(was.A, was.B)) is not { } stays ? 2
            : stays.Slot == was.Slot ? 0
            : 1);
}
