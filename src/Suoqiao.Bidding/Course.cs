namespace Suoqiao.Bidding;

/// <summary>What comes to pass by time alone, and how a sale goes on once the bidding is over.</summary>
internal static class Course
{
    /// <summary>Brings about everything that is due by the present auction time, each at its own instant.</summary>
    public static LotState Advance(LotState lot)
    {
        while (lot.PausedAt is null && Due(lot) is { } next)
        {
            lot = next;
        }

        return lot;
    }

    /// <summary>Compares the best offer with the reserve.</summary>
    public static LotState Judge(LotState lot, long at, long reserve)
    {
        var offers = lot.Candidates;
        var best = offers[0];
        // A proxy bids against the reserve as it would against a rival.
        if (best.Amount < reserve && best.Limit >= reserve)
        {
            offers = offers.SetItem(0, best with { Amount = reserve });
        }

        offers = [.. offers.Where(o => o.Amount >= reserve)];
        if (offers.IsEmpty)
        {
            return Fail(lot, Failure.BelowReserve);
        }

        lot = lot with { Candidates = offers };
        return Holders(lot).Any()
            ? lot with { Stage = LotStage.Exercising, StageEndsAt = at + Microseconds(lot.Terms.Sale.ExercisePeriod) }
            : lot with { Stage = LotStage.Awarded };
    }

    public static LotStep Match(LotState lot, MatchPrice match)
    {
        if (lot.PausedAt is not null)
        {
            return new LotRefusal(RefusalKind.Paused, NextStep.Wait);
        }

        if (lot.Stage != LotStage.Exercising)
        {
            return new LotRefusal(RefusalKind.WrongStage, lot.IsFinal ? NextStep.Nothing : NextStep.Wait);
        }

        if (lot.Matches.Any(m => m.Bidder == match.Bidder))
        {
            return new LotRefusal(RefusalKind.AlreadyMatched, NextStep.AllSet);
        }

        if (Holders(lot).FirstOrDefault(h => h.Bidder == match.Bidder) is not { } holder)
        {
            return new LotRefusal(RefusalKind.NoPreemption, NextStep.Nothing);
        }

        var price = lot.Candidates[0].Amount;
        var matched = lot with { Matches = lot.Matches.Add(new(match.Bidder, price, price, holder.Rank, lot.Accepted + 1)) };
        // Nobody can come before the best rank, so there is nothing to wait for.
        return holder.Rank == Holders(lot).Min(h => h.Rank) ? Award(matched) : matched;
    }

    public static LotState Default(LotState lot)
    {
        var rest = lot.Candidates.RemoveAt(0);
        lot = lot with { Defaulted = lot.Defaulted.Add(lot.Candidates[0].Bidder), Candidates = rest };
        return rest.IsEmpty || !lot.Terms.Sale.NextOnDefault.Value ? Fail(lot, Failure.WinnerDefaulted) : lot;
    }

    private static LotState? Due(LotState lot)
    {
        var time = lot.Time;
        switch (lot.Stage)
        {
            case LotStage.Announced when time >= lot.Terms.OpensAt.Microseconds:
                return lot with { Stage = LotStage.Bidding };
            case LotStage.Bidding:
                var form = lot.Form.At(time);
                return form.EndsAt <= time ? End(lot with { Form = form }, form.EndsAt) : ReferenceEquals(form, lot.Form) ? null : lot with { Form = form };
            case LotStage.AwaitingReserve when time >= lot.StageEndsAt:
                return Judge(lot, lot.StageEndsAt, 0);
            case LotStage.Exercising when time >= lot.StageEndsAt:
                return Award(lot);
            default:
                return null;
        }
    }

    private static LotState End(LotState lot, long at)
    {
        var offers = lot.Form.Ranking();
        if (offers.Length < lot.Terms.Sale.MinimumBidders.Value)
        {
            return Fail(lot, offers.IsEmpty ? Failure.NoBids : Failure.TooFewBidders);
        }

        lot = lot with { Candidates = offers };
        return lot.Terms.ReserveCommitment is null
            ? Judge(lot, at, lot.Terms.Sale.Reserve.Value)
            : lot with { Stage = LotStage.AwaitingReserve, StageEndsAt = at + Microseconds(lot.Terms.Sale.ReserveRevealPeriod) };
    }

    // Art. 21 of the Supreme People's Court's rules on network judicial auctions (2016) orders holders the same way: by rank, then by time.
    private static LotState Award(LotState lot)
    {
        var matches = lot.Matches.Sort((a, b) => a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : a.Arrival.CompareTo(b.Arrival));
        return lot with { Stage = LotStage.Awarded, Candidates = [.. matches, .. lot.Candidates.Where(c => !matches.Any(m => m.Bidder == c.Bidder))] };
    }

    private static LotState Fail(LotState lot, Failure failure) => lot with { Stage = LotStage.Failed, Failure = failure, Candidates = [], Matches = [] };

    // Whose right comes before that of the best bidder, who needs none against themselves.
    private static IEnumerable<Admission> Holders(LotState lot) => lot.Form.PreemptsWhileBidding
        ? []
        : lot.Admissions.Values.Where(a => a.Rank < lot.Candidates[0].Rank && a.Bidder != lot.Candidates[0].Bidder);

    private static long Microseconds(Rule<TimeSpan> rule) => rule.Value.Ticks / TimeSpan.TicksPerMicrosecond;
}
