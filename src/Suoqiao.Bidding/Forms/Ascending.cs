using System.Collections.Immutable;
using static System.FormattableString;

namespace Suoqiao.Bidding.Forms;

/// <summary>The open ascending auction (多次报价): a free period, then a timed one that effective bids extend.</summary>
/// <remarks>
/// "At least 24 hours, and a bid in the last five minutes extends to five minutes after it" is a free period of 23 h 55 min, a timed one of 5 min and an
/// extension of 5 min. A holder of a pre-emption right may bid the equal price, if their rank is better than the leader's.
/// </remarks>
public sealed record AscendingTerms : FormTerms
{
    internal const string FormName = "ascending";

    /// <inheritdoc/>
    public override string Name => FormName;

    /// <summary>The least first bid in minor units.</summary>
    public required Rule<long> StartPrice { get; init => field = Amount(value, nameof(StartPrice)); }

    /// <summary>How much higher each bid has to be than the price.</summary>
    public required Rule<Increments> Increments { get; init; }

    /// <summary>How long bids come freely and extend nothing.</summary>
    public required Rule<TimeSpan> FreePeriod { get; init => field = Period(value, nameof(FreePeriod), mayBeZero: true); }

    /// <summary>How long the timed period is that follows.</summary>
    public required Rule<TimeSpan> TimedPeriod { get; init => field = Period(value, nameof(TimedPeriod)); }

    /// <summary>How much time there is at least after an effective bid of the timed period.</summary>
    public required Rule<TimeSpan> Extension { get; init => field = Period(value, nameof(Extension), mayBeZero: true); }

    /// <summary>How often bids may extend; 0 for any number.</summary>
    public required Rule<int> MostExtensions { get; init => field = value.Value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(MostExtensions)); }

    /// <summary>How long after the opening bidding ends whatever happens; 0 for never.</summary>
    public required Rule<TimeSpan> HardStop { get; init => field = Period(value, nameof(HardStop), mayBeZero: true); }

    /// <summary>Whether the machine may bid for a bidder up to a limit.</summary>
    public required Rule<bool> AllowsProxies { get; init; }

    internal static AscendingTerms FromFlat(FlatRuleReader rules) => new()
    {
        StartPrice = rules.Number("start_price"),
        Increments = rules.Table("increments"),
        FreePeriod = rules.Period("free_period"),
        TimedPeriod = rules.Period("timed_period"),
        Extension = rules.Period("extension"),
        MostExtensions = rules.Count("most_extensions"),
        HardStop = rules.Period("hard_stop"),
        AllowsProxies = rules.Flag("proxies"),
    };

    internal override IEnumerable<FlatRule> Flat() =>
    [
        StartPrice.Flat("start_price"),
        Increments.Flat("increments"),
        FreePeriod.Flat("free_period"),
        TimedPeriod.Flat("timed_period"),
        Extension.Flat("extension"),
        MostExtensions.Flat("most_extensions"),
        HardStop.Flat("hard_stop"),
        AllowsProxies.Flat("proxies"),
    ];

    internal override FormState Begin(long opensAt)
    {
        var stop = HardStop.Value > TimeSpan.Zero ? opensAt + Microseconds(HardStop) : long.MaxValue;
        var free = opensAt + Microseconds(FreePeriod);
        return new AscendingState(this, free, stop, Math.Min(stop, free + Microseconds(TimedPeriod)));
    }

    /// <summary>The end after an effective bid.</summary>
    internal long ExtendedTo(long time, long stop) => Math.Min(stop, time + Microseconds(Extension));
}

/// <summary>How an ascending auction stands.</summary>
public sealed record AscendingState : FormState
{
    private readonly AscendingTerms terms;
    private readonly long freeEnds, stop, endsAt;

    internal AscendingState(AscendingTerms terms, long freeEnds, long stop, long endsAt) =>
        (this.terms, this.freeEnds, this.stop, this.endsAt) = (terms, freeEnds, stop, endsAt);

    /// <summary>The leader's offer: the amount is the price that stands, the limit that of the leader's proxy. Nothing before the first bid.</summary>
    public StandingBid? Leading { get; private init; }

    /// <summary>The best offers of those who do not lead.</summary>
    public IEnumerable<StandingBid> Beaten => Overtaken.Values.Where(o => o.Bidder != Leading?.Bidder);

    /// <summary>How often the end was extended.</summary>
    public int Extensions { get; private init; }

    internal override long EndsAt => endsAt;

    // With an older offer of the leader, perhaps: to take it out would cost each bid as much again.
    private ImmutableDictionary<string, StandingBid> Overtaken { get; init; } = ImmutableDictionary.Create<string, StandingBid>(StringComparer.Ordinal);

    internal override bool PreemptsWhileBidding => true;

    internal override PublicBid Seen => new(Leading?.Amount, Leading?.Bidder);

    internal override FormStep Apply(BidderEvent bid, Admission who, Moment now) => bid switch
    {
        PlaceBid placed => Take(new(who.Bidder, placed.Amount, placed.Amount, who.Rank, now.Number), isProxy: false, now.Time),
        SetProxy proxy when terms.AllowsProxies.Value => Take(new(who.Bidder, proxy.Amount, proxy.Amount, who.Rank, now.Number), isProxy: true, now.Time),
        _ => FormStep.NotHere,
    };

    internal override ImmutableArray<StandingBid> Ranking() =>
        Leading is null ? [] : [Leading, .. Beaten.ToImmutableArray().Sort(StandingBid.BestFirst)];

    internal override IEnumerable<string> Describe() =>
    [
        "form=ascending",
        Invariant($"ends={endsAt}"),
        Invariant($"extensions={Extensions}"),
        $"leading={Leading?.Describe()}",
        .. Beaten.OrderBy(o => o.Arrival).Select(o => $"beaten={o.Describe()}"),
    ];

    private FormStep Take(StandingBid offer, bool isProxy, long time)
    {
        if (Leading is not { } leading)
        {
            return offer.Limit < terms.StartPrice.Value
                ? FormStep.TooLow(terms.StartPrice.Value)
                : Extended(offer with { Amount = isProxy ? terms.StartPrice.Value : offer.Limit }, Overtaken, time);
        }

        if (leading.Bidder == offer.Bidder)
        {
            return !isProxy ? new LotRefusal(RefusalKind.AlreadyLeading, NextStep.Wait)
                : offer.Limit <= leading.Limit ? new LotRefusal(RefusalKind.LimitNotHigher, NextStep.BidAtLeast, leading.Limit + 1)
                : this with { Leading = leading with { Limit = offer.Limit } };
        }

        var preempts = offer.Rank < leading.Rank;
        var least = preempts ? leading.Amount : Above(leading.Amount);
        if (offer.Limit < least)
        {
            return least > LotLimits.LargestAmount ? new LotRefusal(RefusalKind.TooLow, NextStep.Nothing) : FormStep.TooLow(least);
        }

        return offer.Limit > leading.Limit || (offer.Limit == leading.Limit && preempts)
            ? Extended(Won(offer, leading, isProxy), Overtaken.SetItem(leading.Bidder, leading with { Amount = leading.Limit }), time)
            : Extended(Held(leading, offer), Overtaken.SetItem(offer.Bidder, offer), time);
    }

    // A bid stands at its amount, a proxy at what it needs to beat the limit of the one who led.
    private StandingBid Won(StandingBid offer, StandingBid leading, bool isProxy) =>
        !isProxy ? offer : offer with { Amount = offer.Rank < leading.Rank ? leading.Limit : Math.Min(offer.Limit, Above(leading.Limit)) };

    // The leader's proxy goes as far above the challenger as it needs and may.
    private StandingBid Held(StandingBid leading, StandingBid challenge) =>
        leading with { Amount = leading.Rank < challenge.Rank ? challenge.Limit : Math.Min(leading.Limit, Above(challenge.Limit)) };

    private long Above(long price) => price + terms.Increments.Value.Above(price);

    private AscendingState Extended(StandingBid leading, ImmutableDictionary<string, StandingBid> overtaken, long time)
    {
        var extended = time < freeEnds || (terms.MostExtensions.Value > 0 && Extensions >= terms.MostExtensions.Value)
            ? endsAt
            : Math.Max(endsAt, terms.ExtendedTo(time, stop));
        return new(terms, freeEnds, stop, extended) { Leading = leading, Overtaken = overtaken, Extensions = Extensions + (extended > endsAt ? 1 : 0) };
    }
}
