using Suoqiao.Bidding.Forms;

namespace Suoqiao.Bidding.Tests.Forms;

public sealed class SealedTests
{
    private static readonly string Nonce = Sale.Hex('5');

    [Fact]
    public void The_highest_opened_bid_wins_and_pays_what_it_says()
    {
        var sale = Committed(("a", 120), ("b", 150), ("c", 130));
        Open(sale, 61, ("a", 120), ("b", 150), ("c", 130));

        sale.Tick(90);

        Assert.Equal(("b", 150L), (sale.State.Winner, sale.State.Price));
        Assert.Equal(Failure.None, sale.State.Failure);
    }

    [Fact]
    public void Equal_bids_go_to_the_commitment_that_came_first_whoever_opens_first()
    {
        var sale = Committed(("a", 150), ("b", 150));
        Open(sale, 61, ("b", 150), ("a", 150));

        Assert.Equal("a", sale.Tick(90).State.Winner);
    }

    [Fact]
    public void A_commitment_that_is_not_opened_is_no_bid_and_its_bidder_is_named()
    {
        var sale = Committed(("a", 120), ("b", 900));
        Open(sale, 61, ("a", 120));
        sale.Tick(90);

        var state = (SealedState)sale.State.Form;
        Assert.Equal("a", sale.State.Winner);
        Assert.Equal(["b"], state.Unrevealed);
        Assert.Equal(["b"], state.Forfeiting);
        Assert.Equal(RefusalKind.BiddingOver, Reveal(sale, 90, "b", 900));
    }

    [Fact]
    public void Nobody_forfeits_where_the_terms_do_not_say_so()
    {
        var sale = new Sale(Sale.Terms(Form(forfeits: false))).Admit("a");
        sale.Do(1, new CommitBid("a", Sale.Hex('1')));

        Assert.Empty(((SealedState)sale.Tick(90).State.Form).Forfeiting);
    }

    [Fact]
    public void Nobody_sees_a_price_while_bids_are_sealed()
    {
        var sale = Committed(("a", 120));
        Open(sale, 61, ("a", 120));

        Assert.Equal(new PublicBid(null, null), sale.State.Public);
    }

    [Fact]
    public void Only_what_was_committed_to_can_be_opened_once_and_in_its_time()
    {
        var sale = Committed(("a", 120));

        Assert.Equal(new LotRefusal(RefusalKind.NotRevealTime, NextStep.Wait, From: Sale.At(60)), sale.Tell(59, new RevealBid("a", 120, Nonce)));
        Assert.Equal(RefusalKind.AlreadyCommitted, sale.Do(59, new CommitBid("a", Sale.Hex('1'))));
        Assert.Equal(RefusalKind.CommitTimeOver, sale.Do(60, new CommitBid("b", Sale.Hex('1'))));
        Assert.Equal(RefusalKind.CommitmentMismatch, Reveal(sale, 61, "a", 121));
        Assert.Equal(RefusalKind.CommitmentMismatch, sale.Do(61, new RevealBid("a", 120, Sale.Hex('6'))));
        Assert.Equal(RefusalKind.NotCommitted, Reveal(sale, 61, "b", 120));
        Assert.Null(Reveal(sale, 61, "a", 120));
        Assert.Equal(RefusalKind.AlreadyRevealed, Reveal(sale, 62, "a", 120));
        Assert.Equal(RefusalKind.NotInThisForm, sale.Bid(62, "a", 130));
    }

    [Fact]
    public void A_commitment_of_another_bidder_or_lot_opens_nothing()
    {
        var sale = new Sale(Sale.Terms(Form())).Admit("a", "b");
        sale.Do(1, new CommitBid("a", Commitment.OfBid("2026-001", "b", 120, Nonce)));
        sale.Do(1, new CommitBid("b", Commitment.OfBid("2026-002", "b", 120, Nonce)));

        Assert.Equal(RefusalKind.CommitmentMismatch, Reveal(sale, 61, "a", 120));
        Assert.Equal(RefusalKind.CommitmentMismatch, Reveal(sale, 61, "b", 120));
    }

    [Fact]
    public void A_bid_below_the_start_price_does_not_count()
    {
        var sale = Committed(("a", 99));
        Open(sale, 61, ("a", 99));

        Assert.Equal(Failure.NoBids, sale.Tick(90).State.Failure);
    }

    [Fact]
    public void Without_commitments_nothing_is_waited_for() => Assert.Equal(Failure.NoBids, new Sale(Sale.Terms(Form())).Tick(60).State.Failure);

    [Fact]
    public void Holders_of_preemption_rights_may_take_the_price_by_rank_and_then_time()
    {
        var sale = new Sale(Sale.Terms(Form(), Sale.Rules(exercise: 10))).Admit("a", "b").Admit("first", 1).Admit("second", 2).Admit("third", 2);
        sale.Do(1, new CommitBid("a", Commitment.OfBid("2026-001", "a", 150, Nonce)));
        Reveal(sale, 61, "a", 150);

        Assert.Equal(RefusalKind.WrongStage, sale.Do(62, new MatchPrice("second")));
        Assert.Equal(LotStage.Exercising, sale.Tick(90).State.Stage);
        Assert.Equal(RefusalKind.NoPreemption, sale.Do(91, new MatchPrice("b")));
        Assert.Null(sale.Do(92, new MatchPrice("third")));
        Assert.Null(sale.Do(93, new MatchPrice("second")));
        Assert.Equal(RefusalKind.AlreadyMatched, sale.Do(93, new MatchPrice("second")));
        sale.Tick(100);

        Assert.Equal(("third", 150L), (sale.State.Winner, sale.State.Price));
        sale.Do(101, new DeclareDefault("third", "悔拍"));
        Assert.Equal("second", sale.State.Winner);
        sale.Do(102, new DeclareDefault("second", "悔拍"));
        Assert.Equal(("a", 150L), (sale.State.Winner, sale.State.Price));
    }

    [Fact]
    public void The_first_rank_is_waited_for_no_longer_once_it_has_taken_the_price()
    {
        var sale = new Sale(Sale.Terms(Form())).Admit("a").Admit("first", 1).Admit("second", 2);
        sale.Do(1, new CommitBid("a", Commitment.OfBid("2026-001", "a", 150, Nonce)));
        Reveal(sale, 61, "a", 150);
        sale.Do(91, new MatchPrice("second"));

        Assert.Null(sale.Do(92, new MatchPrice("first")));

        Assert.Equal((LotStage.Awarded, "first"), (sale.State.Stage, sale.State.Winner));
    }

    private static SealedTerms Form(bool forfeits = true) => new()
    {
        StartPrice = Sale.Rule(100L),
        CommitPeriod = Sale.Rule(TimeSpan.FromMinutes(60)),
        RevealPeriod = Sale.Rule(TimeSpan.FromMinutes(30)),
        UnrevealedForfeits = Sale.Rule(forfeits),
    };

    private static Sale Committed(params (string Bidder, long Amount)[] bids)
    {
        var sale = new Sale(Sale.Terms(Form())).Admit("a", "b", "c");
        foreach (var (bidder, amount) in bids)
        {
            Assert.Null(sale.Do(1, new CommitBid(bidder, Commitment.OfBid("2026-001", bidder, amount, Nonce))));
        }

        return sale;
    }

    private static void Open(Sale sale, double minutes, params (string Bidder, long Amount)[] bids) =>
        Assert.All(bids, bid => Assert.Null(Reveal(sale, minutes, bid.Bidder, bid.Amount)));

    private static RefusalKind? Reveal(Sale sale, double minutes, string bidder, long amount) => sale.Do(minutes, new RevealBid(bidder, amount, Nonce));
}
