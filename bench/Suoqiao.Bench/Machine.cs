using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Suoqiao.Bench;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const int Mebibytes = 1024;
    private const int Passes = 5;

    private static readonly Dictionary<int, double> measured = [];

    public static string Name
    {
        get
        {
            var model = File.Exists("/proc/cpuinfo")
                ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ", 2)[^1]
                : null;
            return string.Create(CultureInfo.InvariantCulture,
                $"{model ?? "unknown processor"}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, "
                + $"vectors of {Vector<byte>.Count * 8} bits ({Wide()}), {RuntimeInformation.FrameworkDescription}");
        }
    }

    public static string Load => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";

    /// <summary>How fast this process reads memory in a row, far beyond any cache, in bytes a second: the best of a few passes.</summary>
    public static double Bandwidth(int threads) => measured.TryGetValue(threads, out var known) ? known : measured[threads] = Read(threads);

    private static double Read(int threads)
    {
        var part = Mebibytes * (1024L * 1024 / sizeof(ulong)) / threads;
        var memory = Enumerable.Range(0, threads).Select(_ => new ulong[part]).ToArray();
        Array.ForEach(memory, m => m.AsSpan().Fill(1));
        var best = 0.0;
        for (var pass = 0; pass < Passes; pass++)
        {
            var sums = new ulong[threads];
            var start = Stopwatch.GetTimestamp();
            var workers = Enumerable.Range(0, threads).Select(t => new Thread(() => sums[t] = Sum(memory[t]))).ToList();
            workers.ForEach(w => w.Start());
            workers.ForEach(w => w.Join());
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (sums.Aggregate((a, b) => a + b) != (ulong)(part * threads))
            {
                throw new InvalidOperationException("The memory was not read.");
            }

            best = Math.Max(best, part * threads * sizeof(ulong) / seconds);
        }

        return best;
    }

    private static ulong Sum(ulong[] memory)
    {
        var lanes = MemoryMarshal.Cast<ulong, Vector<ulong>>(memory);
        var (a, b, c, d) = (Vector<ulong>.Zero, Vector<ulong>.Zero, Vector<ulong>.Zero, Vector<ulong>.Zero);
        for (var i = 0; i + 4 <= lanes.Length; i += 4)
        {
            a += lanes[i];
            b += lanes[i + 1];
            c += lanes[i + 2];
            d += lanes[i + 3];
        }

        return Vector.Sum(a + b + c + d);
    }

    private static string Wide() =>
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? "512 used by the JIT" : "512 not used by the JIT";
}
