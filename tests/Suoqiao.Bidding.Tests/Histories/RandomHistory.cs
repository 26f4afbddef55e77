using Suoqiao.Bidding.Forms;

namespace Suoqiao.Bidding.Tests.Histories;

/// <summary>Terms and events drawn by a seed, on a coarse grid of minutes and amounts so that ties and exact deadlines are common.</summary>
internal sealed class RandomHistory(string form, int seed)
{
    private static readonly string[] Bidders = ["甲", "乙", "丙", "丁", "戊"];

    private readonly Random draw = new(seed);
    private double minutes = -20;

    public static LotTerms TermsOf(string form, int seed)
    {
        var draw = new Random(seed);
        var secret = draw.Next(4) == 0;
        Rule<TimeSpan> Minutes(int from, int to) => Sale.Rule(TimeSpan.FromMinutes(draw.Next(from, to)));
        var increments = Sale.Rule(draw.Next(2) == 0 ? Increments.Of(10) : new Increments([(0, 5), (120, 10), (150, 30)]));
        FormTerms terms = form switch
        {
            "ascending" => new AscendingTerms
            {
                StartPrice = Sale.Rule(100L),
                Increments = increments,
                FreePeriod = Minutes(0, 20),
                TimedPeriod = Minutes(1, 10),
                Extension = Minutes(0, 10),
                MostExtensions = Sale.Rule(draw.Next(3)),
                HardStop = Minutes(0, 3) is { Value.Ticks: > 0 } ? Minutes(15, 40) : Sale.Rule(TimeSpan.Zero),
                AllowsProxies = Sale.Rule(draw.Next(4) > 0),
            },
            "sealed" => new SealedTerms
            {
                StartPrice = Sale.Rule(100L),
                CommitPeriod = Minutes(4, 12),
                RevealPeriod = Minutes(5, 15),
                UnrevealedForfeits = Sale.Rule(true),
            },
            "dutch" => new DutchTerms
            {
                StartPrice = Sale.Rule(200L),
                Floor = Sale.Rule((long)draw.Next(50, 201)),
                Step = Sale.Rule((long)draw.Next(5, 40)),
                StepPeriod = Minutes(1, 8),
            },
            _ => new RoundsTerms
            {
                StartPrice = Sale.Rule(100L),
                Increments = increments,
                FirstBidPeriod = Minutes(3, 15),
                FirstPause = Minutes(0, 5),
                LaterPause = Minutes(0, 3),
                Turn = Minutes(1, 4),
            },
        };
        var sale = Sale.Rules(
            deposit: 20,
            reserve: secret ? 0 : draw.Next(3) * 65,
            bidders: draw.Next(1, 3),
            reveal: draw.Next(0, 10),
            exercise: draw.Next(0, 10),
            next: draw.Next(3) > 0);
        return Sale.Terms(terms, sale, secret ? Commitment.OfReserve("2026-001", 130, Sale.Hex('7')) : null);
    }

    public IEnumerable<(LotEvent Event, long At)> Events(int count)
    {
        for (var i = 0; i < count; i++)
        {
            minutes += draw.Next(4) == 0 ? 0 : draw.Next(5) == 0 ? draw.Next(10) : draw.Next(3);
            // A clock that was set back.
            var shown = draw.Next(12) == 0 ? minutes - draw.Next(10) : minutes;
            yield return (i < 4 ? Admission(i) : Event(), Sale.At(shown).Microseconds);
        }
    }

    private LotEvent Event() => draw.Next(40) switch
    {
        0 or 1 => new PauseSale("停"),
        2 or 3 or 4 => new ResumeSale("续"),
        5 when draw.Next(6) == 0 => new CancelSale("终止"),
        6 => new RevealReserve(draw.Next(4) == 0 ? 120 : 130, Sale.Hex('7')),
        7 => Admission(draw.Next(Bidders.Length)),
        8 or 9 => new DeclareDefault(Bidder(), "悔拍"),
        10 or 17 => new ConfirmSale(Bidder()),
        11 or 12 => new MatchPrice(Bidder()),
        13 or 14 => new ClockTick(),
        15 => new PlaceBid(Bidder(), draw.Next(2) == 0 ? long.MaxValue : 0),
        16 => Elsewhere(),
        _ => Bid(),
    };

    private BidderEvent Bid() => form switch
    {
        "ascending" => draw.Next(3) == 0 ? new SetProxy(Bidder(), Amount()) : new PlaceBid(Bidder(), Amount()),
        "sealed" => Sealed(),
        "rounds" => draw.Next(8) == 0 ? new WithdrawBid(Bidder()) : new PlaceBid(Bidder(), Amount()),
        _ => new PlaceBid(Bidder(), draw.Next(4) == 0 ? 50 + draw.Next(150) : 40 + draw.Next(60)),
    };

    private BidderEvent Sealed()
    {
        // Each bidder has one amount, so that a bid can be opened; now and then another is tried.
        var bidder = Bidder();
        var amount = 90 + (10 * ((seed + (bidder[0] * 7)) % 5)) + (draw.Next(6) == 0 ? 10 : 0);
        return draw.Next(10) < (minutes < 8 ? 8 : 2)
            ? new CommitBid(bidder, Commitment.OfBid("2026-001", bidder, amount, Sale.Hex('1')))
            : new RevealBid(bidder, amount, Sale.Hex('1'));
    }

    // An event of another form.
    private BidderEvent Elsewhere() => draw.Next(3) switch
    {
        0 => new WithdrawBid(Bidder()),
        1 => new SetProxy(Bidder(), Amount()),
        _ => new RevealBid(Bidder(), Amount(), Sale.Hex('1')),
    };

    private Admit Admission(int bidder) => new(Bidders[bidder], Sale.Hex('a'), draw.Next(8) == 0 ? 10 : 20, draw.Next(3) == 0 ? draw.Next(1, 3) : 0);

    private string Bidder() => Bidders[draw.Next(Bidders.Length)];

    private long Amount() => 90 + (5 * draw.Next(30));
}
