namespace Suoqiao.Scheduling.Tests;

public sealed class ReasonTests
{
    [Fact]
    public void A_no_is_the_reason_of_the_pair() =>
        Assert.Equal((Reason.No, null), Why(new Programme(1, 1, [new("A", "X", 1), new("X", "A", 0, WishKind.No), new("B", "X", 1)]), "A"));

    [Fact]
    public void A_full_partner_is_named_with_its_lightest_meeting()
    {
        var declined = Assert.Single(Programmes.Solve(new Programme(2, 2, [new("A", "X", 1), new("B", "X", 5), new("C", "X", 3)])).Declined);

        Assert.Equal(("A", Reason.PartyFull, "X", 3m), (declined.A, declined.Reason, declined.Party, declined.Lightest!.Value));
    }

    [Fact]
    public void Two_who_are_never_both_there_have_no_common_slot() =>
        Assert.Equal((Reason.NoCommonSlot, null), Why(new Programme(2, 1, [new("A", "X", 1)]) { Engagements = [new(1, "A"), new(2, "X")] }, "A"));

    [Fact]
    public void Who_is_there_when_no_table_is_has_no_table() =>
        Assert.Equal((Reason.NoTable, null), Why(new Programme(2, 1, [new("A", "X", 1)]) { Engagements = [new(1, "A")], Closures = [new(1, 2)] }, "A"));

    [Fact]
    public void When_all_tables_are_taken_that_is_the_reason() =>
        Assert.Equal((Reason.TablesFull, null), Why(new Programme(2, 1, [new("A", "X", 1), new("B", "Y", 5), new("C", "Z", 3)]), "A"));

    [Fact]
    public void Free_slots_that_differ_are_the_reason()
    {
        var programme = new Programme(3, 3, [new("A", "X", 1), new("A", "Y", 5), new("B", "X", 5)])
        {
            Engagements = [new(3, "A"), new(1, "X"), new(1, "Y"), new(2, "B"), new(1, "B"), new(3, "Y"), new(3, "X"), new(2, "B")],
        };

        var declined = Programmes.Solve(programme).Declined;

        Assert.Contains(declined, wish => wish is { A: "A", B: "X", Reason: Reason.PartyFull or Reason.FreeAtDifferentTimes });
    }

    private static (Reason, string?) Why(Programme programme, string party)
    {
        var declined = Programmes.Solve(programme).Declined.Single(wish => wish.A == party);
        return (declined.Reason, declined.Party);
    }
}
