using System.Security.Cryptography;
using Suoqiao.Bidding.Forms;
using Suoqiao.Bidding.Records;

namespace Suoqiao.Bidding.Tests.Records;

/// <summary>The sale of docs/examples/auction.jsonl, as the README shows it. Names and amounts are made up.</summary>
internal static class AuctionExample
{
    private const string Chosen = "示例参数，由交易规则设定";

    public static LotTerms Terms() => new(
        "YT-2026-017",
        "滚珠丝杠副预紧力在线检测方法（发明专利权）",
        "CNY",
        new Instant(1_772_413_200_000_000), // 2026-03-02T01:00:00Z
        new AscendingTerms
        {
            StartPrice = new(30_000_000, "评估价的 75%；起拍价不低于评估价的 70%（最高人民法院网络司法拍卖规定第十条）"),
            Increments = new(Increments.Of(500_000), Chosen),
            FreePeriod = new(TimeSpan.FromMinutes(1435), "竞价时间不少于 24 小时（同上第二十条）"),
            TimedPeriod = new(TimeSpan.FromMinutes(5), "结束前 5 分钟内有人出价即顺延（同上第二十条）"),
            Extension = new(TimeSpan.FromMinutes(5), "自出价时起顺延 5 分钟（同上第二十条）"),
            MostExtensions = new(0, Chosen),
            HardStop = new(TimeSpan.Zero, Chosen),
            AllowsProxies = new(false, Chosen),
        },
        new SaleRules
        {
            Deposit = new(3_000_000, "起拍价的 10%；5% 至 20%（同上第十七条）"),
            Reserve = new(0, "起拍价即保留价（同上第十条）"),
            MinimumBidders = new(1, "一人出价不低于起拍价即可成交（同上第十一条）"),
            ReserveRevealPeriod = new(TimeSpan.Zero, Chosen),
            ExercisePeriod = new(TimeSpan.Zero, Chosen),
            NextOnDefault = new(false, "悔拍后重新拍卖（同上第二十四条）"),
        });

    public static IEnumerable<byte[]> Lines(ECDsa key)
    {
        var minute = TimeSpan.FromMinutes(1);
        var opening = Terms().OpensAt.ToDateTimeOffset();
        (TimeSpan After, LotEvent Event)[] happenings =
        [
            (-60 * minute, Admit("竞买人1号", "云汀精密传动有限公司")),
            (-40 * minute, Admit("竞买人2号", "云汀数控机床股份有限公司")),
            (10 * minute, new PlaceBid("竞买人1号", 30_000_000)),
            (12 * minute, new PlaceBid("竞买人3号", 35_000_000)),
            (600 * minute, new PlaceBid("竞买人2号", 30_200_000)),
            (601 * minute, new PlaceBid("竞买人2号", 31_000_000)),
            (1000 * minute, new PauseSale("核实竞买人1号的异议")),
            (1030 * minute, new ResumeSale("异议不成立")),
            (1468 * minute, new PlaceBid("竞买人1号", 33_000_000)),
            (1472 * minute, new PlaceBid("竞买人2号", 34_000_000)),
            (1477 * minute, new PlaceBid("竞买人1号", 36_000_000)),
            (5 * 1440 * minute, new ConfirmSale("竞买人2号")),
        ];

        var writer = new RecordWriter();
        var lot = Lot.Announce(Terms(), Instant.From(opening.AddDays(-15)));
        yield return writer.Open(lot, key);
        foreach (var (after, happening) in happenings)
        {
            var decision = Lot.Apply(lot, happening, Instant.From(opening + after));
            yield return writer.Event(happening, decision);
            lot = decision.State;
        }

        yield return writer.Checkpoint(lot);
        yield return writer.Close(lot, key);
    }

    private static Admit Admit(string alias, string name) =>
        new(alias, Commitment.OfIdentity("YT-2026-017", alias, name, Sale.Hex(name[4])), 3_000_000);
}
