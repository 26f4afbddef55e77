using System.Globalization;
using System.Text.RegularExpressions;
using Suoqiao.Ui;

namespace Suoqiao.Tests.CommandLine;

[Trait("Database", "none")]
public sealed partial class TrainCommandTests : IDisposable
{
    private readonly Command command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task A_model_trained_twice_is_the_same_file_and_can_be_matched_by()
    {
        var (needs, offers, judgements) = Files();

        var first = await command.RunAsync("train", "--needs", needs, "--offers", offers, "--judgements", judgements, "--out", command.PathOf("a.json"));
        var second = await command.RunAsync("train", "--needs", needs, "--offers", offers, "--judgements", judgements, "--out", command.PathOf("b.json"));
        var matched = await command.RunAsync("match", "--needs", needs, "--offers", offers, "--model", command.PathOf("a.json"), "--top", "1");

        Assert.Equal((0, 0, 0), (first.Code, second.Code, matched.Code));
        Assert.Equal(await Bytes("a.json"), await Bytes("b.json"));
        Assert.Contains("6 judged pairs of 2 needs", first.Output, StringComparison.Ordinal);
        Assert.Contains("\"percent\"", File.ReadAllText(command.PathOf("a.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vectors_learnt_twice_are_the_same_file_and_can_be_matched_by()
    {
        var texts = command.Write("t.txt", string.Join('\n', Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? $"锂电池电解液隔膜{i % 7}" : $"轴承丝杠导轨{i % 5}")));
        var lines = command.Write("t.jsonl", "{\"title\":\"锂电池隔膜\",\"keywords\":[\"储能\"]}\n{\"name\":\"滚珠丝杠\"}\n");
        var table = command.Write("t.csv", "name,other\n锂电池正极,不读\n");
        var (needs, offers, _) = Files();

        var first = await command.RunAsync("vectors", "--texts", texts, lines, table, "--dimensions", "8", "--out", command.PathOf("a.vectors"));
        var second = await command.RunAsync("vectors", "--texts", texts, lines, table, "--dimensions", "8", "--out", command.PathOf("b.vectors"));
        var matched = await command.RunAsync("match", "--needs", needs, "--offers", offers, "--vectors", command.PathOf("a.vectors"));

        Assert.Equal((0, 0, 0), (first.Code, second.Code, matched.Code));
        Assert.Equal(await Bytes("a.vectors"), await Bytes("b.vectors"));
        Assert.Matches(@"t\.jsonl\s+3\s", first.Output);
        Assert.Matches(@"t\.csv\s+1\s", first.Output);
    }

    [Fact]
    public async Task Texts_with_broken_characters_are_told_by_their_line()
    {
        var lines = command.Write("t.jsonl", "{\"title\":\"好\"}\n{\"title\":\"a\\u0000b\"}\n{\"title\":\"\\ud83d\"}\n");
        var cut = command.PathOf("cut.txt");
        await File.WriteAllBytesAsync(cut, [.. "电池\n电"u8, 0xE6], TestContext.Current.CancellationToken);

        var ended = await command.RunAsync("vectors", "--texts", lines, cut, "--out", command.PathOf("a.vectors"));

        Assert.Equal(1, ended.Code);
        Assert.Contains("t.jsonl\t2\t\tCharacter 2 is U+0000", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("t.jsonl\t3\t", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("cut.txt\t\t\tLine 2 holds a broken character", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_told()
    {
        var (needs, offers, _) = Files();

        var broken = await command.RunAsync("match", "--needs", needs, "--offers", offers, "--model", command.Write("m.json", "{}"));
        var missing = await command.RunAsync("match", "--needs", needs, "--offers", offers, "--model", command.PathOf("none.json"));
        var damaged = await command.RunAsync("match", "--needs", needs, "--offers", offers, "--vectors", command.Write("v.vectors", "damaged file of vectors"));

        Assert.Equal((1, 2, 1), (broken.Code, missing.Code, damaged.Code));
        Assert.Contains("Not a ranking model", broken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_model_ranks_the_judged_offers_as_measured()
    {
        var bdci = Command.Shared("bdci");
        string[] files =
        [
            "--needs", Path.Combine(bdci, "needs.csv"), "--offers", Path.Combine(bdci, "offers.csv"), "--judgements", Path.Combine(bdci, "judgements-dev.csv"),
        ];

        var shipped = await command.RunAsync(["evaluate", .. files, "--model", "default"]);
        var terms = await command.RunAsync(["evaluate", .. files, "--model", "none"]);

        Assert.InRange(Ndcg(shipped.Output), 0.725, 1);
        Assert.InRange(Ndcg(terms.Output), 0.7155, 0.7165);
    }

    private static double Ndcg(string output) => double.Parse(Figure().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);

    private Task<byte[]> Bytes(string name) => File.ReadAllBytesAsync(command.PathOf(name), TestContext.Current.CancellationToken);

    private (string Needs, string Offers, string Judgements) Files() =>
    (
        command.Write("n.csv", "id,title,description\nN1,低温磷酸铁锂电解液,需要低温放电\nN2,废轮胎热解炭黑提质,降低灰分\n"),
        command.Write("o.csv", "id,title\nO1,低温电解液\nO2,热解炭黑灰分脱除\nO3,果园喷雾机\n"),
        command.Write("j.csv", "need_id,offer_id,grade\nN1,O1,4\nN1,O2,1\nN1,O3,1\nN2,O1,1\nN2,O2,4\nN2,O3,2\n"));

    [GeneratedRegex(@"^nDCG@10 (0\.\d{4}) ")]
    private static partial Regex Figure();
}
