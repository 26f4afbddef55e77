using System.Collections.Immutable;
using Suoqiao.Bidding.Forms;

namespace Suoqiao.Bidding.Tests.Forms;

public sealed class AscendingTests
{
    private static readonly double End = 65;

    [Fact]
    public void The_highest_bid_wins_at_its_amount()
    {
        var sale = Begin();

        Assert.Null(sale.Bid(1, "a", 100));
        Assert.Null(sale.Bid(2, "b", 130));
        sale.Tick(End);

        Assert.Equal((LotStage.Awarded, "b", 130L), (sale.State.Stage, sale.State.Winner, sale.State.Price));
    }

    [Fact]
    public void A_bid_below_the_step_is_refused_with_the_least_that_would_do()
    {
        var sale = Begin();

        Assert.Equal(new LotRefusal(RefusalKind.TooLow, NextStep.BidAtLeast, 100), sale.Tell(1, new PlaceBid("a", 99)));
        sale.Bid(2, "a", 100);
        Assert.Equal(new LotRefusal(RefusalKind.TooLow, NextStep.BidAtLeast, 110), sale.Tell(3, new PlaceBid("b", 109)));
    }

    [Fact]
    public void A_table_of_increments_holds_from_its_prices_on()
    {
        var table = new Increments([(0, 5), (100, 20), (1000, 50)]);

        Assert.Equal([5, 5, 20, 20, 50], new[] { 0L, 99, 100, 999, 1000 }.Select(table.Above));
        Assert.Throws<ArgumentException>(() => new Increments([(0, 5), (0, 6)]));
        Assert.Throws<ArgumentException>(() => new Increments([(1, 5)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Increments([(0, 0)]));
    }

    [Fact]
    public void Bids_of_the_free_period_do_not_extend_and_those_of_the_timed_period_do()
    {
        var sale = Begin();

        sale.Bid(59.9, "a", 100);
        Assert.Equal(Sale.At(End), sale.State.EndsAt);
        sale.Bid(64, "b", 110);
        Assert.Equal(Sale.At(69), sale.State.EndsAt);
    }

    [Fact]
    public void A_refused_bid_never_extends()
    {
        var sale = Begin();
        sale.Bid(61, "a", 100);

        Assert.Equal(RefusalKind.TooLow, sale.Bid(64, "b", 105));
        Assert.Equal(RefusalKind.AlreadyLeading, sale.Bid(64, "a", 200));
        Assert.Equal(RefusalKind.NotAdmitted, sale.Bid(64, "x", 200));

        Assert.Equal(Sale.At(66), sale.State.EndsAt);
    }

    [Fact]
    public void A_bid_at_the_closing_instant_is_refused_and_one_a_microsecond_before_counts()
    {
        var late = Begin();
        var early = Begin();

        Assert.Equal(RefusalKind.BiddingOver, late.Bid(End, "a", 100));
        Assert.Null(Lot.Apply(early.State, new PlaceBid("a", 100), new Instant(Sale.At(End).Microseconds - 1)).Refusal);
        Assert.Equal((LotStage.Failed, Failure.NoBids), (late.State.Stage, late.State.Failure));
    }

    [Fact]
    public void A_bid_at_the_opening_instant_counts_and_one_before_is_told_when()
    {
        var sale = Begin();

        Assert.Equal(new LotRefusal(RefusalKind.NotOpenYet, NextStep.Wait, From: Sale.Opening), sale.Tell(-0.001, new PlaceBid("a", 100)));
        Assert.Null(sale.Bid(0, "a", 100));
    }

    [Fact]
    public void Extensions_stop_at_their_number()
    {
        var sale = Begin(Sale.AscendingForm(most: 1));

        sale.Bid(64, "a", 100);
        sale.Bid(68, "b", 110);

        Assert.Equal(Sale.At(69), sale.State.EndsAt);
        Assert.Equal(1, sale.Ascending.Extensions);
    }

    [Fact]
    public void Extensions_stop_at_the_hard_stop()
    {
        var sale = Begin(Sale.AscendingForm(stop: 66));

        sale.Bid(64, "a", 100);
        Assert.Equal(Sale.At(66), sale.State.EndsAt);
        sale.Tick(66);

        Assert.Equal("a", sale.State.Winner);
    }

    [Fact]
    public void The_clock_of_the_bidding_does_not_go_back()
    {
        var sale = Begin();
        sale.Bid(64, "a", 100);

        Assert.Null(sale.Bid(10, "b", 110));

        Assert.Equal(Sale.At(64), sale.State.Last);
        Assert.Equal(Sale.At(69), sale.State.EndsAt);
    }

    [Fact]
    public void A_proxy_pays_the_second_limit_and_a_step()
    {
        var sale = Begin(Sale.AscendingForm(proxies: true));

        sale.Do(1, new SetProxy("a", 500));
        Assert.Equal(("a", 100L), Leader(sale));
        sale.Do(2, new SetProxy("b", 300));
        Assert.Equal(("a", 310L), Leader(sale));
        sale.Do(3, new SetProxy("c", 700));
        Assert.Equal(("c", 510L), Leader(sale));
        sale.Bid(4, "b", 600);
        Assert.Equal(("c", 610L), Leader(sale));
    }

    [Fact]
    public void A_proxy_never_goes_above_its_limit()
    {
        var sale = Begin(Sale.AscendingForm(proxies: true));

        sale.Do(1, new SetProxy("a", 205));
        sale.Bid(2, "b", 200);
        Assert.Equal(("a", 205L), Leader(sale));
        Assert.Equal(RefusalKind.TooLow, sale.Bid(3, "b", 210));
        Assert.Null(sale.Bid(3, "b", 215));
        Assert.Equal(("b", 215L), Leader(sale));
    }

    [Fact]
    public void Equal_limits_go_to_the_one_that_came_first()
    {
        var sale = Begin(Sale.AscendingForm(proxies: true));

        sale.Do(1, new SetProxy("a", 300));
        sale.Do(2, new SetProxy("b", 300));

        Assert.Equal(("a", 300L), Leader(sale));
    }

    [Fact]
    public void Raising_ones_own_limit_changes_no_price_and_extends_nothing()
    {
        var sale = Begin(Sale.AscendingForm(proxies: true));
        sale.Do(61, new SetProxy("a", 300));

        Assert.Equal(RefusalKind.LimitNotHigher, sale.Do(64, new SetProxy("a", 300)));
        Assert.Null(sale.Do(64, new SetProxy("a", 400)));

        Assert.Equal(("a", 100L), Leader(sale));
        Assert.Equal(Sale.At(66), sale.State.EndsAt);
    }

    [Fact]
    public void Proxies_are_refused_where_the_terms_have_none()
    {
        Assert.Equal(RefusalKind.NotInThisForm, Begin().Do(1, new SetProxy("a", 300)));
        Assert.Equal(RefusalKind.NotInThisForm, Begin().Do(1, new WithdrawBid("a")));
    }

    [Fact]
    public void A_holder_of_a_preemption_right_may_bid_the_equal_price()
    {
        var sale = new Sale(Sale.Terms(Sale.AscendingForm())).Admit("a", "b").Admit("first", 1).Admit("second", 2);
        sale.Bid(1, "a", 100);

        Assert.Null(sale.Bid(2, "second", 100));
        Assert.Equal(("second", 100L), Leader(sale));
        Assert.Null(sale.Bid(3, "first", 100));
        Assert.Equal(RefusalKind.TooLow, sale.Bid(4, "second", 100));
        Assert.Equal(RefusalKind.TooLow, sale.Bid(4, "b", 100));
        Assert.Null(sale.Bid(5, "b", 110));
        Assert.Equal(("b", 110L), Leader(sale));
    }

    [Fact]
    public void A_winner_who_defaults_is_followed_by_the_next_at_their_own_best_bid()
    {
        var sale = Begin();
        sale.Bid(1, "a", 100);
        sale.Bid(2, "b", 150);
        sale.Bid(3, "c", 160);
        sale.Tick(End);

        Assert.Equal(RefusalKind.NotTheWinner, sale.Do(70, new DeclareDefault("b", "逾期未付款")));
        Assert.Null(sale.Do(70, new DeclareDefault("c", "逾期未付款")));
        Assert.Equal(("b", 150L), (sale.State.Winner, sale.State.Price));
        Assert.Null(sale.Do(80, new ConfirmSale("b")));
        Assert.Equal(LotStage.Settled, sale.State.Stage);
        Assert.Equal(RefusalKind.WrongStage, sale.Do(81, new CancelSale("太迟")));
    }

    [Fact]
    public void Without_a_next_the_default_fails_the_sale()
    {
        var sale = new Sale(Sale.Terms(Sale.AscendingForm(), Sale.Rules(next: false))).Admit("a", "b");
        sale.Bid(1, "a", 100);
        sale.Bid(2, "b", 150);
        sale.Tick(End);

        sale.Do(70, new DeclareDefault("b", "逾期未付款"));

        Assert.Equal((LotStage.Failed, Failure.WinnerDefaulted), (sale.State.Stage, sale.State.Failure));
    }

    [Fact]
    public void A_pause_keeps_the_time_that_remains()
    {
        var sale = Begin();
        sale.Bid(61, "a", 100);

        Assert.Null(sale.Do(64, new PauseSale("核查保证金")));
        Assert.Equal(RefusalKind.Paused, sale.Bid(500, "b", 110));
        Assert.Equal(RefusalKind.WrongStage, sale.Do(500, new PauseSale("再停")));
        Assert.Null(sale.State.EndsAt);
        Assert.Null(sale.Do(1000, new ResumeSale("核查完毕")));

        Assert.Equal(Sale.At(1002), sale.State.EndsAt);
        Assert.Equal(RefusalKind.WrongStage, sale.Do(1000, new ResumeSale("已继续")));
        Assert.Null(sale.Bid(1001.9, "b", 110));
        Assert.Equal(Sale.At(1006.9), sale.State.EndsAt);
    }

    [Fact]
    public void A_cancelled_sale_has_no_winner_and_stays_so()
    {
        var sale = Begin();
        sale.Bid(1, "a", 100);

        Assert.Null(sale.Do(2, new CancelSale("委托人撤回")));

        Assert.Equal(RefusalKind.BiddingOver, sale.Bid(3, "b", 200));
        Assert.Equal(RefusalKind.WrongStage, sale.Do(3, new CancelSale("再次")));
        Assert.Equal((LotStage.Cancelled, null), (sale.State.Stage, sale.State.Winner));
    }

    [Fact]
    public void Only_who_has_paid_the_deposit_may_bid()
    {
        var sale = new Sale(Sale.Terms(Sale.AscendingForm(), Sale.Rules(deposit: 20)));

        Assert.Equal(new LotRefusal(RefusalKind.NotAdmitted, NextStep.RegisterDeposit, 20), sale.Tell(1, new PlaceBid("a", 100)));
        Assert.Equal(new LotRefusal(RefusalKind.DepositTooSmall, NextStep.RegisterDeposit, 20), sale.Tell(1, new Admit("a", Sale.Hex('1'), 19)));
        Assert.Null(sale.Do(1, new Admit("a", Sale.Hex('1'), 20)));
        Assert.Equal(RefusalKind.AlreadyAdmitted, sale.Do(1, new Admit("a", Sale.Hex('1'), 20)));
        Assert.Null(sale.Bid(2, "a", 100));
    }

    [Fact]
    public void A_lot_has_a_hundred_thousand_bidders_at_most()
    {
        var full = Enumerable.Range(1, 99_999).Select(i => new Admission($"{i}", Sale.Hex('1'), 0, 0, i));
        var lot = new Sale(Sale.Terms(Sale.AscendingForm())).State with { Admissions = full.ToImmutableDictionary(a => a.Bidder, StringComparer.Ordinal) };

        var last = Lot.Apply(lot, new Admit("last", Sale.Hex('1'), 0), Sale.Opening);
        var late = Lot.Apply(last.State, new Admit("late", Sale.Hex('1'), 0), Sale.Opening);

        Assert.True(last.IsAccepted);
        Assert.Equal(new LotRefusal(RefusalKind.TooManyBidders, NextStep.Nothing), late.Refusal);
    }

    [Fact]
    public void Below_the_open_reserve_nothing_is_sold()
    {
        var sale = new Sale(Sale.Terms(Sale.AscendingForm(proxies: true), Sale.Rules(reserve: 150))).Admit("a", "b");
        var enough = new Sale(Sale.Terms(Sale.AscendingForm(proxies: true), Sale.Rules(reserve: 150))).Admit("a", "b");
        sale.Bid(1, "a", 149);
        enough.Do(1, new SetProxy("a", 200));

        Assert.Equal((LotStage.Failed, Failure.BelowReserve), (sale.Tick(End).State.Stage, sale.State.Failure));
        // Its machine bids against the reserve as against a rival.
        Assert.Equal(150, enough.Tick(End).State.Price);
    }

    [Fact]
    public void A_secret_reserve_is_what_was_committed_to()
    {
        var commitment = Commitment.OfReserve("2026-001", 150, Sale.Hex('7'));
        var sale = new Sale(Sale.Terms(Sale.AscendingForm(), reserve: commitment)).Admit("a");
        sale.Bid(1, "a", 149);

        Assert.Equal(RefusalKind.WrongStage, sale.Do(2, new RevealReserve(150, Sale.Hex('7'))));
        Assert.Equal(LotStage.AwaitingReserve, sale.Tick(End).State.Stage);
        Assert.Equal(RefusalKind.CommitmentMismatch, sale.Do(66, new RevealReserve(140, Sale.Hex('7'))));
        Assert.Null(sale.Do(66, new RevealReserve(150, Sale.Hex('7'))));
        Assert.Equal(Failure.BelowReserve, sale.State.Failure);
    }

    [Fact]
    public void A_secret_reserve_that_is_not_revealed_in_time_binds_nobody()
    {
        var sale = new Sale(Sale.Terms(Sale.AscendingForm(), reserve: Commitment.OfReserve("2026-001", 150, Sale.Hex('7')))).Admit("a");
        sale.Bid(1, "a", 149);

        Assert.Equal(RefusalKind.WrongStage, sale.Do(75, new RevealReserve(150, Sale.Hex('7'))));

        Assert.Equal(("a", 149L), (sale.State.Winner, sale.State.Price));
    }

    [Fact]
    public void Too_few_bidders_fail_the_sale()
    {
        var sale = new Sale(Sale.Terms(Sale.AscendingForm(), Sale.Rules(bidders: 2))).Admit("a", "b");
        sale.Bid(1, "a", 100);

        Assert.Equal(Failure.TooFewBidders, sale.Tick(End).State.Failure);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(LotLimits.LargestAmount + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Amounts_beyond_the_limits_are_refused(long amount)
    {
        Assert.Equal(RefusalKind.AmountOutOfRange, Begin().Bid(1, "a", amount));
        Assert.Equal(RefusalKind.AmountOutOfRange, Begin(Sale.AscendingForm(proxies: true)).Do(1, new SetProxy("a", amount)));
    }

    [Fact]
    public void Nothing_overflows_at_the_largest_amount()
    {
        var sale = Begin(Sale.AscendingForm(proxies: true));

        Assert.Null(sale.Bid(1, "a", LotLimits.LargestAmount));
        Assert.Equal(new LotRefusal(RefusalKind.TooLow, NextStep.Nothing), sale.Tell(2, new PlaceBid("b", LotLimits.LargestAmount)));
        Assert.Equal(RefusalKind.TooLow, sale.Do(2, new SetProxy("b", LotLimits.LargestAmount)));
    }

    private static Sale Begin(AscendingTerms? form = null) => new Sale(Sale.Terms(form ?? Sale.AscendingForm())).Admit("a", "b", "c");

    private static (string?, long?) Leader(Sale sale) => (sale.Ascending.Leading?.Bidder, sale.Ascending.Leading?.Amount);
}
