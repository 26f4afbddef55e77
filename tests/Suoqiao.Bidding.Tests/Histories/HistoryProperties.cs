using Suoqiao.Bidding.Forms;
using Suoqiao.Bidding.Records;
using Suoqiao.Bidding.Tests.Records;

namespace Suoqiao.Bidding.Tests.Histories;

/// <summary>Thousands of random sales of each form, event by event beside the naive model, and what holds for all of them.</summary>
public sealed class HistoryProperties
{
    private const int Histories = 3000, Length = 60;

    public static TheoryData<string> Forms => ["ascending", "sealed", "dutch", "rounds"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_history_goes_as_the_naive_model_says(string form)
    {
        var stages = new Dictionary<(LotStage, Failure), int>();
        for (var seed = 0; seed < Histories; seed++)
        {
            var terms = RandomHistory.TermsOf(form, seed);
            var events = new RandomHistory(form, seed).Events(Length).ToList();
            var expected = Naive(terms).Run(events);
            var lot = Start(terms);
            for (var i = 0; i < events.Count; i++)
            {
                var decision = Lot.Apply(lot, events[i].Event, new Instant(events[i].At));
                lot = decision.State;
                Assert.True(
                    expected[i] == Seen(decision),
                    $"{form}, seed {seed}, event {i}: {events[i].Event} at {(events[i].At - Sale.Opening.Microseconds) / Sale.Minute}\n"
                    + $"expected {expected[i]}\nfound    {Seen(decision)} {decision.Refusal}");
            }

            stages[(lot.Stage, lot.Failure)] = stages.GetValueOrDefault((lot.Stage, lot.Failure)) + 1;
        }

        TestContext.Current.SendDiagnosticMessage("{0}: {1}", form, string.Join(", ", stages.Select(s => $"{s.Key} {s.Value}")));
        // The histories reach every end that there is, or they would show little.
        Assert.All(
            [
                (LotStage.Awarded, Failure.None), (LotStage.Settled, Failure.None), (LotStage.Cancelled, Failure.None),
                (LotStage.Failed, Failure.NoBids), (LotStage.Failed, Failure.BelowReserve), (LotStage.Failed, Failure.WinnerDefaulted),
            ],
            end => Assert.True(stages.GetValueOrDefault(end) >= 10, $"{end} was met {stages.GetValueOrDefault(end)} times."));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_refused_event_changes_nothing_but_the_time(string form) => ForEach(form, (before, happening, now, decision) =>
    {
        if (!decision.IsAccepted)
        {
            Assert.Equal(
                Lot.Apply(before, new ClockTick(), now).State.Describe()
                    .Replace($"accepted={before.Accepted + 1}\n", $"accepted={before.Accepted}\n", StringComparison.Ordinal),
                decision.State.Describe());
        }
    });

    [Theory]
    [MemberData(nameof(Forms))]
    public void Time_never_goes_back_and_a_final_stage_never_changes(string form) => ForEach(form, (before, _, _, decision) =>
    {
        Assert.True(decision.State.Last >= before.Last);
        Assert.True(!before.IsFinal || (decision.State.Stage, decision.State.Winner, decision.State.Price) == (before.Stage, before.Winner, before.Price));
    });

    [Theory]
    [MemberData(nameof(Forms))]
    public void Who_wins_is_admitted_and_pays_no_less_than_the_reserve(string form) => ForEach(form, (_, _, _, decision) =>
    {
        if (decision.State.Winner is { } winner)
        {
            Assert.True(decision.State.Admissions.ContainsKey(winner));
            Assert.InRange(decision.State.Price!.Value, Math.Max(1, decision.State.Terms.Sale.Reserve.Value), LotLimits.LargestAmount);
        }
    });

    /// <summary>What falls due comes to pass at its own instant, whether anybody looks or not.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void Looking_at_the_clock_changes_no_outcome(string form)
    {
        for (var seed = 0; seed < Histories / 8; seed++)
        {
            var events = new RandomHistory(form, seed).Events(Length).ToList();
            var seldom = Start(RandomHistory.TermsOf(form, seed));
            var often = seldom;
            foreach (var (happening, at) in events)
            {
                for (var t = often.Last.Microseconds; t < at; t += Sale.Minute / 2)
                {
                    often = Lot.Apply(often, new ClockTick(), new Instant(t)).State;
                }

                var (one, other) = (Lot.Apply(seldom, happening, new Instant(at)), Lot.Apply(often, happening, new Instant(at)));
                Assert.Equal(Seen(one), Seen(other));
                Assert.Equal(one.Refusal?.Kind, other.Refusal?.Kind);
                (seldom, often) = (one.State, other.State);
            }
        }
    }

    /// <summary>The record of any history re-plays to the same state, through the verifier that shares nothing with the writer.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_history_has_a_valid_record_of_the_same_state(string form)
    {
        using var key = RecordedSale.ThrowAwayKey();
        for (var seed = 0; seed < Histories / 40; seed++)
        {
            var lot = Start(RandomHistory.TermsOf(form, seed));
            var writer = new RecordWriter();
            List<byte[]> lines = [writer.Open(lot, key)];
            foreach (var (happening, at) in new RandomHistory(form, seed).Events(Length))
            {
                var decision = Lot.Apply(lot, happening, new Instant(at));
                lines.Add(writer.Event(happening, decision));
                lot = decision.State;
                if (lines.Count % 7 == 0)
                {
                    lines.Add(writer.Checkpoint(lot));
                }
            }

            var isOver = lot.Stage >= LotStage.Awarded;
            if (isOver)
            {
                lines.Add(writer.Close(lot, key));
            }

            var found = RecordVerifier.Verify(RecordedSale.Bytes(lines), RecordWriter.Fingerprint(key), mustBeClosed: isOver);
            Assert.Null(found.Fault);
            Assert.Equal(lot.Describe(), found.State!.Describe());
        }
    }

    private static void ForEach(string form, Action<LotState, LotEvent, Instant, LotDecision> check)
    {
        for (var seed = 0; seed < Histories / 4; seed++)
        {
            var lot = Start(RandomHistory.TermsOf(form, seed));
            foreach (var (happening, at) in new RandomHistory(form, seed).Events(Length))
            {
                var decision = Lot.Apply(lot, happening, new Instant(at));
                check(lot, happening, new Instant(at), decision);
                lot = decision.State;
            }
        }
    }

    private static LotState Start(LotTerms terms) => Lot.Announce(terms, Sale.At(-60));

    private static NaiveSale Naive(LotTerms terms) => terms.Form switch
    {
        AscendingTerms => new NaiveAscending(terms),
        SealedTerms => new NaiveSealed(terms),
        DutchTerms => new NaiveDutch(terms),
        _ => new NaiveRounds(terms),
    };

    private static Snapshot Seen(LotDecision decision)
    {
        var lot = decision.State;
        var (leader, price) = lot.Stage != LotStage.Bidding ? (null, null) : (lot.Public.Leader, lot.Public.Price);
        return new(decision.IsAccepted, lot.Stage, lot.Winner, lot.Price, lot.Failure, lot.EndsAt?.Microseconds, leader, price);
    }
}
