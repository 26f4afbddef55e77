using System.Text;
using System.Text.RegularExpressions;
using Suoqiao.Bidding.Records;

namespace Suoqiao.Bidding.Tests.Records;

/// <summary>The record that the documentation shows.</summary>
public sealed partial class ExampleTests
{
    private const string Write = "SUOQIAO_WRITE_EXAMPLES";

    private static readonly string Shown = Path.Combine(Root(), "docs", "examples", "auction.jsonl");

    [Fact]
    public void The_shown_record_is_the_one_that_the_code_writes()
    {
        using var key = RecordedSale.ThrowAwayKey();
        var made = RecordedSale.Bytes(AuctionExample.Lines(key));
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
        {
            File.WriteAllBytes(Shown, made);
        }

        // A signature of ECDSA is another one each time.
        Assert.Equal(Signature().Replace(Encoding.UTF8.GetString(made), ""), Signature().Replace(File.ReadAllText(Shown), ""));
    }

    [Fact]
    public void The_shown_record_is_valid()
    {
        var file = File.ReadAllBytes(Shown);
        using var key = RecordedSale.ThrowAwayKey();
        var published = RecordWriter.Fingerprint(key);

        var found = RecordVerifier.Verify(file, published, mustBeClosed: true);
        Console.WriteLine(found.Fault is { } fault
            ? $"line {fault.Line}: {fault.Kind}"
            : $"{found.State!.Winner} pays {found.State.Price} fen");

        Assert.Null(found.Fault);
        Assert.Equal(("竞买人2号", 34_000_000L), (found.State!.Winner, found.State.Price));
        Assert.Equal((9L, 3L), (found.Accepted, found.Refused));
    }

    [Fact]
    public void A_bid_before_the_opening_is_told_to_wait()
    {
        var terms = AuctionExample.Terms();
        var (announced, now) = (new Instant(terms.OpensAt.Microseconds - 2), new Instant(terms.OpensAt.Microseconds - 1));

        var lot = Lot.Announce(terms, announced);
        var (next, refusal) = Lot.Apply(lot, new PlaceBid("竞买人1号", 30_000_000), now);
        Console.WriteLine(refusal is null ? $"leads until {next.EndsAt}" : $"{refusal.Code}, {refusal.Next} {refusal.Amount}");

        Assert.Equal(new LotRefusal(RefusalKind.NotOpenYet, NextStep.Wait, From: terms.OpensAt), refusal);
        Assert.Equal(now, next.Last);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Suoqiao.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("\"signature\":\"[0-9a-f]{128}\"")]
    private static partial Regex Signature();
}
