using System.Diagnostics;
using Suoqiao.Journals;

namespace Suoqiao.Bench.Bidding;

/// <summary>How often a second this disk flushes one short write: what bounds everybody who flushes each bid.</summary>
internal static class FlushRate
{
    private const int Line = 400;

    /// <summary>One write and one flush after the other, to a file laid out with zeros before or one that grows.</summary>
    public static Measured Measure(string folder, bool laidOut, double seconds)
    {
        var path = Path.Combine(folder, "flush.tmp");
        File.Delete(path);
        var times = new List<long>();
        using (var file = new Disk().Create(path, laidOut ? 32 << 20 : 0, CancellationToken.None))
        {
            var bytes = new byte[Line];
            bytes.AsSpan().Fill((byte)'x');
            var start = Stopwatch.GetTimestamp();
            for (var (offset, now) = (0L, start); Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; offset = (offset + Line) % (31 << 20))
            {
                file.Write(offset, bytes);
                file.Flush();
                var flushed = Stopwatch.GetTimestamp();
                times.Add(flushed - now);
                now = flushed;
            }
        }

        File.Delete(path);
        times.Sort();
        double Milliseconds(double share) => times[(int)(share * (times.Count - 1))] * 1000.0 / Stopwatch.Frequency;
        return new(times.Count / seconds, Milliseconds(0.5), Milliseconds(0.99), 1);
    }
}
