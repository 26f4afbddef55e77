using Suoqiao.Bidding.Forms;

namespace Suoqiao.Bidding.Tests;

/// <summary>A sale that a test leads minute by minute; amounts are small so that they can be followed.</summary>
internal sealed class Sale
{
    public const string Why = "试验规则 1";
    public const long Minute = 60_000_000;

    /// <summary>The opening: 2026-01-05T01:00:00Z.</summary>
    public static readonly Instant Opening = Instant.From(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));

    public Sale(LotTerms terms) => State = Lot.Announce(terms, At(-60));

    public LotState State { get; private set; }

    public List<(LotEvent Event, LotDecision Decision)> History { get; } = [];

    public AscendingState Ascending => (AscendingState)State.Form;

    public static Instant At(double minutes) => new(Opening.Microseconds + (long)(minutes * Minute));

    public static Rule<T> Rule<T>(T value) => new(value, Why);

    public static SaleRules Rules(long deposit = 0, long reserve = 0, int bidders = 1, double reveal = 10, double exercise = 10, bool next = true) => new()
    {
        Deposit = Rule(deposit),
        Reserve = Rule(reserve),
        MinimumBidders = Rule(bidders),
        ReserveRevealPeriod = Rule(TimeSpan.FromMinutes(reveal)),
        ExercisePeriod = Rule(TimeSpan.FromMinutes(exercise)),
        NextOnDefault = Rule(next),
    };

    public static LotTerms Terms(FormTerms form, SaleRules? rules = null, string? reserve = null) =>
        new("2026-001", "一种滚珠丝杠副的专利", "CNY", Opening, form, rules ?? Rules(), reserve);

    /// <summary>Starts at 100, steps of 10, an hour free, five minutes timed, extended to five minutes.</summary>
    public static AscendingTerms AscendingForm(bool proxies = false, int most = 0, double stop = 0, double extension = 5) => new()
    {
        StartPrice = Rule(100L),
        Increments = Rule(Increments.Of(10)),
        FreePeriod = Rule(TimeSpan.FromMinutes(60)),
        TimedPeriod = Rule(TimeSpan.FromMinutes(5)),
        Extension = Rule(TimeSpan.FromMinutes(extension)),
        MostExtensions = Rule(most),
        HardStop = Rule(TimeSpan.FromMinutes(stop)),
        AllowsProxies = Rule(proxies),
    };

    /// <summary>Admits bidders, all without a pre-emption right.</summary>
    public Sale Admit(params string[] bidders)
    {
        foreach (var bidder in bidders)
        {
            Admit(bidder, 0);
        }

        return this;
    }

    public Sale Admit(string bidder, int rank)
    {
        Assert.Null(Do(-30, new Admit(bidder, Hex(bidder[0]), State.Terms.Sale.Deposit.Value, rank)));
        return this;
    }

    /// <summary>Lets an event happen so many minutes after the opening; gives why it was refused.</summary>
    public RefusalKind? Do(double minutes, LotEvent happening) => Tell(minutes, happening)?.Kind;

    public LotRefusal? Tell(double minutes, LotEvent happening)
    {
        var decision = Lot.Apply(State, happening, At(minutes));
        History.Add((happening, decision));
        State = decision.State;
        return decision.Refusal;
    }

    public RefusalKind? Bid(double minutes, string bidder, long amount) => Do(minutes, new PlaceBid(bidder, amount));

    public Sale Tick(double minutes)
    {
        Assert.Null(Do(minutes, new ClockTick()));
        return this;
    }

    /// <summary>64 digits of one kind.</summary>
    public static string Hex(char of) => new("0123456789abcdef"[of % 16], 64);
}
