using System.Collections.Immutable;
using static System.FormattableString;

namespace Suoqiao.Bidding.Forms;

/// <summary>
/// Three rounds after hidden first bids, as Prozorro holds them, for a sale: in each round everybody has one turn, the worst bid first and the best last.
/// </summary>
/// <remarks>
/// First bids are hidden until their period ends, and may be replaced until then. The order of a round is that of the bids as it begins: the lowest first;
/// of equal bids the later one first. In a turn the bidder may raise the own bid, replace the new one and take it back; it is shown, and counts, when the
/// turn ends. Ties of the result go to the better pre-emption rank, then to the bid that came first.
/// </remarks>
public sealed record RoundsTerms : FormTerms
{
    internal const string FormName = "rounds";

    /// <summary>How many rounds there are.</summary>
    public const int Rounds = 3;

    private static readonly TimeSpan LongestTurn = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public override string Name => FormName;

    /// <summary>The least first bid in minor units.</summary>
    public required Rule<long> StartPrice { get; init => field = Amount(value, nameof(StartPrice)); }

    /// <summary>By how much a bid of a turn has to raise the own one.</summary>
    public required Rule<Increments> Increments { get; init; }

    /// <summary>How long first bids are taken.</summary>
    public required Rule<TimeSpan> FirstBidPeriod { get; init => field = Period(value, nameof(FirstBidPeriod)); }

    /// <summary>The pause before the first round, in which the first bids are shown.</summary>
    public required Rule<TimeSpan> FirstPause { get; init => field = Period(value, nameof(FirstPause), mayBeZero: true); }

    /// <summary>The pause before each of the other rounds.</summary>
    public required Rule<TimeSpan> LaterPause { get; init => field = Period(value, nameof(LaterPause), mayBeZero: true); }

    /// <summary>How long a turn is; a day at most.</summary>
    public required Rule<TimeSpan> Turn
    {
        get;
        init => field = value.Value <= LongestTurn ? Period(value, nameof(Turn)) : throw new ArgumentOutOfRangeException(nameof(Turn));
    }

    internal static RoundsTerms FromFlat(FlatRuleReader rules) => new()
    {
        StartPrice = rules.Number("start_price"),
        Increments = rules.Table("increments"),
        FirstBidPeriod = rules.Period("first_bid_period"),
        FirstPause = rules.Period("first_pause"),
        LaterPause = rules.Period("later_pause"),
        Turn = rules.Period("turn"),
    };

    internal override IEnumerable<FlatRule> Flat() =>
    [
        StartPrice.Flat("start_price"),
        Increments.Flat("increments"),
        FirstBidPeriod.Flat("first_bid_period"),
        FirstPause.Flat("first_pause"),
        LaterPause.Flat("later_pause"),
        Turn.Flat("turn"),
    ];

    internal override FormState Begin(long opensAt) => new RoundsState(this, opensAt + Microseconds(FirstBidPeriod));

    internal (long First, long Later, long Turn) Times => (Microseconds(FirstPause), Microseconds(LaterPause), Microseconds(Turn));
}

/// <summary>How three rounds stand.</summary>
public sealed record RoundsState : FormState
{
    private readonly RoundsTerms terms;

    internal RoundsState(RoundsTerms terms, long firstEnds) => (this.terms, PhaseEnds) = (terms, firstEnds);

    /// <summary>The round; 0 while first bids are taken.</summary>
    public int Round { get; private init; }

    /// <summary>The bids that count, by alias; hidden from the public in round 0.</summary>
    public ImmutableDictionary<string, StandingBid> Bids { get; private init; } = ImmutableDictionary.Create<string, StandingBid>(StringComparer.Ordinal);

    /// <summary>Whose turns the round has, in their order.</summary>
    public ImmutableArray<string> Order { get; private init; } = [];

    /// <summary>Which turn it is, from 0; −1 in the pause before the round.</summary>
    public int Turn { get; private init; }

    /// <summary>The new bid of the running turn, which is not shown yet.</summary>
    public StandingBid? Pending { get; private init; }

    // Where no round follows, bidding ends with the phase; otherwise it goes on for all turns to come.
    internal override long EndsAt => Bids.IsEmpty ? PhaseEnds : PhaseEnds + Remaining;

    internal override PublicBid Seen =>
        Round == 0 ? new(null, null, 0)
            : Best is var best && Turn >= 0 ? new(best.Amount, best.Bidder, Round, Order[Turn])
            : new(best.Amount, best.Bidder, Round);

    /// <summary>When first bids, the pause or the turn end.</summary>
    private long PhaseEnds { get; init; }

    private StandingBid Best => Bids.Values.Min(Comparer<StandingBid>.Create(StandingBid.BestFirst))!;

    private long Remaining
    {
        get
        {
            var (first, later, turn) = terms.Times;
            var round = turn * Bids.Count;
            return Round == 0 ? first + (later * (RoundsTerms.Rounds - 1)) + (round * RoundsTerms.Rounds)
                : ((Order.Length - 1 - Turn) * turn) + ((RoundsTerms.Rounds - Round) * (later + round));
        }
    }

    internal override FormState At(long time)
    {
        var state = this;
        while (time >= state.PhaseEnds && state.EndsAt > state.PhaseEnds)
        {
            state = state.Next();
        }

        // What the last turn brought is shown with its end.
        return time >= state.PhaseEnds && state.Pending is not null ? state.Shown() : state;
    }

    internal override FormStep Apply(BidderEvent bid, Admission who, Moment now) => bid switch
    {
        PlaceBid placed when Round == 0 => placed.Amount < terms.StartPrice.Value
            ? FormStep.TooLow(terms.StartPrice.Value)
            : this with { Bids = Bids.SetItem(who.Bidder, new(who.Bidder, placed.Amount, placed.Amount, who.Rank, now.Number)) },
        PlaceBid or WithdrawBid when Turn < 0 || Round == 0 || Order[Turn] != who.Bidder => NotYourTurn(who.Bidder, now),
        PlaceBid placed => InTurn(placed, now),
        WithdrawBid => Pending is null ? new LotRefusal(RefusalKind.NothingToWithdraw, NextStep.AllSet) : this with { Pending = null },
        _ => FormStep.NotHere,
    };

    internal override ImmutableArray<StandingBid> Ranking() => Bids.Values.ToImmutableArray().Sort(StandingBid.BestFirst);

    internal override IEnumerable<string> Describe() =>
    [
        "form=rounds",
        Invariant($"round={Round}"),
        Invariant($"turn={Turn}"),
        Invariant($"phase_ends={PhaseEnds}"),
        $"pending={Pending?.Describe()}",
        .. Order.Select(bidder => $"order={bidder}"),
        .. Bids.Values.OrderBy(o => o.Arrival).Select(o => $"bid={o.Describe()}"),
    ];

    private FormStep InTurn(PlaceBid placed, Moment now)
    {
        var own = Bids[placed.Bidder];
        var least = own.Amount + terms.Increments.Value.Above(own.Amount);
        return placed.Amount >= least ? this with { Pending = own with { Amount = placed.Amount, Limit = placed.Amount, Arrival = now.Number } }
            : least > LotLimits.LargestAmount ? new LotRefusal(RefusalKind.TooLow, NextStep.Nothing)
            : FormStep.TooLow(least);
    }

    private LotRefusal NotYourTurn(string bidder, Moment now)
    {
        var at = Order.IndexOf(bidder);
        return at > Turn ? new(RefusalKind.NotYourTurn, NextStep.Wait, From: now.OnClock(PhaseEnds + ((at - Turn - 1) * terms.Times.Turn)))
            : new(RefusalKind.NotYourTurn, Bids.ContainsKey(bidder) && Round < RoundsTerms.Rounds ? NextStep.Wait : NextStep.Nothing);
    }

    private RoundsState Shown() => Pending is null ? this : this with { Bids = Bids.SetItem(Pending.Bidder, Pending), Pending = null };

    // From the first bids or the last turn to the pause before a round, from the pause or a turn to the turn that follows.
    private RoundsState Next()
    {
        var (first, later, turn) = terms.Times;
        var shown = Shown();
        if (Round > 0 && Turn + 1 < Order.Length)
        {
            return shown with { Turn = Turn + 1, PhaseEnds = PhaseEnds + turn };
        }

        return shown with
        {
            Round = Round + 1,
            Turn = -1,
            PhaseEnds = PhaseEnds + (Round == 0 ? first : later),
            Order = [.. shown.Bids.Values.OrderBy(o => o.Amount).ThenByDescending(o => o.Arrival).Select(o => o.Bidder)],
        };
    }
}
