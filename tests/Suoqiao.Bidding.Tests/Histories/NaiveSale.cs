namespace Suoqiao.Bidding.Tests.Histories;

/// <summary>What is compared after each event.</summary>
internal sealed record Snapshot(bool Accepted, LotStage Stage, string? Winner, long? Price, Failure Failure, long? EndsAt, string? Leader, long? LeadingPrice);

/// <summary>A bid of the naive model.</summary>
internal sealed record NaiveBid(string Bidder, long Amount, long Limit, int Rank, int Number);

/// <summary>
/// The rules once more, written from their description and as plainly as can be: one pass over the whole list of events with variables that change,
/// lists searched from end to end, deadlines on the clock that a resumption moves by the length of the pause.
/// </summary>
internal abstract class NaiveSale(LotTerms terms)
{
    private readonly Dictionary<string, (long Deposit, int Rank)> admitted = [];
    private readonly List<NaiveBid> matched = [];

    private List<NaiveBid> candidates = [];
    private LotStage stage = LotStage.Announced;
    private Failure failure;
    private long last = Sale.At(-60).Microseconds, opens = terms.OpensAt.Microseconds, stageEnds;
    private long? pausedAt;

    protected LotTerms Terms => terms;

    protected long Now => last;

    /// <summary>When bidding ends, as it looks now.</summary>
    protected abstract long BiddingEnds { get; }

    protected virtual bool MatchesInBidding => false;

    protected virtual (string?, long?) Leading => (null, null);

    public static long Us(Rule<TimeSpan> rule) => rule.Value.Ticks / 10;

    public List<Snapshot> Run(IEnumerable<(LotEvent Event, long At)> history)
    {
        var all = new List<Snapshot>();
        foreach (var (happening, at) in history)
        {
            last = Math.Max(last, at);
            Pass();
            var accepted = Happen(happening, all.Count + 1);
            Pass();
            var won = stage is LotStage.Awarded or LotStage.Settled ? candidates[0] : null;
            long? ends = pausedAt is not null ? null : stage switch
            {
                LotStage.Announced => opens,
                LotStage.Bidding => BiddingEnds,
                LotStage.AwaitingReserve or LotStage.Exercising => stageEnds,
                _ => null,
            };
            var (leader, price) = stage == LotStage.Bidding ? Leading : (null, null);
            all.Add(new(accepted, stage, won?.Bidder, won?.Amount, failure, ends, leader, price));
        }

        return all;
    }

    protected abstract void Begin(long opensAt);

    /// <summary>What time alone does to the bidding until an instant.</summary>
    protected abstract void PassBidding(long now);

    protected abstract bool Bid(BidderEvent bid, int rank, int number);

    protected abstract List<NaiveBid> Result();

    /// <summary>Moves every deadline.</summary>
    protected abstract void Shift(long by);

    private void Pass()
    {
        if (pausedAt is not null)
        {
            return;
        }

        if (stage == LotStage.Announced && last >= opens)
        {
            stage = LotStage.Bidding;
            Begin(opens);
        }

        if (stage == LotStage.Bidding)
        {
            PassBidding(last);
            if (last >= BiddingEnds)
            {
                Finish(BiddingEnds);
            }
        }

        if (stage == LotStage.AwaitingReserve && last >= stageEnds)
        {
            Compare(0, stageEnds);
        }

        if (stage == LotStage.Exercising && last >= stageEnds)
        {
            Award();
        }
    }

    private bool Happen(LotEvent happening, int number)
    {
        switch (happening)
        {
            case ClockTick:
                return true;
            case PauseSale:
                return Do(
                    pausedAt is null && stage is LotStage.Announced or LotStage.Bidding or LotStage.AwaitingReserve or LotStage.Exercising && pausedAt is null,
                    () => pausedAt = last);
            case ResumeSale:
                return Do(pausedAt is not null, Resume);
            case CancelSale:
                return Do(stage is not (LotStage.Settled or LotStage.Failed or LotStage.Cancelled), () => (stage, pausedAt) = (LotStage.Cancelled, null));
            case RevealReserve reveal:
                return Do(
                    pausedAt is null && stage == LotStage.AwaitingReserve
                        && Commitment.OfReserve(terms.Lot, reveal.Amount, reveal.Nonce) == terms.ReserveCommitment,
                    () => Compare(reveal.Amount, last));
            case Admit admit:
                return Do(
                    stage is LotStage.Announced or LotStage.Bidding && !admitted.ContainsKey(admit.Bidder) && admit.Deposit >= terms.Sale.Deposit.Value,
                    () => admitted[admit.Bidder] = (admit.Deposit, admit.PreemptionRank == 0 ? int.MaxValue : admit.PreemptionRank));
            case ConfirmSale confirm:
                return Do(stage == LotStage.Awarded && candidates[0].Bidder == confirm.Bidder, () => stage = LotStage.Settled);
            case DeclareDefault failed:
                return Do(stage == LotStage.Awarded && candidates[0].Bidder == failed.Bidder, Replace);
            case MatchPrice match:
                return Match(match, number);
            default:
                var bid = (BidderEvent)happening;
                return stage == LotStage.Bidding && pausedAt is null && admitted.TryGetValue(bid.Bidder, out var who) && Bid(bid, who.Rank, number);
        }
    }

    private static bool Do(bool may, Action action)
    {
        if (may)
        {
            action();
        }

        return may;
    }

    private void Resume()
    {
        var by = last - pausedAt!.Value;
        pausedAt = null;
        opens += by;
        stageEnds += by;
        Shift(by);
    }

    private void Finish(long at)
    {
        candidates = Result();
        if (candidates.Count < terms.Sale.MinimumBidders.Value)
        {
            Fail(candidates.Count == 0 ? Failure.NoBids : Failure.TooFewBidders);
        }
        else if (terms.ReserveCommitment is not null)
        {
            (stage, stageEnds) = (LotStage.AwaitingReserve, at + Us(terms.Sale.ReserveRevealPeriod));
        }
        else
        {
            Compare(terms.Sale.Reserve.Value, at);
        }
    }

    private void Compare(long reserve, long at)
    {
        if (candidates[0].Amount < reserve && reserve <= candidates[0].Limit)
        {
            candidates[0] = candidates[0] with { Amount = reserve };
        }

        candidates.RemoveAll(c => c.Amount < reserve);
        if (candidates.Count == 0)
        {
            Fail(Failure.BelowReserve);
        }
        else if (Before().Count > 0)
        {
            (stage, stageEnds) = (LotStage.Exercising, at + Us(terms.Sale.ExercisePeriod));
        }
        else
        {
            stage = LotStage.Awarded;
        }
    }

    // Holders whose right comes before the best bidder's.
    private List<string> Before() =>
        MatchesInBidding ? [] : [.. admitted.Where(a => a.Value.Rank < candidates[0].Rank && a.Key != candidates[0].Bidder).Select(a => a.Key)];

    private bool Match(MatchPrice match, int number)
    {
        if (stage != LotStage.Exercising || pausedAt is not null || matched.Any(m => m.Bidder == match.Bidder) || !Before().Contains(match.Bidder))
        {
            return false;
        }

        var rank = admitted[match.Bidder].Rank;
        matched.Add(new(match.Bidder, candidates[0].Amount, candidates[0].Amount, rank, number));
        if (Before().All(h => admitted[h].Rank >= rank))
        {
            Award();
        }

        return true;
    }

    private void Award()
    {
        stage = LotStage.Awarded;
        candidates.RemoveAll(c => matched.Any(m => m.Bidder == c.Bidder));
        candidates.InsertRange(0, matched.OrderBy(m => m.Rank).ThenBy(m => m.Number));
    }

    private void Replace()
    {
        candidates.RemoveAt(0);
        if (candidates.Count == 0 || !terms.Sale.NextOnDefault.Value)
        {
            Fail(Failure.WinnerDefaulted);
        }
    }

    private void Fail(Failure why) => (stage, failure) = (LotStage.Failed, why);
}
