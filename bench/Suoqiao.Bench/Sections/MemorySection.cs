namespace Suoqiao.Bench.Sections;

/// <summary>What the machine's memory gives at most.</summary>
internal static class MemorySection
{
    public static void Run(Report report)
    {
        report.Heading($"Memory bandwidth");
        Report.Progress($"reading memory");
        report.Say($"A gibibyte read in a row: {Machine.Bandwidth(1) / 1e9:0.0} GB/s by one thread, {Machine.Bandwidth(2) / 1e9:0.0} GB/s by two.");
    }
}
