using Suoqiao.Bidding.Forms;

namespace Suoqiao.Bidding.Tests.Forms;

/// <summary>First bids until 60; round 1 from 65 in turns of 2; each later round 1 after the one before. With three bidders: 65–71, 72–78, 79–85.</summary>
public sealed class RoundsTests
{
    [Fact]
    public void The_worst_bid_has_the_first_turn_and_of_equal_ones_the_later()
    {
        var sale = Begin(("a", 150), ("b", 120), ("c", 120)).Tick(65);

        Assert.Equal(["c", "b", "a"], State(sale).Order);
        Assert.Equal("c", sale.State.Public.Turn);
        Assert.Equal("b", sale.Tick(67).State.Public.Turn);
        Assert.Equal("a", sale.Tick(69).State.Public.Turn);
        Assert.Null(sale.Tick(71).State.Public.Turn);
        Assert.Equal((2, "c"), (sale.Tick(72).State.Public.Round, sale.State.Public.Turn));
    }

    [Fact]
    public void First_bids_are_hidden_and_may_be_replaced_until_their_time_is_over()
    {
        var sale = Begin(("a", 150), ("b", 120));
        sale.Bid(2, "a", 110);

        Assert.Equal(new PublicBid(null, null, 0), sale.State.Public);
        Assert.Equal(("b", 120L), (sale.Tick(60).State.Public.Leader, sale.State.Public.Price));
        Assert.Equal(["a", "b"], State(sale).Order);
    }

    [Fact]
    public void A_bid_of_a_turn_is_shown_when_the_turn_ends()
    {
        var sale = Begin(("a", 150), ("b", 120));

        Assert.Equal(new LotRefusal(RefusalKind.TooLow, NextStep.BidAtLeast, 130), sale.Tell(65, new PlaceBid("b", 129)));
        Assert.Null(sale.Bid(65, "b", 200));
        Assert.Equal(("a", 150L), (sale.State.Public.Leader, sale.State.Public.Price));
        Assert.Equal(("b", 200L), (sale.Tick(67).State.Public.Leader, sale.State.Public.Price));
    }

    [Fact]
    public void A_bid_can_be_replaced_and_taken_back_within_its_turn_only()
    {
        var sale = Begin(("a", 150), ("b", 120));

        Assert.Equal(RefusalKind.NothingToWithdraw, sale.Do(65, new WithdrawBid("b")));
        sale.Bid(65, "b", 200);
        Assert.Null(sale.Do(66, new WithdrawBid("b")));
        Assert.Null(sale.Bid(66.5, "b", 160));
        Assert.Equal(new LotRefusal(RefusalKind.NotYourTurn, NextStep.Wait), sale.Tell(67, new WithdrawBid("b")));

        Assert.Equal(160, sale.State.Public.Price);
    }

    [Fact]
    public void Who_is_not_on_turn_is_told_when_they_are()
    {
        var sale = Begin(("a", 150), ("b", 120), ("c", 130));

        Assert.Equal(new LotRefusal(RefusalKind.NotYourTurn, NextStep.Wait, From: Sale.At(69)), sale.Tell(65.5, new PlaceBid("a", 200)));
        Assert.Equal(
            new LotRefusal(RefusalKind.NotYourTurn, NextStep.Wait, From: Sale.At(65)),
            new Func<LotRefusal?>(() => Begin(("a", 150), ("b", 120)).Tell(62, new PlaceBid("b", 200)))());
    }

    [Fact]
    public void Exactly_three_rounds_decide_and_the_last_turn_counts()
    {
        var sale = Begin(("a", 150), ("b", 120), ("c", 130));

        Assert.Equal(Sale.At(85), sale.Tick(61).State.EndsAt);
        // In the third round a is last, as the best.
        sale.Bid(79, "b", 300);
        sale.Bid(83, "a", 310);
        Assert.Equal(LotStage.Bidding, sale.Tick(84.9).State.Stage);
        sale.Tick(85);

        Assert.Equal((LotStage.Awarded, "a", 310L), (sale.State.Stage, sale.State.Winner, sale.State.Price));
    }

    [Fact]
    public void The_order_of_a_round_is_that_of_the_bids_as_it_begins()
    {
        var sale = Begin(("a", 150), ("b", 120), ("c", 130));
        sale.Bid(65, "b", 400);

        Assert.Equal(["b", "c", "a"], State(sale.Tick(70)).Order);
        Assert.Equal(["c", "a", "b"], State(sale.Tick(71)).Order);
    }

    [Fact]
    public void Equal_bids_go_to_the_one_that_came_first()
    {
        var sale = Begin(("a", 150), ("b", 120));
        sale.Bid(65, "b", 150);

        Assert.Equal("a", sale.Tick(200).State.Winner);
    }

    [Fact]
    public void A_pause_keeps_what_remains_of_a_turn()
    {
        var sale = Begin(("a", 150), ("b", 120));
        sale.Do(66, new PauseSale("停"));
        sale.Do(300, new ResumeSale("续"));

        Assert.Null(sale.Bid(300.9, "b", 200));
        Assert.Equal("a", sale.Tick(301).State.Public.Turn);
    }

    [Fact]
    public void Without_first_bids_the_sale_fails_at_once() => Assert.Equal(Failure.NoBids, Begin().Tick(60).State.Failure);

    private static RoundsState State(Sale sale) => (RoundsState)sale.State.Form;

    private static Sale Begin(params (string Bidder, long Amount)[] first)
    {
        var sale = new Sale(Sale.Terms(new RoundsTerms
        {
            StartPrice = Sale.Rule(100L),
            Increments = Sale.Rule(Increments.Of(10)),
            FirstBidPeriod = Sale.Rule(TimeSpan.FromMinutes(60)),
            FirstPause = Sale.Rule(TimeSpan.FromMinutes(5)),
            LaterPause = Sale.Rule(TimeSpan.FromMinutes(1)),
            Turn = Sale.Rule(TimeSpan.FromMinutes(2)),
        })).Admit("a", "b", "c");
        foreach (var (bidder, amount) in first)
        {
            Assert.Null(sale.Bid(1, bidder, amount));
        }

        return sale;
    }
}
