namespace Suoqiao.Bidding;

/// <summary>The rules of a sale: (state, event, now) → (state, accepted or refused). Pure and total.</summary>
/// <remarks>
/// What holds always: time never goes back, even when the clock does (an event counts at the later of its instant and the last one); what is due by an
/// instant comes to pass before the event of that instant, so that a bid at the very end is too late; a refused event changes nothing but the time, so it
/// never extends; ticks of the clock between events change no outcome; ties go to the earlier arrival; a final stage never changes.
/// An event costs O(log bidders), except where a stage of the sale ends: O(bidders · log bidders).
/// </remarks>
public static class Lot
{
    /// <summary>The state at the announcement.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The state.</returns>
    public static LotState Announce(LotTerms terms, Instant now) =>
        Course.Advance(new LotState { Terms = terms, Last = now, Form = terms.Form.Begin(terms.OpensAt.Microseconds) });

    /// <summary>Lets time pass and an event happen.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="happening">The event.</param>
    /// <param name="now">The clock; if it is behind the last event, that one's instant counts.</param>
    /// <returns>The state after, and the refusal if there was one.</returns>
    public static LotDecision Apply(LotState state, LotEvent happening, Instant now)
    {
        var current = Course.Advance(state with { Last = Instant.Later(state.Last, now) });
        var step = Decide(current, happening);
        return step.State is { } next
            ? new LotDecision(Course.Advance(next with { Accepted = current.Accepted + 1 }), null)
            : new LotDecision(current, step.Refusal);
    }

    private static LotStep Decide(LotState lot, LotEvent happening) => happening switch
    {
        ClockTick => lot,
        PauseSale => lot.PausedAt is null && lot.Stage < LotStage.Awarded ? lot with { PausedAt = lot.Last } : Wrong(lot),
        ResumeSale => lot.PausedAt is { } since
            ? lot with { PausedAt = null, PausedTotal = lot.PausedTotal + (lot.Last.Microseconds - since.Microseconds) }
            : new LotRefusal(RefusalKind.WrongStage, NextStep.AllSet),
        CancelSale => lot.IsFinal ? Wrong(lot) : lot with { Stage = LotStage.Cancelled, PausedAt = null, Candidates = [], Matches = [] },
        RevealReserve reveal => Reveal(lot, reveal),
        Admit admit => Admitting(lot, admit),
        DeclareDefault or ConfirmSale => Fulfilment(lot, (BidderEvent)happening),
        MatchPrice match => Course.Match(lot, match),
        BidderEvent bid => Bidding(lot, bid),
        _ => throw new ArgumentException("An event of no known kind.", nameof(happening)),
    };

    private static LotRefusal Wrong(LotState lot) => new(RefusalKind.WrongStage, lot.IsFinal ? NextStep.Nothing : NextStep.Wait);

    private static LotStep Admitting(LotState lot, Admit admit)
    {
        LotRefusal? refusal = lot.Stage > LotStage.Bidding ? new(RefusalKind.BiddingOver, NextStep.Nothing)
            : admit.Deposit is < 0 or > LotLimits.LargestAmount || admit.PreemptionRank < 0
                ? new(RefusalKind.AmountOutOfRange, NextStep.StayWithin, LotLimits.LargestAmount)
            : lot.Admissions.ContainsKey(admit.Bidder) ? new(RefusalKind.AlreadyAdmitted, NextStep.AllSet)
            : admit.Deposit < lot.Terms.Sale.Deposit.Value ? new(RefusalKind.DepositTooSmall, NextStep.RegisterDeposit, lot.Terms.Sale.Deposit.Value)
            : lot.Admissions.Count >= LotLimits.MostBidders ? new(RefusalKind.TooManyBidders, NextStep.Nothing)
            : null;
        return refusal is not null
            ? refusal
            : lot with
            {
                Admissions = lot.Admissions.Add(admit.Bidder, new(admit.Bidder, admit.IdentityHash, admit.Deposit, admit.PreemptionRank, lot.Accepted + 1)),
            };
    }

    private static LotStep Bidding(LotState lot, BidderEvent bid)
    {
        LotRefusal? refusal = lot.Stage == LotStage.Announced && lot.PausedAt is null ? new(RefusalKind.NotOpenYet, NextStep.Wait, From: lot.EndsAt)
            : lot.Stage > LotStage.Bidding ? new(RefusalKind.BiddingOver, NextStep.Nothing)
            : lot.PausedAt is not null ? new(RefusalKind.Paused, NextStep.Wait)
            : AmountOf(bid) is < 1 or > LotLimits.LargestAmount ? new(RefusalKind.AmountOutOfRange, NextStep.StayWithin, LotLimits.LargestAmount)
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        if (!lot.Admissions.TryGetValue(bid.Bidder, out var who))
        {
            return new LotRefusal(RefusalKind.NotAdmitted, NextStep.RegisterDeposit, lot.Terms.Sale.Deposit.Value);
        }

        var step = lot.Form.Apply(bid, who, lot.Now);
        return step.State is { } form ? lot with { Form = form } : step.Refusal!;
    }

    private static long AmountOf(BidderEvent bid) => bid switch
    {
        PlaceBid placed => placed.Amount,
        SetProxy proxy => proxy.Amount,
        RevealBid revealed => revealed.Amount,
        _ => 1,
    };

    private static LotStep Reveal(LotState lot, RevealReserve reveal) =>
        lot.PausedAt is not null ? new LotRefusal(RefusalKind.Paused, NextStep.Wait)
        : lot.Stage != LotStage.AwaitingReserve ? Wrong(lot)
        : reveal.Amount is < 0 or > LotLimits.LargestAmount ? new LotRefusal(RefusalKind.AmountOutOfRange, NextStep.StayWithin, LotLimits.LargestAmount)
        : Commitment.OfReserve(lot.Terms.Lot, reveal.Amount, reveal.Nonce) != lot.Terms.ReserveCommitment
            ? new LotRefusal(RefusalKind.CommitmentMismatch, NextStep.Correct)
        : Course.Judge(lot, lot.Time, reveal.Amount);

    private static LotStep Fulfilment(LotState lot, BidderEvent happening) =>
        lot.Stage != LotStage.Awarded ? Wrong(lot)
        : happening.Bidder != lot.Winner ? new LotRefusal(RefusalKind.NotTheWinner, NextStep.Nothing)
        : happening is ConfirmSale ? lot with { Stage = LotStage.Settled }
        : Course.Default(lot);
}
