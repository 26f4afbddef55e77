using System.Collections.Immutable;
using static System.FormattableString;

namespace Suoqiao.Bidding.Forms;

/// <summary>The one-shot sealed auction (一次报价): everybody commits to one bid by its hash, then all are opened; the highest wins and pays its bid.</summary>
/// <remarks>
/// A commitment that is not opened in time is no bid; whether it also costs the deposit, the terms say. Ties go to the better pre-emption rank, then to the
/// commitment that came first.
/// </remarks>
public sealed record SealedTerms : FormTerms
{
    internal const string FormName = "sealed";

    /// <inheritdoc/>
    public override string Name => FormName;

    /// <summary>The least bid that counts, in minor units.</summary>
    public required Rule<long> StartPrice { get; init => field = Amount(value, nameof(StartPrice)); }

    /// <summary>How long commitments are taken.</summary>
    public required Rule<TimeSpan> CommitPeriod { get; init => field = Period(value, nameof(CommitPeriod)); }

    /// <summary>How long they can be opened afterwards.</summary>
    public required Rule<TimeSpan> RevealPeriod { get; init => field = Period(value, nameof(RevealPeriod)); }

    /// <summary>Whether a bidder who does not open a commitment forfeits the deposit; the state names them.</summary>
    public required Rule<bool> UnrevealedForfeits { get; init; }

    internal static SealedTerms FromFlat(FlatRuleReader rules) => new()
    {
        StartPrice = rules.Number("start_price"),
        CommitPeriod = rules.Period("commit_period"),
        RevealPeriod = rules.Period("reveal_period"),
        UnrevealedForfeits = rules.Flag("unrevealed_forfeits"),
    };

    internal override IEnumerable<FlatRule> Flat() =>
    [
        StartPrice.Flat("start_price"),
        CommitPeriod.Flat("commit_period"),
        RevealPeriod.Flat("reveal_period"),
        UnrevealedForfeits.Flat("unrevealed_forfeits"),
    ];

    internal override FormState Begin(long opensAt)
    {
        var commitEnds = opensAt + Microseconds(CommitPeriod);
        return new SealedState(this, commitEnds, commitEnds + Microseconds(RevealPeriod));
    }
}

/// <summary>A sealed bid.</summary>
/// <param name="Bidder">The alias.</param>
/// <param name="Hash">What was committed to.</param>
/// <param name="Rank">The rank of a pre-emption right; the largest integer for none.</param>
/// <param name="Arrival">The number of the event.</param>
/// <param name="Amount">What was opened, in minor units; nothing before.</param>
public sealed record SealedBid(string Bidder, string Hash, int Rank, long Arrival, long? Amount);

/// <summary>How a sealed auction stands.</summary>
public sealed record SealedState : FormState
{
    private readonly SealedTerms terms;
    private readonly long commitEnds, revealEnds;

    internal SealedState(SealedTerms terms, long commitEnds, long revealEnds) =>
        (this.terms, this.commitEnds, this.revealEnds) = (terms, commitEnds, revealEnds);

    /// <summary>The sealed bids by alias.</summary>
    public ImmutableDictionary<string, SealedBid> Bids { get; private init; } = ImmutableDictionary.Create<string, SealedBid>(StringComparer.Ordinal);

    /// <summary>Who has not opened a commitment (yet).</summary>
    public IEnumerable<string> Unrevealed => Bids.Values.Where(b => b.Amount is null).OrderBy(b => b.Arrival).Select(b => b.Bidder);

    /// <summary>Who forfeits the deposit by the terms if nothing more is opened.</summary>
    public IEnumerable<string> Forfeiting => terms.UnrevealedForfeits.Value ? Unrevealed : [];

    // Nothing to open, nothing to wait for.
    internal override long EndsAt => Bids.IsEmpty ? commitEnds : revealEnds;

    // Until all are opened nobody knows where the price is.
    internal override PublicBid Seen => new(null, null);

    internal override FormStep Apply(BidderEvent bid, Admission who, Moment now) => bid switch
    {
        CommitBid commit => Commit(commit, who, now),
        RevealBid reveal => Reveal(reveal, now),
        _ => FormStep.NotHere,
    };

    internal override ImmutableArray<StandingBid> Ranking() =>
        Bids.Values.Where(b => b.Amount >= terms.StartPrice.Value).Select(b => new StandingBid(b.Bidder, b.Amount!.Value, b.Amount.Value, b.Rank, b.Arrival))
            .ToImmutableArray().Sort(StandingBid.BestFirst);

    internal override IEnumerable<string> Describe() =>
    [
        "form=sealed",
        .. Bids.Values.OrderBy(b => b.Arrival).Select(b => Invariant($"sealed={b.Amount},{b.Rank},{b.Arrival},{b.Hash},{b.Bidder}")),
    ];

    private FormStep Commit(CommitBid commit, Admission who, Moment now) =>
        now.Time >= commitEnds ? new LotRefusal(RefusalKind.CommitTimeOver, NextStep.Nothing)
        : Bids.ContainsKey(who.Bidder) ? new LotRefusal(RefusalKind.AlreadyCommitted, NextStep.Wait, From: now.OnClock(commitEnds))
        : this with { Bids = Bids.Add(who.Bidder, new(who.Bidder, commit.Hash, who.Rank, now.Number, null)) };

    private FormStep Reveal(RevealBid reveal, Moment now) =>
        now.Time < commitEnds ? new LotRefusal(RefusalKind.NotRevealTime, NextStep.Wait, From: now.OnClock(commitEnds))
        : !Bids.TryGetValue(reveal.Bidder, out var bid) ? new LotRefusal(RefusalKind.NotCommitted, NextStep.Nothing)
        : bid.Amount is not null ? new LotRefusal(RefusalKind.AlreadyRevealed, NextStep.AllSet)
        : Commitment.OfBid(now.Lot, reveal.Bidder, reveal.Amount, reveal.Nonce) != bid.Hash
            ? new LotRefusal(RefusalKind.CommitmentMismatch, NextStep.Correct)
        : this with { Bids = Bids.SetItem(reveal.Bidder, bid with { Amount = reveal.Amount }) };
}
