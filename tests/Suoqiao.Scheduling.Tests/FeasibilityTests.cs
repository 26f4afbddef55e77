namespace Suoqiao.Scheduling.Tests;

public sealed class FeasibilityTests
{
    [Fact]
    public void A_programme_in_which_everything_fits_has_no_findings() =>
        Assert.Empty(Feasibility.Report(new Programme(2, 2, [new("A", "X", 1), new("B", "Y", 1, WishKind.Must)]), TestContext.Current.CancellationToken));

    [Fact]
    public void A_must_that_somebody_refuses_can_never_be_granted() =>
        Assert.Contains(
            new Finding.MustNever("A", "X", Reason.No), Report(new Programme(2, 2, [new("A", "X", 1, WishKind.Must), new("X", "A", 0, WishKind.No)])));

    [Fact]
    public void A_must_of_two_who_are_never_both_there_can_never_be_granted() =>
        Assert.Contains(
            new Finding.MustNever("A", "X", Reason.NoCommonSlot),
            Report(new Programme(2, 2, [new("A", "X", 1, WishKind.Must)]) { Engagements = [new(1, "A"), new(2, "X")] }));

    [Fact]
    public void A_must_without_any_table_can_never_be_granted() =>
        Assert.Contains(
            new Finding.MustNever("A", "X", Reason.NoTable), Report(new Programme(1, 1, [new("A", "X", 1, WishKind.Must)]) { Closures = [new(1, 1)] }));

    [Fact]
    public void More_musts_than_slots_are_named_with_the_party() =>
        Assert.Contains(
            new Finding.TooManyMusts("A", 3, 2),
            Report(new Programme(2, 3, [new("A", "X", 1, WishKind.Must), new("A", "Y", 1, WishKind.Must), new("A", "Z", 1, WishKind.Must)])));

    [Fact]
    public void Musts_that_exceed_the_tables_together_are_counted() =>
        Assert.Contains(
            new Finding.MustsExceedTables(3, 2),
            Report(new Programme(2, 1, [new("A", "X", 1, WishKind.Must), new("B", "Y", 1, WishKind.Must), new("C", "Z", 1, WishKind.Must)])));

    [Fact]
    public void Too_few_tables_are_told() =>
        Assert.Contains(new Finding.NotEnoughTables(3, 2), Report(new Programme(1, 2, [new("A", "X", 1), new("B", "Y", 1), new("C", "Z", 1)])));

    [Fact]
    public void A_party_that_is_never_there_is_named() =>
        Assert.Contains(new Finding.NeverThere("A"), Report(new Programme(1, 2, [new("A", "X", 1)]) { Engagements = [new(1, "A")] }));

    [Fact]
    public void A_party_whom_all_refuse_is_named() =>
        Assert.Contains(new Finding.WithoutPartner("A"), Report(new Programme(1, 2, [new("A", "X", 1, WishKind.No), new("B", "X", 1)])));

    [Fact]
    public void Two_who_are_never_both_there_are_named() =>
        Assert.Contains(new Finding.NeverTogether("A", "X"), Report(new Programme(2, 2, [new("A", "X", 1)]) { Engagements = [new(1, "A"), new(2, "X")] }));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1001, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 100_001)]
    public void Sizes_outside_the_limits_are_refused(int slots, int tables) =>
        Assert.Equal([new Finding.Contradicts(new Contradiction.SizeOutside(slots, tables))], Report(new Programme(slots, tables, [new("A", "X", 1)])));

    [Fact]
    public void Contradictions_are_told_all_at_once()
    {
        var programme = new Programme(2, 2, [new("A", "A", 1), new("A", "X", -1), new("B", "X", 0.1234567m), new("C", "X", 1, WishKind.No)])
        {
            Parties = [new("A"), new("A"), new("B") { Capacity = 0 }, new("D") { Table = 1 }, new("E") { Table = 1 }, new("F") { Table = 3 }],
            Engagements = [new(3, "A")],
            Fixed = [new(1, "C", "X"), new(1, "A", "Y"), new(1, "A", "Z"), new(1, "G", "H", 1)],
        };

        var kinds = Report(programme).Select(finding => Assert.IsType<Finding.Contradicts>(finding).Contradiction).ToList();

        Assert.Equal(
            [
                "PartyTwice", "CapacityOutside", "TableOfTwo", "UnknownTable", "WithItself", "WeightOutside", "WeightOutside", "UnknownSlot",
                "FixedAgainst", "FixedAgainst", "FixedAgainst",
            ],
            kinds.Select(kind => kind.GetType().Name));
        Assert.Equal([Rule.TableOwner, Rule.PairAllowed, Rule.PartyCapacity], kinds.OfType<Contradiction.FixedAgainst>().Select(against => against.Rule));
    }

    [Fact]
    public void Weights_too_large_to_be_counted_exactly_are_refused()
    {
        var wishes = Enumerable.Range(0, 3000).Select(i => new Wish($"A{i}", "X", 1_000_000_000 - 0.000001m, WishKind.Must)).ToList();

        Assert.Equal([new Finding.Contradicts(new Contradiction.WeightsTooLarge())], Report(new Programme(2, 2, wishes)));
    }

    private static IReadOnlyList<Finding> Report(Programme programme) => Feasibility.Report(programme, TestContext.Current.CancellationToken);
}
