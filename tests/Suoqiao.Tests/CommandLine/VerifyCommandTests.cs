using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suoqiao.Ui;

namespace Suoqiao.Tests.CommandLine;

[Trait("Database", "none")]
public sealed class VerifyCommandTests : IDisposable
{
    private static readonly string Example = File.ReadAllText(Path.Combine(Repository.Root, "docs", "examples", "auction.jsonl"));

    private readonly Command command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task A_valid_record_is_told_with_lot_form_events_winner_and_price()
    {
        var ended = await command.RunAsync("verify", command.Write("a.jsonl", Example));

        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.All(
            ["Valid: ", "YT-2026-017 滚珠丝杠副", "open ascending", "9 accepted, 3 refused", "settled", "竞买人2号", "340,000 CNY", Fingerprint(), "--key"],
            said => Assert.Contains(said, ended.Output, StringComparison.Ordinal));
    }

    /// <summary>ISO 4217: a dinar of Kuwait has a thousand fils. The record is of no auction; it was made for this test.</summary>
    [Fact]
    public async Task A_price_is_told_in_the_minor_unit_of_its_currency()
    {
        var ended = await command.RunAsync("verify", Path.Combine(Repository.Root, "tests", "Suoqiao.Tests", "CommandLine", "dinars.jsonl"));

        Assert.Equal(0, ended.Code);
        Assert.Contains("3,400 KWD", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_may_be_a_fingerprint_or_a_file()
    {
        var file = command.Write("a.jsonl", Example);
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromHexString(Member("key")), out _);

        var byFingerprint = await command.RunAsync("verify", file, "--key", Fingerprint());
        var byFile = await command.RunAsync("verify", file, "--key", command.Write("key.pem", key.ExportSubjectPublicKeyInfoPem()));
        var byOther = await command.RunAsync("verify", file, "--key", new string('a', 64));

        Assert.Equal((0, 0, 1), (byFingerprint.Code, byFile.Code, byOther.Code));
        Assert.Contains("another key", byOther.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_come_as_JSON()
    {
        var valid = await command.RunAsync("verify", command.Write("a.jsonl", Example), "--json");
        var broken = await command.RunAsync(
            "verify", command.Write("b.jsonl", Example.Replace("\"amount\":31000000", "\"amount\":32000000", StringComparison.Ordinal)), "--json");

        using var right = JsonDocument.Parse(valid.Output);
        using var wrong = JsonDocument.Parse(broken.Output);
        Assert.Equal((0, 1), (valid.Code, broken.Code));
        Assert.Equal(("竞买人2号", 34_000_000), (right.RootElement.GetProperty("winner").GetString(), right.RootElement.GetProperty("price").GetInt64()));
        Assert.Equal(
            ("ChangedField", 6),
            (wrong.RootElement.GetProperty("fault").GetProperty("kind").GetString(), wrong.RootElement.GetProperty("fault").GetProperty("event").GetInt64()));
    }

    [Fact]
    public async Task A_record_without_a_close_is_valid_unless_it_is_said_to_be_closed()
    {
        var file = command.Write("a.jsonl", string.Concat(Lines()[..6]));

        var open = await command.RunAsync("verify", file);
        var claimed = await command.RunAsync("verify", file, "--closed");

        Assert.Equal((0, 1), (open.Code, claimed.Code));
        Assert.Contains("not closed", open.Output, StringComparison.Ordinal);
        Assert.Contains("The end is missing", claimed.Errors, StringComparison.Ordinal);
    }

    /// <summary>Bad input of each kind: where it is, and what to do.</summary>
    [Theory]
    [InlineData("empty", "line 1", "get the whole record")]
    [InlineData("table", "line 1", "make sure that the file is a record")]
    [InlineData("array", "line 1", "make sure that the file is a record")]
    [InlineData("other object", "line 1", "begins with a line of kind open")]
    [InlineData("later format", "line 1", "suoqiao-bid-record-1")]
    [InlineData("byte order mark", "line 1", "without a byte order mark")]
    [InlineData("GB18030", "line 1", "not one saved by an editor")]
    [InlineData("UTF-16", "line 1", "not one saved by an editor")]
    [InlineData("CRLF", "line 1", "CRLF")]
    [InlineData("indented", "line 1", "no JSON object")]
    [InlineData("blank line", "line 4", "no JSON object")]
    [InlineData("member twice", "line 4 (event 3)", "stands twice")]
    [InlineData("cut", "line 15 (event 14)", "The end is missing")]
    [InlineData("changed", "line 7 (event 6)", "The content was changed")]
    [InlineData("dropped", "line 7 (event 6)", "The event is missing")]
    [InlineData("swapped", "line 7 (event 6)", "events were swapped")]
    [InlineData("signature", "line 15 (event 14)", "The signature was not made")]
    public async Task Bad_input_is_named_with_its_line_and_remedy(string kind, string place, string remedy)
    {
        var path = command.PathOf("a.jsonl");
        await File.WriteAllBytesAsync(path, Bad(kind), TestContext.Current.CancellationToken);

        var ended = await command.RunAsync("verify", path);

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains($"{path} is not valid: {place}", ended.Errors, StringComparison.Ordinal);
        Assert.Contains(remedy, ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no file absent.jsonl", "verify", "absent.jsonl")]
    [InlineData("--key is neither", "verify", "a.jsonl", "--key", "12ab")]
    [InlineData("--key is neither", "verify", "a.jsonl", "--key", "a.jsonl")]
    [InlineData("--key is neither", "verify", "a.jsonl", "--key", "rsa.pem")]
    [InlineData("--bogus", "verify", "a.jsonl", "--bogus")]
    public async Task Wrong_use_ends_with_2(string said, params string[] arguments)
    {
        command.Write("a.jsonl", Example);
        using var rsa = RSA.Create(2048);
        command.Write("rsa.pem", rsa.ExportSubjectPublicKeyInfoPem());

        var ended = await command.RunAsync(arguments);

        Assert.Equal(2, ended.Code);
        Assert.Contains(said, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_told_in_Chinese_too()
    {
        var ended = await command.RunAsync("verify", command.Write("a.jsonl", "x\n"), "--lang", "zh");

        Assert.Equal(1, ended.Code);
        Assert.Contains("无效：第 1 行", ended.Errors, StringComparison.Ordinal);
    }

    private static byte[] Bad(string kind)
    {
        var lines = Lines();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return kind switch
        {
            "empty" => [],
            "byte order mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Example)],
            "GB18030" => Encoding.GetEncoding("GB18030").GetBytes(Example),
            "UTF-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Example)],
            _ => Encoding.UTF8.GetBytes(kind switch
            {
                "table" => "id,title\n1,a\n",
                "array" => "[]\n",
                "other object" => "{\"lot\":\"1\"}\n",
                "later format" => Rehashed(Example.Replace("suoqiao-bid-record-1", "suoqiao-bid-record-2", StringComparison.Ordinal)),
                "CRLF" => Example.Replace("\n", "\r\n", StringComparison.Ordinal),
                "indented" => "{\n  \"seq\": 0\n}\n",
                "blank line" => string.Concat([.. lines[..3], "\n", .. lines[3..]]),
                "member twice" => Example.Replace("\"amount\":30000000,", "\"amount\":30000000,\"amount\":30000000,", StringComparison.Ordinal),
                "cut" => Example[..^40],
                "changed" => Example.Replace("\"amount\":31000000", "\"amount\":32000000", StringComparison.Ordinal),
                "dropped" => string.Concat([.. lines[..6], .. lines[7..]]),
                "swapped" => string.Concat([.. lines[..6], lines[7], lines[6], .. lines[8..]]),
                "signature" => Example[..^6] + (Example[^6] == '0' ? "1" : "0") + Example[^5..],
                _ => throw new ArgumentException(kind),
            }),
        };
    }

    // The first line with its hash made anew, so that only what it says is wrong.
    private static string Rehashed(string record)
    {
        var line = record[..record.IndexOf('\n', StringComparison.Ordinal)];
        var body = line[..line.LastIndexOf(",\"hash\"", StringComparison.Ordinal)] + "}";
        return $"{body[..^1]},\"hash\":\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}\"}}\n";
    }

    private static string[] Lines() => [.. Example.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line + "\n")];

    private static string Fingerprint() => Member("fingerprint");

    private static string Member(string name)
    {
        using var opening = JsonDocument.Parse(Lines()[0]);
        return opening.RootElement.GetProperty(name).GetString()!;
    }
}
