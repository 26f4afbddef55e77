using Suoqiao.Bidding.Forms;

namespace Suoqiao.Bidding.Tests.Histories;

/// <summary>Leader and price from the list of all accepted offers, by sorting it.</summary>
internal sealed class NaiveAscending(LotTerms terms) : NaiveSale(terms)
{
    private readonly AscendingTerms form = (AscendingTerms)terms.Form;
    private readonly List<NaiveBid> offers = [];
    private long freeEnds, stop, ends, price;
    private int extensions;

    protected override long BiddingEnds => ends;

    protected override bool MatchesInBidding => true;

    protected override (string?, long?) Leading => offers.Count == 0 ? (null, null) : (Best(offers).Bidder, price);

    protected override void Begin(long opensAt)
    {
        freeEnds = opensAt + Us(form.FreePeriod);
        stop = form.HardStop.Value == TimeSpan.Zero ? long.MaxValue / 2 : opensAt + Us(form.HardStop);
        ends = Math.Min(stop, freeEnds + Us(form.TimedPeriod));
    }

    protected override void PassBidding(long now)
    {
    }

    protected override bool Bid(BidderEvent bid, int rank, int number)
    {
        var (amount, isProxy) = bid is PlaceBid placed ? (placed.Amount, false)
            : bid is SetProxy proxy && form.AllowsProxies.Value ? (proxy.Amount, true)
            : (0, false);
        if (amount is < 1 or > LotLimits.LargestAmount)
        {
            return false;
        }

        var leader = offers.Count == 0 ? null : Best(offers);
        if (leader?.Bidder == bid.Bidder)
        {
            if (!isProxy || amount <= leader.Limit)
            {
                return false;
            }

            offers[offers.IndexOf(leader)] = leader with { Limit = amount };
            return true;
        }

        var least = leader is null ? form.StartPrice.Value : rank < leader.Rank ? price : price + form.Increments.Value.Above(price);
        if (amount < least)
        {
            return false;
        }

        offers.Add(new(bid.Bidder, amount, amount, rank, number));
        var wins = Best(offers).Number == number;
        price = wins && !isProxy ? amount : Needed();
        Extend();
        return true;
    }

    protected override List<NaiveBid> Result()
    {
        if (offers.Count == 0)
        {
            return [];
        }

        var leader = Best(offers);
        var others = offers.Where(o => o.Bidder != leader.Bidder).GroupBy(o => o.Bidder)
            .Select(g => g.OrderByDescending(o => o.Limit).ThenByDescending(o => o.Number).First());
        return
        [
            leader with { Amount = price },
            .. others.Select(o => o with { Amount = o.Limit }).OrderByDescending(o => o.Amount).ThenBy(o => o.Rank).ThenBy(o => o.Number),
        ];
    }

    protected override void Shift(long by)
    {
        freeEnds += by;
        ends += by;
        stop += by;
    }

    private static NaiveBid Best(IEnumerable<NaiveBid> among) => among.OrderByDescending(o => o.Limit).ThenBy(o => o.Rank).ThenBy(o => o.Number).First();

    // What the leader has to offer against the strongest of the others.
    private long Needed()
    {
        var leader = Best(offers);
        var others = offers.Where(o => o.Bidder != leader.Bidder).ToList();
        if (others.Count == 0)
        {
            return form.StartPrice.Value;
        }

        var rival = Best(others);
        return leader.Rank < rival.Rank ? rival.Limit : Math.Min(leader.Limit, rival.Limit + form.Increments.Value.Above(rival.Limit));
    }

    private void Extend()
    {
        var wanted = Math.Min(stop, Now + Us(form.Extension));
        if (Now >= freeEnds && wanted > ends && (form.MostExtensions.Value == 0 || extensions < form.MostExtensions.Value))
        {
            ends = wanted;
            extensions++;
        }
    }
}

/// <summary>Sealed bids in two lists.</summary>
internal sealed class NaiveSealed(LotTerms terms) : NaiveSale(terms)
{
    private readonly SealedTerms form = (SealedTerms)terms.Form;
    private readonly List<(string Bidder, string Hash, int Rank, int Number)> commitments = [];
    private readonly List<(string Bidder, long Amount)> opened = [];
    private long commitEnds, revealEnds;

    protected override long BiddingEnds => commitments.Count == 0 ? commitEnds : revealEnds;

    protected override void Begin(long opensAt) =>
        (commitEnds, revealEnds) = (opensAt + Us(form.CommitPeriod), opensAt + Us(form.CommitPeriod) + Us(form.RevealPeriod));

    protected override void PassBidding(long now)
    {
    }

    protected override bool Bid(BidderEvent bid, int rank, int number)
    {
        if (bid is CommitBid commit && Now < commitEnds && commitments.All(c => c.Bidder != bid.Bidder))
        {
            commitments.Add((bid.Bidder, commit.Hash, rank, number));
            return true;
        }

        if (bid is RevealBid reveal && reveal.Amount is >= 1 and <= LotLimits.LargestAmount && Now >= commitEnds && opened.All(o => o.Bidder != bid.Bidder)
            && commitments.Any(c => c.Bidder == bid.Bidder && c.Hash == Commitment.OfBid(Terms.Lot, bid.Bidder, reveal.Amount, reveal.Nonce)))
        {
            opened.Add((bid.Bidder, reveal.Amount));
            return true;
        }

        return false;
    }

    protected override List<NaiveBid> Result() =>
    [
        .. opened.Where(o => o.Amount >= form.StartPrice.Value)
            .Join(commitments, o => o.Bidder, c => c.Bidder, (o, c) => new NaiveBid(o.Bidder, o.Amount, o.Amount, c.Rank, c.Number))
            .OrderByDescending(b => b.Amount).ThenBy(b => b.Rank).ThenBy(b => b.Number),
    ];

    protected override void Shift(long by)
    {
        commitEnds += by;
        revealEnds += by;
    }
}

/// <summary>A clock that falls step by step.</summary>
internal sealed class NaiveDutch(LotTerms terms) : NaiveSale(terms)
{
    private readonly DutchTerms form = (DutchTerms)terms.Form;
    private NaiveBid? taken;
    private long price, nextFall, ends;

    protected override long BiddingEnds => ends;

    protected override (string?, long?) Leading => (null, price);

    protected override void Begin(long opensAt)
    {
        price = form.StartPrice.Value;
        nextFall = opensAt + Us(form.StepPeriod);
        // One period for each price that there will be.
        ends = nextFall;
        for (var falling = price; falling > form.Floor.Value; falling -= form.Step.Value)
        {
            ends += Us(form.StepPeriod);
        }
    }

    protected override void PassBidding(long now)
    {
        for (; taken is null && now >= nextFall && nextFall < ends; nextFall += Us(form.StepPeriod))
        {
            price = Math.Max(form.Floor.Value, price - form.Step.Value);
        }
    }

    protected override bool Bid(BidderEvent bid, int rank, int number)
    {
        if (bid is not PlaceBid { Amount: <= LotLimits.LargestAmount } placed || placed.Amount < price)
        {
            return false;
        }

        taken = new(bid.Bidder, price, price, rank, number);
        ends = Now;
        return true;
    }

    protected override List<NaiveBid> Result() => taken is null ? [] : [taken];

    protected override void Shift(long by)
    {
        nextFall += by;
        ends += by;
    }
}

/// <summary>Rounds as a list of phases yet to come.</summary>
internal sealed class NaiveRounds(LotTerms terms) : NaiveSale(terms)
{
    private readonly RoundsTerms form = (RoundsTerms)terms.Form;
    private readonly List<NaiveBid> bids = [];
    private List<string> turns = [];
    private NaiveBid? pending;
    private string? turnOf;
    private int round;
    private long phaseEnds;

    protected override long BiddingEnds
    {
        get
        {
            var ends = phaseEnds;
            if (bids.Count > 0)
            {
                ends += turns.Count * Us(form.Turn);
                for (var r = round + 1; r <= 3; r++)
                {
                    ends += (r == 1 ? Us(form.FirstPause) : Us(form.LaterPause)) + (bids.Count * Us(form.Turn));
                }
            }

            return ends;
        }
    }

    protected override (string?, long?) Leading => round == 0 ? (null, null) : (Sorted()[0].Bidder, Sorted()[0].Amount);

    protected override void Begin(long opensAt) => phaseEnds = opensAt + Us(form.FirstBidPeriod);

    protected override void PassBidding(long now)
    {
        while (now >= phaseEnds && bids.Count > 0)
        {
            if (pending is not null)
            {
                bids.RemoveAll(b => b.Bidder == pending.Bidder);
                bids.Add(pending);
                pending = null;
            }

            if (turns.Count > 0)
            {
                turnOf = turns[0];
                turns.RemoveAt(0);
                phaseEnds += Us(form.Turn);
            }
            else if (round < 3)
            {
                round++;
                turnOf = null;
                turns = [.. Enumerable.Reverse(bids.OrderByDescending(b => b.Amount).ThenBy(b => b.Number)).Select(b => b.Bidder)];
                phaseEnds += round == 1 ? Us(form.FirstPause) : Us(form.LaterPause);
            }
            else
            {
                return;
            }
        }
    }

    protected override bool Bid(BidderEvent bid, int rank, int number)
    {
        if (bid is WithdrawBid && turnOf == bid.Bidder && pending is not null)
        {
            pending = null;
            return true;
        }

        if (bid is not PlaceBid { Amount: <= LotLimits.LargestAmount } placed)
        {
            return false;
        }

        var made = new NaiveBid(bid.Bidder, placed.Amount, placed.Amount, rank, number);
        if (round == 0)
        {
            if (placed.Amount < form.StartPrice.Value)
            {
                return false;
            }

            bids.RemoveAll(b => b.Bidder == bid.Bidder);
            bids.Add(made);
            return true;
        }

        if (turnOf != bid.Bidder)
        {
            return false;
        }

        var own = bids.Single(b => b.Bidder == bid.Bidder).Amount;
        pending = placed.Amount >= own + form.Increments.Value.Above(own) ? made : pending;
        return ReferenceEquals(pending, made);
    }

    protected override List<NaiveBid> Result() => Sorted();

    protected override void Shift(long by) => phaseEnds += by;

    private List<NaiveBid> Sorted() => [.. bids.OrderByDescending(b => b.Amount).ThenBy(b => b.Rank).ThenBy(b => b.Number)];
}
