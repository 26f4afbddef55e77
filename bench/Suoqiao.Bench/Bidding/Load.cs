using System.Diagnostics;

namespace Suoqiao.Bench.Bidding;

/// <summary>What was measured: answers a second, milliseconds until the answer, share that was accepted.</summary>
internal readonly record struct Measured(double Rate, double Median, double P99, double Accepted);

/// <summary>Bidders: each bids again once answered, or bids come at a given rate whatever the answers.</summary>
internal sealed class Load(IBidding place, int lots, int bidders)
{
    public const long Step = 10;

    // A lot of many has a few bidders; of one, all.
    private readonly int onLot = lots == 1 ? Math.Max(2, bidders) : 4;
    private readonly long[] amounts = new long[lots * 8];
    private long accepted;

    public Task BeginAsync() => place.BeginAsync(lots, onLot);

    /// <summary>As fast as so many bidders can: each waits for its answer and bids again.</summary>
    public async Task<Measured> ClosedAsync(double seconds)
    {
        var until = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        var start = Stopwatch.GetTimestamp();
        accepted = 0;
        var times = await Task.WhenAll(Enumerable.Range(0, bidders).Select(bidder => Task.Run(async () =>
        {
            var own = new List<long>();
            var draw = new Random(bidder);
            for (var now = Stopwatch.GetTimestamp(); now < until;)
            {
                await BidAsync(draw.Next(lots));
                var answered = Stopwatch.GetTimestamp();
                own.Add(answered - now);
                now = answered;
            }

            return own;
        })));
        return Summed(times.SelectMany(t => t).ToArray(), Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    // No bid's task is kept: to keep them all would make the collector's pauses, which are the bench's own, a part of what is measured.
    /// <summary>At a rate: a bid's time counts from when it should have been made, so that a stall is felt by all that come during it.</summary>
    public async Task<Measured> OpenAsync(double rate, double seconds)
    {
        var total = (int)(rate * seconds);
        var times = new long[total];
        var left = total;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var draw = new Random(1);
        accepted = 0;
        var start = Stopwatch.GetTimestamp();
        await Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < total;)
                {
                    for (var due = Math.Min(total, (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * rate)); i < due; i++)
                    {
                        _ = TimeAsync(i, start + (long)(i / rate * Stopwatch.Frequency), draw.Next(lots));
                    }

                    Thread.Sleep(1);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await ended.Task;
        return Summed(times, Stopwatch.GetElapsedTime(start).TotalSeconds);

        async Task TimeAsync(int i, long due, int lot)
        {
            try
            {
                await BidAsync(lot);
                times[i] = Stopwatch.GetTimestamp() - due;
                if (Interlocked.Decrement(ref left) == 0)
                {
                    ended.SetResult();
                }
            }
            catch (Exception broken)
            {
                ended.TrySetException(broken);
            }
        }
    }

    private async Task BidAsync(int lot)
    {
        var number = Interlocked.Increment(ref amounts[lot * 8]);
        if (await place.BidAsync(lot, (int)(number % onLot), number * Step))
        {
            Interlocked.Increment(ref accepted);
        }
    }

    private Measured Summed(long[] times, double seconds)
    {
        Array.Sort(times);
        double Milliseconds(double share) => times.Length == 0 ? 0 : times[(int)(share * (times.Length - 1))] * 1000.0 / Stopwatch.Frequency;
        return new(times.Length / seconds, Milliseconds(0.5), Milliseconds(0.99), times.Length == 0 ? 0 : (double)accepted / times.Length);
    }
}
