using System.Globalization;
using System.Security.Cryptography;
using Suoqiao.Bidding;
using Suoqiao.Bidding.Forms;
using Suoqiao.Journals;

namespace Suoqiao.Bench.Bidding;

/// <summary>Ours: each bid is judged by the rules, written as a line of its lot's hash-chained record, and flushed together with those that wait.</summary>
internal sealed class Rooms(string folder) : IBidding
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private Journal? journal;
    private BiddingRoom[] rooms = [];
    private string[] aliases = [];

    public async Task BeginAsync(int lots, int bidders)
    {
        await EndAsync();
        journal = Journal.Open(folder);
        aliases = [.. Enumerable.Range(1, bidders).Select(b => string.Create(CultureInfo.InvariantCulture, $"竞买人{b}号"))];
        rooms = await Task.WhenAll(Enumerable.Range(0, lots).Select(OpenAsync));
        await Task.WhenAll(rooms.SelectMany(room => aliases.Select(alias => room.SubmitAsync(new Admit(alias, new string('0', 64), 0)))));
    }

    public async Task<bool> BidAsync(int lot, int bidder, long amount) => (await rooms[lot].SubmitAsync(new PlaceBid(aliases[bidder], amount))).IsAccepted;

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        key.Dispose();
    }

    private async Task EndAsync()
    {
        if (journal is not null)
        {
            await journal.DisposeAsync();
            journal = null;
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<BiddingRoom> OpenAsync(int lot) =>
        BiddingRoom.OpenAsync(Terms(lot), key, TimeProvider.System, line => journal!.Append(lot, line.Span), journal!.WhenSpaceAsync);

    private static LotTerms Terms(int lot)
    {
        static Rule<T> Rule<T>(T value) => new(value, "bench");
        var form = new AscendingTerms
        {
            StartPrice = Rule(Load.Step),
            Increments = Rule(Increments.Of(Load.Step)),
            FreePeriod = Rule(TimeSpan.Zero),
            TimedPeriod = Rule(TimeSpan.FromHours(1)),
            Extension = Rule(TimeSpan.FromHours(1)),
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
        return new(lot.ToString(CultureInfo.InvariantCulture), "bench", "CNY", Instant.From(TimeProvider.System.GetUtcNow()), form, sale);
    }
}
