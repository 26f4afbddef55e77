using System.Collections.Immutable;
using static System.FormattableString;

namespace Suoqiao.Bidding.Forms;

/// <summary>The Dutch auction (降价竞价): a clock lowers the price step by step; the first to accept has it at the clock's price.</summary>
/// <remarks>A bidder names the price they saw. If the clock has fallen meanwhile they pay the lower one; a price below the clock's is not accepted.</remarks>
public sealed record DutchTerms : FormTerms
{
    internal const string FormName = "dutch";

    /// <inheritdoc/>
    public override string Name => FormName;

    /// <summary>The clock's first price in minor units.</summary>
    public required Rule<long> StartPrice { get; init => field = Amount(value, nameof(StartPrice)); }

    /// <summary>The price below which the clock does not go; its last step is as short as it has to be.</summary>
    public required Rule<long> Floor { get; init => field = Amount(value, nameof(Floor)); }

    /// <summary>How far the clock falls at once.</summary>
    public required Rule<long> Step { get; init => field = Amount(value, nameof(Step)); }

    /// <summary>How long each price stands. All prices together have to stand for 366 days at most.</summary>
    public required Rule<TimeSpan> StepPeriod { get; init => field = Period(value, nameof(StepPeriod)); }

    internal static DutchTerms FromFlat(FlatRuleReader rules) => new()
    {
        StartPrice = rules.Number("start_price"),
        Floor = rules.Number("floor"),
        Step = rules.Number("step"),
        StepPeriod = rules.Period("step_period"),
    };

    internal override IEnumerable<FlatRule> Flat() => [StartPrice.Flat("start_price"), Floor.Flat("floor"), Step.Flat("step"), StepPeriod.Flat("step_period")];

    internal override FormState Begin(long opensAt)
    {
        if (Floor.Value > StartPrice.Value)
        {
            throw new ArgumentException("The clock cannot fall to a floor above its start.");
        }

        // How often it falls: once more if the last fall is a short one.
        var falls = (StartPrice.Value - Floor.Value + Step.Value - 1) / Step.Value;
        var period = Microseconds(StepPeriod);
        return falls < LotLimits.LongestPeriod / period
            ? new DutchState(this, opensAt, period, opensAt + ((falls + 1) * period))
            : throw new ArgumentException("The clock would run for more than 366 days.");
    }
}

/// <summary>How a Dutch auction stands.</summary>
public sealed record DutchState : FormState
{
    private readonly DutchTerms terms;
    private readonly long opensAt, period, lastEnds;

    internal DutchState(DutchTerms terms, long opensAt, long period, long lastEnds) =>
        (this.terms, this.opensAt, this.period, this.lastEnds) = (terms, opensAt, period, lastEnds);

    /// <summary>The price of the clock, in minor units.</summary>
    public long Price { get; private init; }

    /// <summary>Who accepted, and at which price.</summary>
    public StandingBid? Taken { get; private init; }

    internal override long EndsAt => TakenAt ?? lastEnds;

    internal override PublicBid Seen => new(Taken?.Amount ?? Price, Taken?.Bidder);

    private long? TakenAt { get; init; }

    internal override FormState At(long time) => Taken is null && PriceAt(time) is var price && price != Price ? this with { Price = price } : this;

    internal override FormStep Apply(BidderEvent bid, Admission who, Moment now) =>
        bid is not PlaceBid placed ? FormStep.NotHere
        : placed.Amount < Price ? FormStep.TooLow(Price)
        : this with { Taken = new(who.Bidder, Price, Price, who.Rank, now.Number), TakenAt = now.Time };

    internal override ImmutableArray<StandingBid> Ranking() => Taken is null ? [] : [Taken];

    internal override IEnumerable<string> Describe() =>
        ["form=dutch", Invariant($"price={Price}"), Invariant($"taken_at={TakenAt}"), $"taken={Taken?.Describe()}"];

    private long PriceAt(long time) =>
        Math.Max(terms.Floor.Value, terms.StartPrice.Value - (Math.Max(0, Math.Min(time, lastEnds - 1) - opensAt) / period * terms.Step.Value));
}
