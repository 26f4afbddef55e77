using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Suoqiao.Bidding.Records;

/// <summary>One line of a record as the verifier reads it.</summary>
internal static class RecordLine
{
    private const int HashMember = 75, SignatureMember = 143; // ,"hash":"64 digits"} and ,"signature":"128 digits"
    private const string Start = "seq prev at kind ";

    private static readonly Dictionary<string, string> Members = new()
    {
        ["open"] = "format lot title currency opens form reserve_commitment rules key fingerprint hash",
        ["checkpoint"] = "state hash",
        ["close"] = "stage winner price state hash signature",
        ["clock"] = "outcome hash",
        ["pause"] = "reason outcome hash",
        ["resume"] = "reason outcome hash",
        ["cancel"] = "reason outcome hash",
        ["reserve"] = "amount nonce outcome hash",
        ["admit"] = "bidder identity deposit rank outcome hash",
        ["bid"] = "bidder amount outcome hash",
        ["proxy"] = "bidder amount outcome hash",
        ["commit"] = "bidder commitment outcome hash",
        ["reveal"] = "bidder amount nonce outcome hash",
        ["withdraw"] = "bidder outcome hash",
        ["match"] = "bidder outcome hash",
        ["default"] = "bidder reason outcome hash",
        ["confirm"] = "bidder outcome hash",
    };

    /// <summary>Reads a line that is not malformed.</summary>
    public static JsonElement Parse(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    /// <summary>The hash that the line should have: over its bytes without hash and signature.</summary>
    public static string HashOf(ReadOnlyMemory<byte> line, JsonElement members)
    {
        var end = HashMember + (members.TryGetProperty("signature", out _) ? SignatureMember : 0);
        return line.Length > end ? Convert.ToHexStringLower(SHA256.HashData([.. line.Span[..^end], (byte)'}'])) : "";
    }

    /// <summary>What keeps the bytes from being a line in canonical form.</summary>
    public static FaultKind? Malformed(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.Span);
            var line = Parse(bytes);
            var names = line.ValueKind == JsonValueKind.Object ? [.. line.EnumerateObject().Select(m => m.Name)] : Array.Empty<string>();
            return text.StartsWith('\uFEFF') ? FaultKind.WrongEncoding
                : names.Length == 0 ? FaultKind.NotJson
                : HasTwice(line) ? FaultKind.DuplicateMember
                : Canonical(line) != text ? FaultKind.NotCanonical
                : !line.TryGetProperty("kind", out var kind) || kind.ValueKind != JsonValueKind.String
                    || !Members.TryGetValue(kind.GetString()!, out var members)
                    ? FaultKind.NotARecord
                : (Start + members) is var all
                    && (string.Join(' ', names) == all || (kind.ValueEquals("checkpoint") && string.Join(' ', names) == all + " signature"))
                    ? Typed(line)
                : FaultKind.NotCanonical;
        }
        catch (Exception bad) when (bad is DecoderFallbackException or JsonException or InvalidOperationException)
        {
            var isEncoded = bad is JsonException && !bytes.Span.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF });
            return isEncoded ? FaultKind.NotJson : FaultKind.WrongEncoding;
        }
    }

    /// <summary>The event of a line.</summary>
    public static LotEvent EventOf(string kind, JsonElement line)
    {
        string Text(string name) => line.GetProperty(name).GetString()!;
        long Number(string name) => line.GetProperty(name).GetInt64();
        return kind switch
        {
            "admit" => new Admit(Text("bidder"), Text("identity"), Number("deposit"), checked((int)Number("rank"))),
            "bid" => new PlaceBid(Text("bidder"), Number("amount")),
            "proxy" => new SetProxy(Text("bidder"), Number("amount")),
            "commit" => new CommitBid(Text("bidder"), Text("commitment")),
            "reveal" => new RevealBid(Text("bidder"), Number("amount"), Text("nonce")),
            "withdraw" => new WithdrawBid(Text("bidder")),
            "match" => new MatchPrice(Text("bidder")),
            "default" => new DeclareDefault(Text("bidder"), Text("reason")),
            "confirm" => new ConfirmSale(Text("bidder")),
            "pause" => new PauseSale(Text("reason")),
            "resume" => new ResumeSale(Text("reason")),
            "cancel" => new CancelSale(Text("reason")),
            "reserve" => new RevealReserve(Number("amount"), Text("nonce")),
            _ => new ClockTick(),
        };
    }

    /// <summary>A rule of the opening.</summary>
    public static FlatRule RuleOf(JsonElement rule) => rule.EnumerateObject().Select(m => m.Name).SequenceEqual(["name", "values", "citation"])
        ? new(
            rule.GetProperty("name").GetString()!,
            [.. rule.GetProperty("values").EnumerateArray().Select(v => v.GetInt64())],
            rule.GetProperty("citation").GetString()!)
        : throw new FormatException("A rule is name, values, citation.");

    private static FaultKind? Typed(JsonElement line) => line.EnumerateObject().All(m => m.Value.ValueKind == (m.Name switch
    {
        "seq" or "at" or "opens" or "deposit" or "rank" or "amount" or "price" => JsonValueKind.Number,
        "rules" => JsonValueKind.Array,
        _ => JsonValueKind.String,
    })) ? null : FaultKind.BadValue;

    private static bool HasTwice(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject().GroupBy(m => m.Name).Any(g => g.Count() > 1) || value.EnumerateObject().Any(m => HasTwice(m.Value))
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(HasTwice);

    // Integers and texts have one form each; whatever else JSON knows has none here.
    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().Select(m => $"\"{m.Name}\":{Canonical(m.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.String => $"\"{value.GetString()!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        _ => "",
    };
}
