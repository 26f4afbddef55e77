using System.Security.Cryptography;
using System.Text;
using Suoqiao.Bidding.Records;

namespace Suoqiao.Bidding.Tests.Records;

/// <summary>Writes what happened in a sale as a record.</summary>
internal static class RecordedSale
{
    /// <summary>A key that exists only for tests, the same in every run: it protects nothing.</summary>
    public static ECDsa ThrowAwayKey() => KeyOf("索桥试验密钥");

    public static ECDsa KeyOf(string seed) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        D = SHA256.HashData(Encoding.UTF8.GetBytes(seed)),
    });

    public static List<byte[]> Lines(Sale sale, ECDsa key, bool close = true, int checkpointEvery = 4)
    {
        var writer = new RecordWriter();
        var start = Lot.Announce(sale.State.Terms, Sale.At(-60));
        List<byte[]> lines = [writer.Open(start, key)];
        foreach (var (happening, decision) in sale.History)
        {
            lines.Add(writer.Event(happening, decision));
            if (lines.Count % checkpointEvery == 0)
            {
                lines.Add(writer.Checkpoint(decision.State, lines.Count % 8 == 0 ? key : null));
            }
        }

        if (close)
        {
            lines.Add(writer.Close(sale.State, key));
        }

        return lines;
    }

    public static byte[] Bytes(IEnumerable<byte[]> lines) => [.. lines.SelectMany(line => line)];

    /// <summary>An ascending sale with a refused bid, an extension, a pause and a sale.</summary>
    public static Sale Sold()
    {
        var sale = new Sale(Sale.Terms(Sale.AscendingForm(proxies: true), Sale.Rules(deposit: 20))).Admit("竞买人1号", "竞买人2号", "竞买人3号");
        sale.Bid(1, "竞买人1号", 100);
        sale.Bid(2, "竞买人2号", 105);
        sale.Do(3, new SetProxy("竞买人2号", 200));
        sale.Do(30, new PauseSale("核查\"保证金\"\\账户"));
        sale.Do(40, new ResumeSale("核查完毕"));
        sale.Bid(73, "竞买人3号", 150);
        sale.Tick(90);
        sale.Do(100, new ConfirmSale("竞买人2号"));
        return sale;
    }
}
