using System.Diagnostics;
using System.Text;
using Suoqiao.Bidding.Records;

namespace Suoqiao.Journals.Tests.Durability;

/// <summary>A real process that writes bids is killed (SIGKILL) again and again: what it acknowledged is there, and every record is right.</summary>
public sealed class KillTests
{
    // Two chains at once, each with a new folder after so many kills, so that reading stays short.
    private const int Chains = 2, Folders = 5, KillsOfAFolder = 20, ChecksEvery = 5;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_kills_lose_no_acknowledged_bid()
    {
        var totals = await Task.WhenAll(Enumerable.Range(0, Chains).Select(chain => Task.Run(() => ChainAsync(new Random(chain)), Ct)));

        var (kills, acknowledged, cuts) = (totals.Sum(t => t.Kills), totals.Sum(t => t.Acknowledged), totals.Sum(t => t.Cuts));
        Assert.Equal(200, kills);
        Assert.True(acknowledged > 10 * kills, $"Only {acknowledged} answers came before {kills} kills.");
        TestContext.Current.SendDiagnosticMessage("{0} kills, {1} bids acknowledged, {2} torn ends cut", kills, acknowledged, cuts);
    }

    private static async Task<(int Kills, long Acknowledged, int Cuts)> ChainAsync(Random draw)
    {
        var (kills, acknowledged, cuts) = (0, 0L, 0);
        for (var i = 0; i < Folders; i++)
        {
            using var folder = new Folder();
            var told = new List<string>();
            for (var kill = 0; kill < KillsOfAFolder; kill++)
            {
                cuts += await WriteUntilKilledAsync(folder.Path, told, draw.Next(1, 60)) ? 1 : 0;
                kills++;
                // All that was told so far, so no kill goes unchecked.
                if (kills % ChecksEvery == 0)
                {
                    Check(folder.Path, told);
                }
            }

            acknowledged += told.Count;
        }

        return (kills, acknowledged, cuts);
    }

    // Says whether the process found an end to cut when it began.
    private static async Task<bool> WriteUntilKilledAsync(string folder, List<string> told, int answers)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { WritingProcess.Verb, folder },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // It lives for an instant: to compile well would take longer than to run.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Ct);
        var opened = await process.StandardOutput.ReadLineAsync(Ct);
        Assert.True(opened?.StartsWith("open ", StringComparison.Ordinal), opened is null ? await errors : opened);
        while (answers-- > 0)
        {
            var line = await process.StandardOutput.ReadLineAsync(Ct);
            Assert.True(line is not null, "The process ended by itself.");
            told.Add(line);
        }

        process.Kill();
        // What it could still say before it died counts too, but for a line that was cut.
        var rest = await process.StandardOutput.ReadToEndAsync(Ct);
        told.AddRange(rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await process.WaitForExitAsync(Ct);
        return !opened!.EndsWith(" 0", StringComparison.Ordinal);
    }

    private static void Check(string folder, List<string> told)
    {
        for (var lot = 1; lot <= WritingProcess.Lots; lot++)
        {
            var record = WritingProcess.Record(folder, lot);
            var found = record.Length == 0 ? null : RecordVerifier.Verify(record);
            Assert.Null(found?.Fault);

            var recorded = Encoding.UTF8.GetString(record).Split('\n').GroupBy(Bid).ToDictionary(g => g.Key, g => g.Count());
            var answered = told.Where(t => t.StartsWith($"{lot} ", StringComparison.Ordinal)).GroupBy(t => t[2..]);
            Assert.All(answered, answer => Assert.True(recorded.GetValueOrDefault(answer.Key) >= answer.Count(), $"Lot {lot} lost {answer.Key}."));
        }
    }

    // As the process tells it: who, how much, and what became of it.
    private static string Bid(string line)
    {
        const string Bidder = "\"kind\":\"bid\",\"bidder\":\"", Amount = "\",\"amount\":", Outcome = ",\"outcome\":\"";
        var start = line.IndexOf(Bidder, StringComparison.Ordinal);
        return start < 0 ? "" : line[(start + Bidder.Length)..line.IndexOf("\",\"hash\"", StringComparison.Ordinal)]
            .Replace(Amount, " ", StringComparison.Ordinal).Replace(Outcome, " ", StringComparison.Ordinal);
    }
}
