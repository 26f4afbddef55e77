namespace Suoqiao.Scheduling.Tests;

/// <summary>A sound timetable with its proof, and the faults that are planted in it one at a time.</summary>
public sealed class TimetableCheckTests
{
    private static readonly Programme Programme = new(4, 3,
    [
        new("A", "X", 9), new("A", "Y", 5), new("A", "Z", 3), new("B", "X", 8), new("B", "Y", 7), new("B", "Z", 2),
        new("C", "X", 6), new("C", "Y", 4), new("C", "Z", 1, WishKind.No),
        new("D", "Y", 6), new("D", "Z", 5, WishKind.Must),
    ])
    {
        Parties = [new Party("Z") { Table = 3 }, new Party("B") { Maximum = 2 }],
        Engagements = [new Engagement(1, "A", "keynote")],
        Closures = [new TableClosure(1, 4)],
        Fixed = [new FixedMeeting(2, "D", "Y", 2)],
    };

    private static readonly Schedule Sound = Programmes.Solve(Programme);

    [Fact]
    public void The_sound_timetable_is_accepted_with_its_proof()
    {
        var verdict = new TimetableCheck(Programme).Verify(Sound);

        Assert.Empty(verdict.Violations);
        Assert.Equal((1, Sound.Weight), (verdict.Musts, verdict.Weight));
        Assert.True(verdict.Bound >= verdict.Weight);
    }

    [Fact]
    public void A_party_that_meets_twice_in_a_slot_is_found() =>
        Assert.Contains(Rule.PartyCapacity, Rules(meetings => [.. meetings.Select(meeting => meeting with { Slot = 3 })]));

    [Fact]
    public void Two_meetings_at_one_table_are_found() =>
        Assert.Contains(Rule.TableFree, Rules(meetings => [.. meetings.Select(meeting => meeting.Slot == 2 ? meeting with { Table = 2 } : meeting)]));

    [Fact]
    public void A_meeting_that_somebody_refused_is_found() =>
        Assert.Equal(Rule.PairAllowed, Rules(meetings => [.. meetings, new Meeting(1, 3, "C", "Z")])[0]);

    [Fact]
    public void A_meeting_that_nobody_wished_for_is_found() =>
        Assert.Equal(Rule.PairWished, Rules(meetings => [.. meetings.Where(meeting => meeting.Slot != 1), new Meeting(1, 1, "C", "D")])[0]);

    [Fact]
    public void A_pair_that_meets_twice_is_found() =>
        Assert.Contains(Rule.PairOnce, Rules(meetings => [.. meetings.Where(meeting => meeting.Slot != 1), new Meeting(1, 1, "D", "Y")]));

    [Fact]
    public void A_meeting_during_an_engagement_is_found() =>
        Assert.Contains(
            Rule.PartyAvailable, Rules(meetings => [.. meetings.Select(meeting => meeting is { A: "A", B: "X" } ? meeting with { Slot = 1 } : meeting)]));

    [Fact]
    public void A_slot_that_does_not_exist_is_found() =>
        Assert.Contains(Rule.SlotExists, Rules(meetings => [meetings[0] with { Slot = 5 }, .. meetings.Skip(1)]));

    [Fact]
    public void A_table_that_does_not_exist_is_found() =>
        Assert.Contains(Rule.TableExists, Rules(meetings => [meetings[0] with { Table = 4 }, .. meetings.Skip(1)]));

    [Fact]
    public void A_closed_table_is_found() =>
        Assert.Contains(Rule.TableOpen, Rules(meetings => [.. meetings.Where(meeting => meeting.Slot != 4), new Meeting(4, 1, "C", "Y")]));

    [Fact]
    public void The_table_of_somebody_else_is_found() =>
        Assert.Contains(Rule.TableOwner, Rules(meetings => [.. meetings.Where(meeting => meeting.Slot != 1), new Meeting(1, 3, "C", "X")]));

    [Fact]
    public void A_party_with_more_meetings_than_it_wants_is_found() =>
        Assert.Contains(Rule.PartyMaximum, Rules(_ =>
            [new Meeting(2, 2, "D", "Y"), new Meeting(1, 1, "B", "X"), new Meeting(3, 1, "B", "Y"), new Meeting(4, 3, "B", "Z")]));

    [Fact]
    public void A_fixed_meeting_that_was_moved_is_found() =>
        Assert.Contains(
            Rule.FixedKept, Rules(meetings => [.. meetings.Select(meeting => meeting is { A: "D", B: "Y" } ? meeting with { Table = 1 } : meeting)]));

    [Fact]
    public void An_unknown_party_is_found() =>
        Assert.Contains(Rule.PartiesKnown, Rules(meetings => [.. meetings, new Meeting(1, 1, "A", "Nobody")]));

    [Fact]
    public void A_wrong_weight_is_found() =>
        Assert.Equal([Rule.WeightTrue], Claims(Sound with { Weight = Sound.Weight + 1 }));

    [Fact]
    public void A_price_that_is_too_low_proves_nothing()
    {
        var free = new Certificate
        {
            MustPremium = 0,
            PartyPrices = new Dictionary<string, IReadOnlyList<decimal>>(),
            MaximumPrices = new Dictionary<string, decimal>(),
            TablePrices = [0, 0, 0, 0],
        };

        Assert.Equal([Rule.CertificateHolds], Claims(Sound with { Certificate = free, Guarantee = Guarantee.OptimalByCertificate }));
    }

    [Fact]
    public void A_negative_price_is_found()
    {
        var wrong = new Certificate
        {
            MustPremium = Sound.Certificate.MustPremium,
            PartyPrices = Sound.Certificate.PartyPrices,
            MaximumPrices = Sound.Certificate.MaximumPrices,
            TablePrices = [0, 0, 0, -1],
        };

        Assert.Contains(Rule.CertificateHolds, Claims(Sound with { Certificate = wrong }));
    }

    private static List<Rule> Rules(Func<IReadOnlyList<Meeting>, IReadOnlyList<Meeting>> plant) =>
        [.. new TimetableCheck(Programme).Verify(plant(Sound.Meetings)).Violations.Select(violation => violation.Rule)];

    private static List<Rule> Claims(Schedule schedule) => [.. new TimetableCheck(Programme).Verify(schedule).Violations.Select(violation => violation.Rule)];
}
