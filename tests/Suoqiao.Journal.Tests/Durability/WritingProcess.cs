using System.Security.Cryptography;
using System.Text;
using Suoqiao.Bidding;
using Suoqiao.Bidding.Forms;
using Suoqiao.Bidding.Records;

namespace Suoqiao.Journals.Tests.Durability;

/// <summary>Three lots in one journal, three bidders each; every answer is told on the output. It goes on until it is killed.</summary>
internal static class WritingProcess
{
    public const string Verb = "--write-until-killed";
    public const int Lots = 3, Bidders = 3;
    public const long Step = 10;

    public static readonly JournalOptions Options = new() { SegmentBytes = 256 << 10 };

    public static async Task<int> RunAsync(string folder)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = SHA256.HashData("the kill test"u8) });
        await using var journal = Journal.Open(folder, Options);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        await output.WriteLineAsync($"open {journal.Recovery.Lines} {journal.Recovery.CutBytes}");
        var told = new SemaphoreSlim(1);
        // Read before anything is written: a journal in use is not read.
        var records = Enumerable.Range(1, Lots).ToDictionary(lot => lot, lot => Record(folder, lot));
        await Task.WhenAll(Enumerable.Range(1, Lots).Select(async lot =>
        {
            var room = await RoomAsync(records[lot], journal, lot, key);
            await Task.WhenAll(Enumerable.Range(1, Bidders).Select(bidder => BidAsync(room, lot, $"竞买人{bidder}号", output, told)));
        }));
        return 0;
    }

    public static byte[] Record(string folder, int lot) => [.. JournalReader.Read(folder, lot).SelectMany(line => line.ToArray())];

    private static async Task<BiddingRoom> RoomAsync(byte[] record, Journal journal, int lot, ECDsa key)
    {
        Task Append(ReadOnlyMemory<byte> line) => journal.Append(lot, line.Span);
        var room = record.Length > 0
            ? BiddingRoom.Restore(RecordVerifier.Verify(record), TimeProvider.System, Append, journal.WhenSpaceAsync, checkpointEvery: 10)
            : await BiddingRoom.OpenAsync(Terms(lot), key, TimeProvider.System, Append, journal.WhenSpaceAsync, checkpointEvery: 10);
        for (var bidder = 1; bidder <= Bidders; bidder++)
        {
            await room.SubmitAsync(new Admit($"竞买人{bidder}号", new string('0', 64), 0));
        }

        return room;
    }

    private static async Task BidAsync(BiddingRoom room, int lot, string bidder, StreamWriter output, SemaphoreSlim told)
    {
        while (true)
        {
            var price = ((AscendingState)room.Visible.Form).Leading?.Amount ?? 0;
            var bid = new PlaceBid(bidder, price + Step);
            var decision = await room.SubmitAsync(bid);
            await told.WaitAsync();
            await output.WriteLineAsync($"{lot} {bidder} {bid.Amount} {decision.Refusal?.Code ?? "accepted"}");
            told.Release();
        }
    }

    private static LotTerms Terms(int lot)
    {
        static Rule<T> Rule<T>(T value) => new(value, "试验");
        var form = new AscendingTerms
        {
            StartPrice = Rule(Step),
            Increments = Rule(Increments.Of(Step)),
            FreePeriod = Rule(TimeSpan.FromDays(1)),
            TimedPeriod = Rule(TimeSpan.FromMinutes(5)),
            Extension = Rule(TimeSpan.FromMinutes(5)),
            MostExtensions = Rule(0),
            HardStop = Rule(TimeSpan.Zero),
            AllowsProxies = Rule(false),
        };
        var sale = new SaleRules
        {
            Deposit = Rule(0L),
            Reserve = Rule(0L),
            MinimumBidders = Rule(1),
            ReserveRevealPeriod = Rule(TimeSpan.Zero),
            ExercisePeriod = Rule(TimeSpan.Zero),
            NextOnDefault = Rule(false),
        };
        return new($"{lot}", "试验标的", "CNY", Instant.From(TimeProvider.System.GetUtcNow()), form, sale);
    }
}
