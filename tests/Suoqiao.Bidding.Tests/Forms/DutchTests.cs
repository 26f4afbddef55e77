using Suoqiao.Bidding.Forms;

namespace Suoqiao.Bidding.Tests.Forms;

public sealed class DutchTests
{
    [Theory]
    [InlineData(0, 200)]
    [InlineData(0.99, 200)]
    [InlineData(1, 170)]
    [InlineData(2.5, 140)]
    [InlineData(3, 110)]
    [InlineData(4, 100)]
    [InlineData(4.99, 100)]
    public void The_clock_falls_step_by_step_to_its_floor(double minutes, long price) => Assert.Equal(price, Begin().Tick(minutes).State.Public.Price);

    [Fact]
    public void The_first_to_accept_wins_at_the_price_of_the_clock()
    {
        var sale = Begin();

        Assert.Equal(new LotRefusal(RefusalKind.TooLow, NextStep.BidAtLeast, 170), sale.Tell(1.5, new PlaceBid("a", 169)));
        Assert.Null(sale.Bid(1.6, "b", 170));
        Assert.Equal(RefusalKind.BiddingOver, sale.Bid(1.6, "a", 170));

        Assert.Equal((LotStage.Awarded, "b", 170L), (sale.State.Stage, sale.State.Winner, sale.State.Price));
    }

    [Fact]
    public void Who_accepts_what_they_saw_pays_no_more_than_the_clock_shows_now()
    {
        var sale = Begin();

        sale.Bid(2, "a", 200);

        Assert.Equal(140, sale.State.Price);
    }

    [Fact]
    public void Nobody_accepts_and_the_sale_fails_when_the_floor_has_stood_its_time()
    {
        var sale = Begin().Tick(4.99);
        Assert.Equal(LotStage.Bidding, sale.State.Stage);

        Assert.Equal(Failure.NoBids, sale.Tick(5).State.Failure);
    }

    [Fact]
    public void A_pause_stops_the_clock()
    {
        var sale = Begin();
        sale.Do(1.5, new PauseSale("停"));
        sale.Do(100, new ResumeSale("续"));

        Assert.Equal(170, sale.Tick(100.4).State.Public.Price);
        Assert.Equal(140, sale.Tick(100.5).State.Public.Price);
    }

    [Fact]
    public void A_default_has_no_next()
    {
        var sale = Begin();
        sale.Bid(1, "a", 170);
        sale.Do(2, new DeclareDefault("a", "悔拍"));

        Assert.Equal(Failure.WinnerDefaulted, sale.State.Failure);
    }

    [Fact]
    public void A_clock_that_would_rise_or_run_for_ever_cannot_be_set()
    {
        Assert.Throws<ArgumentException>(() => Sale.Terms(Form(floor: 201)));
        Assert.Throws<ArgumentException>(() => Sale.Terms(Form(start: LotLimits.LargestAmount, floor: 1, step: 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Form(step: 0));
    }

    private static Sale Begin() => new Sale(Sale.Terms(Form())).Admit("a", "b");

    private static DutchTerms Form(long start = 200, long floor = 100, long step = 30) => new()
    {
        StartPrice = Sale.Rule(start),
        Floor = Sale.Rule(floor),
        Step = Sale.Rule(step),
        StepPeriod = Sale.Rule(TimeSpan.FromMinutes(1)),
    };
}
