using Suoqiao.Bidding.Records;
using Suoqiao.Bidding.Tests.Records;

namespace Suoqiao.Bidding.Tests;

public sealed class BiddingRoomTests
{
    [Fact]
    public async Task An_answer_comes_only_once_it_is_durable_and_nobody_sees_more()
    {
        var log = new Log();
        var room = await OpenAsync(log);
        await room.SubmitAsync(new Admit("a", Sale.Hex('1'), 0));
        log.Hold();

        var bid = room.SubmitAsync(new PlaceBid("a", 100));

        Assert.False(bid.IsCompleted);
        Assert.Null(room.Visible.Public.Leader);
        log.Release();
        Assert.True((await bid).IsAccepted);
        Assert.Equal("a", room.Visible.Public.Leader);
    }

    [Fact]
    public async Task What_is_visible_never_goes_back_when_answers_overtake_one_another()
    {
        var log = new Log();
        var room = await OpenAsync(log);
        await Task.WhenAll(room.SubmitAsync(new Admit("a", Sale.Hex('1'), 0)), room.SubmitAsync(new Admit("b", Sale.Hex('1'), 0)));
        log.Hold();
        var first = room.SubmitAsync(new PlaceBid("a", 100));
        var second = room.SubmitAsync(new PlaceBid("b", 110));

        log.Release(last: true);
        await second;
        Assert.Equal("b", room.Visible.Public.Leader);
        log.Release();
        await first;

        Assert.Equal("b", room.Visible.Public.Leader);
    }

    [Fact]
    public async Task After_a_failed_append_nothing_is_accepted_or_shown()
    {
        var log = new Log();
        var room = await OpenAsync(log);
        await room.SubmitAsync(new Admit("a", Sale.Hex('1'), 0));
        log.Fails = true;

        await Assert.ThrowsAsync<IOException>(() => room.SubmitAsync(new PlaceBid("a", 100)));
        log.Fails = false;

        await Assert.ThrowsAsync<InvalidOperationException>(() => room.SubmitAsync(new PlaceBid("a", 100)));
        Assert.Null(room.Visible.Public.Leader);
    }

    [Fact]
    public async Task What_many_bid_at_once_is_one_valid_record_that_can_be_closed()
    {
        var log = new Log();
        using var key = RecordedSale.ThrowAwayKey();
        var clock = new SteppingClock();
        var room = await BiddingRoom.OpenAsync(Sale.Terms(Sale.AscendingForm()), key, clock, log.Append, checkpointEvery: 10);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(b => room.SubmitAsync(new Admit($"竞买人{b}号", Sale.Hex('1'), 0))));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(b => Task.Run(async () =>
        {
            for (var i = 1; i <= 50; i++)
            {
                await room.SubmitAsync(new PlaceBid($"竞买人{b}号", (room.Visible.Public.Price ?? 90) + 10));
            }
        })));
        await Assert.ThrowsAsync<ArgumentException>(() => room.CloseAsync(key));
        clock.Step(TimeSpan.FromHours(3));
        await room.SubmitAsync(new ClockTick());
        var last = await room.CloseAsync(key);

        var found = RecordVerifier.Verify(RecordedSale.Bytes(log.Lines), RecordWriter.Fingerprint(key), mustBeClosed: true);
        Assert.Null(found.Fault);
        Assert.Equal(409, found.Accepted + found.Refused);
        Assert.Equal(last.Describe(), found.State!.Describe());
        await Assert.ThrowsAsync<InvalidOperationException>(() => room.SubmitAsync(new ClockTick()));
    }

    [Fact]
    public async Task A_room_goes_on_after_a_restart_from_what_is_durable()
    {
        var log = new Log();
        var room = await OpenAsync(log);
        await room.SubmitAsync(new Admit("a", Sale.Hex('1'), 0));
        await room.SubmitAsync(new PlaceBid("a", 100));

        var again = BiddingRoom.Restore(RecordVerifier.Verify(RecordedSale.Bytes(log.Lines)), new SteppingClock(), log.Append);
        await again.SubmitAsync(new Admit("b", Sale.Hex('1'), 0));
        await again.SubmitAsync(new PlaceBid("b", 110));

        var found = RecordVerifier.Verify(RecordedSale.Bytes(log.Lines));
        Assert.Null(found.Fault);
        Assert.Equal(("b", 110L), (found.State!.Public.Leader, found.State.Public.Price));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_is_not_followed()
    {
        var log = new Log();
        using var key = RecordedSale.ThrowAwayKey();
        var clock = new SteppingClock();
        var room = await BiddingRoom.OpenAsync(Sale.Terms(Sale.AscendingForm()), key, clock, log.Append);
        clock.Step(TimeSpan.FromMinutes(10));
        var before = (await room.SubmitAsync(new Admit("a", Sale.Hex('1'), 0))).State.Last;
        clock.Step(TimeSpan.FromMinutes(-9));

        Assert.Equal(before, (await room.SubmitAsync(new PlaceBid("a", 100))).State.Last);
    }

    private static async Task<BiddingRoom> OpenAsync(Log log)
    {
        using var key = RecordedSale.ThrowAwayKey();
        return await BiddingRoom.OpenAsync(Sale.Terms(Sale.AscendingForm()), key, new SteppingClock(), log.Append);
    }

    /// <summary>A log in memory whose acknowledgements can be held back.</summary>
    private sealed class Log
    {
        private readonly List<TaskCompletionSource> held = [];
        private bool isHeld;

        public List<byte[]> Lines { get; } = [];

        public bool Fails { get; set; }

        public Task Append(ReadOnlyMemory<byte> line)
        {
            if (Fails)
            {
                return Task.FromException(new IOException("no space"));
            }

            Lines.Add(line.ToArray());
            if (!isHeld)
            {
                return Task.CompletedTask;
            }

            held.Add(new());
            return held[^1].Task;
        }

        public void Hold() => isHeld = true;

        public void Release(bool last = false)
        {
            foreach (var one in last ? held[^1..] : held)
            {
                one.TrySetResult();
            }
        }
    }

    /// <summary>A clock that goes as far as it is told.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private DateTimeOffset now = Sale.Opening.ToDateTimeOffset();

        public void Step(TimeSpan by) => now += by;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
