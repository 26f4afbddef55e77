using Suoqiao.Features.Matching.Matches;
using Suoqiao.Features.Matching.Models;
using Suoqiao.Threads;
using Suoqiao.Ui;

namespace Suoqiao.Tests.Models;

[Trait("Database", "none")]
public sealed class JudgementTests
{
    [Theory]
    [InlineData(Verdict.Declined, DeclineReason.NotTheProblem, null, null, 1)]
    [InlineData(Verdict.Declined, DeclineReason.ScientificallyUnsound, null, null, 2)]
    [InlineData(Verdict.Declined, DeclineReason.BenefitUnclear, null, null, 2)]
    [InlineData(Verdict.Declined, DeclineReason.TooEarly, null, null, 3)]
    [InlineData(Verdict.Declined, DeclineReason.Cost, null, null, 3)]
    [InlineData(Verdict.Declined, DeclineReason.NoCapacity, null, null, null)]
    [InlineData(Verdict.Declined, DeclineReason.Conflict, null, null, null)]
    [InlineData(Verdict.Declined, DeclineReason.AlreadySolved, null, null, null)]
    [InlineData(Verdict.Declined, DeclineReason.Other, null, null, null)]
    [InlineData(Verdict.Accepted, null, null, null, 4)]
    [InlineData(Verdict.Accepted, null, Stage.Signed, null, 4)]
    [InlineData(Verdict.Accepted, null, Stage.Succeeded, null, 4)]
    [InlineData(Verdict.Accepted, null, Stage.Lapsed, null, 3)]
    [InlineData(Verdict.Accepted, null, Stage.Declined, DeclineReason.NotTheProblem, 1)]
    [InlineData(Verdict.Accepted, null, Stage.Declined, DeclineReason.AlreadySolved, null)]
    public void A_decision_counts_as_its_reason_and_its_thread_say(
        object verdict, DeclineReason? reason, Stage? stage, DeclineReason? threadReason, int? grade) =>
        Assert.Equal(grade, Judgement.GradeOf((Verdict)verdict, reason, stage, threadReason));

    [Fact]
    public void One_in_five_needs_is_held_back_and_it_is_always_the_same()
    {
        var needs = Enumerable.Range(0, 5_000).Select(i => new Guid(i, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8])).ToList();

        Assert.InRange(needs.Count(Judgement.IsHeldBack), 900, 1_100);
        Assert.Equal(needs.Where(Judgement.IsHeldBack), needs.Where(Judgement.IsHeldBack));
    }

    [Fact]
    public void A_person_contributes_a_third_and_a_week_a_quarter_at_most()
    {
        var zeal = Enumerable.Range(0, 900).Select(i => Of(i, "zealot", $"2026-{(i % 12) + 1:00}"));
        var rush = Enumerable.Range(900, 600).Select(i => Of(i, $"person {i % 20}", "2026-40"));
        var all = zeal.Concat(rush).ToList();

        var kept = Judgement.Capped(all);

        Assert.Equal(500, kept.Count(j => j.Person == "zealot"));
        Assert.Equal(375, kept.Count(j => j.Week == "2026-40"));
        Assert.Equal(kept, Judgement.Capped([.. all.AsEnumerable().Reverse()]));
    }

    [Fact]
    public void A_small_beginning_is_not_cut()
    {
        var few = Enumerable.Range(0, 50).Select(i => Of(i, "only one", "2026-47")).ToList();

        Assert.Equal(50, Judgement.Capped(few).Count);
    }

    [Fact]
    public void A_week_is_that_of_the_calendar() => Assert.Equal("2026-53", Judgement.WeekOf(new DateTimeOffset(2027, 1, 1, 12, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void The_order_counts_differently_graded_pairs_and_halves_ties()
    {
        Judgement[] judged = [Of(1, 4), Of(2, 1), Of(3, 2), Of(4, 2)];

        Assert.Equal(1, RankingLearner.OrderOf(judged, [9, 1, 3, 2]));
        // Of five pairs: 4>1 wrong, 4>2 wrong twice, 2>1 right once and tied once.
        Assert.Equal(1.5 / 5, RankingLearner.OrderOf(judged, [0, 1, 3, 1]));
    }

    private static Judgement Of(int i, string person, string week) =>
        new(new Guid(i, 1, 1, new byte[8]), new Guid(i, 2, 2, new byte[8]), new Guid(i, 3, 3, new byte[8]), 4, person, week);

    private static Judgement Of(int i, int grade) => Of(i, "p", "w") with { Grade = grade };
}
