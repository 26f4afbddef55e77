using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Suoqiao.Bidding.Records;

/// <summary>
/// Checks a record against <c>docs/bid-record.md</c> by itself: bytes, chain, signature, and by the rules every event. Shares nothing with the writer.
/// </summary>
/// <remarks>Linear in the record's length. Reads only what it is given.</remarks>
public sealed class RecordVerifier
{
    private const string Nothing = "0000000000000000000000000000000000000000000000000000000000000000";

    private readonly List<ReadOnlyMemory<byte>> lines = [];
    private ECDsa? key;
    private Verification found = new() { LastHash = Nothing };

    private RecordVerifier(ReadOnlyMemory<byte> record)
    {
        for (int end; !record.IsEmpty; record = record[Math.Min(record.Length, end + 1)..])
        {
            end = record.Span.IndexOf((byte)'\n');
            end = end < 0 ? record.Length : end;
            lines.Add(record[..end]);
        }
    }

    /// <summary>Verifies a record.</summary>
    /// <param name="record">The whole file.</param>
    /// <param name="fingerprint">The fingerprint of the key that has to have opened it; nothing to believe the record's own.</param>
    /// <param name="mustBeClosed">Whether the record is said to be closed; a record without a signed close is then truncated.</param>
    /// <returns>What was found: valid, or the first fault.</returns>
    public static Verification Verify(ReadOnlyMemory<byte> record, string? fingerprint = null, bool mustBeClosed = false)
    {
        var verifier = new RecordVerifier(record);
        var (right, broken) = verifier.Chain(!record.IsEmpty && record.Span[^1] == '\n');
        var wrong = verifier.Replay(right);
        using var used = verifier.key;
        var found = verifier.found;
        return found with
        {
            Fault = found.State is not null && fingerprint is not null
                && fingerprint != found.Fingerprint ? new(FaultKind.WrongKey, 1, 0, fingerprint, found.Fingerprint)
                : wrong ?? broken ?? (mustBeClosed && !found.IsClosed ? new(FaultKind.Truncated, verifier.lines.Count, found.Lines) : null),
        };
    }

    // How many lines stand chained in their places, and what is wrong after them.
    private (int Right, RecordFault? Fault) Chain(bool isWhole)
    {
        var (last, before) = (Nothing, "");
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == lines.Count - 1 && !isWhole)
            {
                return (i, new(FaultKind.Truncated, i + 1, i));
            }

            if (RecordLine.Malformed(lines[i]) is { } kind)
            {
                return (i, new(kind, i + 1, i));
            }

            var line = RecordLine.Parse(lines[i]);
            var (seq, prev, hash) = (line.GetProperty("seq").GetInt64(), line.GetProperty("prev").GetString()!, line.GetProperty("hash").GetString()!);
            if (RecordLine.HashOf(lines[i], line) is var own && own != hash)
            {
                return (i, new(Links(i + 1, i, last) ? FaultKind.Inserted : FaultKind.ChangedField, i + 1, i, own, hash));
            }

            if (seq != i || prev != last)
            {
                return seq > i ? (i, new(Enumerable.Range(i + 1, lines.Count - i - 1).Any(later => Links(later, i, null)) ? FaultKind.Swapped
                        : line.GetProperty("kind").GetString() == "close" ? FaultKind.Truncated : FaultKind.Dropped, i + 1, i))
                    : seq == i - 1 && prev == before && hash != last ? (i - 1, new(FaultKind.Inserted, i, i - 1))
                    : seq < i ? (i, new(FaultKind.Inserted, i + 1, i))
                    : (Math.Max(0, i - 1), new(FaultKind.ChangedField, Math.Max(1, i), Math.Max(0, i - 1), prev, last));
            }

            (before, last) = (last, hash);
        }

        return lines.Count == 0 ? (0, new(FaultKind.Empty, 1, 0)) : (lines.Count, null);
    }

    // Whether a line has this number and, if that is asked, this predecessor.
    private bool Links(int at, long seq, string? prev) => at < lines.Count && RecordLine.Malformed(lines[at]) is null && RecordLine.Parse(lines[at]) is var line
        && line.GetProperty("seq").GetInt64() == seq && (prev is null || line.GetProperty("prev").GetString() == prev);

    private RecordFault? Replay(int count)
    {
        for (var i = 0; i < count; i++)
        {
            RecordFault? fault;
            try
            {
                fault = found.IsClosed ? new(FaultKind.AfterClose, i + 1, i) : Check(i, RecordLine.Parse(lines[i]));
            }
            catch (Exception bad) when (bad is ArgumentException or FormatException or InvalidOperationException or CryptographicException or OverflowException)
            {
                fault = new(FaultKind.BadValue, i + 1, i, Found: bad.Message);
            }

            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    private RecordFault? Check(int i, JsonElement line)
    {
        string Text(string name) => line.GetProperty(name).GetString()!;
        var (kind, hash, at) = (Text("kind"), Text("hash"), new Instant(line.GetProperty("at").GetInt64()));
        if ((kind == "open") != (i == 0) || (i == 0 && Text("format") != "suoqiao-bid-record-1"))
        {
            return new(FaultKind.NotARecord, i + 1, i);
        }

        if (found.State is { } before && at < before.Last)
        {
            return new(FaultKind.TimeGoesBack, i + 1, i, before.Last.ToString(), at.ToString());
        }

        var fault = kind switch
        {
            "open" => Open(line, at),
            "checkpoint" or "close" => Stated(i, line, kind),
            _ => Happened(i, line, kind, at),
        };
        found = fault is null ? found with { Lines = i + 1, LastHash = hash } : found;
        return fault;
    }

    private RecordFault? Open(JsonElement line, Instant at)
    {
        string Text(string name) => line.GetProperty(name).GetString()!;
        var (form, sale) = LotTerms.FromFlat(Text("form"), [.. line.GetProperty("rules").EnumerateArray().Select(RecordLine.RuleOf)]);
        var terms = new LotTerms(
            Text("lot"),
            Text("title"),
            Text("currency"),
            new(line.GetProperty("opens").GetInt64()),
            form,
            sale,
            Text("reserve_commitment") is { Length: > 0 } hash ? hash : null);
        var state = Lot.Announce(terms, at);
        key = KeyOf(Text("key"), Text("fingerprint"));
        found = found with { State = state, Fingerprint = Text("fingerprint") };
        return null;
    }

    private RecordFault? Stated(int i, JsonElement line, string kind)
    {
        string Text(string name) => line.GetProperty(name).GetString()!;
        var state = found.State!;
        var isClose = kind == "close";
        var expected = isClose ? $"{Codes.Of(state.Stage)} {state.Winner} {state.Price ?? 0} {state.Digest()}" : state.Digest();
        var stated = isClose ? $"{Text("stage")} {Text("winner")} {line.GetProperty("price").GetInt64()} {Text("state")}" : Text("state");
        if (expected != stated || line.GetProperty("at").GetInt64() != state.Last.Microseconds || (isClose && state.Stage < LotStage.Awarded))
        {
            return new(FaultKind.WrongState, i + 1, i, expected, stated);
        }

        if (line.TryGetProperty("signature", out var signature)
            && !key!.VerifyData(Encoding.ASCII.GetBytes(Text("hash")), Bytes(signature.GetString()!), HashAlgorithmName.SHA256))
        {
            return new(FaultKind.WrongSignature, i + 1, i);
        }

        found = found with { IsClosed = isClose };
        return null;
    }

    private RecordFault? Happened(int i, JsonElement line, string kind, Instant at)
    {
        var (next, refusal) = Lot.Apply(found.State!, RecordLine.EventOf(kind, line), at);
        var (expected, stated) = (refusal?.Code ?? "accepted", line.GetProperty("outcome").GetString()!);
        if (expected != stated)
        {
            return new(
                refusal is null ? FaultKind.ShouldBeAccepted : stated == "accepted" ? FaultKind.ShouldBeRefused : FaultKind.WrongRefusal,
                i + 1,
                i,
                expected,
                stated);
        }

        found = found with { State = next, Accepted = found.Accepted + (refusal is null ? 1 : 0), Refused = found.Refused + (refusal is null ? 0 : 1) };
        return null;
    }

    private static ECDsa KeyOf(string publicKey, string fingerprint)
    {
        var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Bytes(publicKey), out var read);
        return read * 2 == publicKey.Length && Convert.ToHexStringLower(SHA256.HashData(Bytes(publicKey))) == fingerprint
            && key.ExportParameters(false).Curve.Oid.Value == "1.2.840.10045.3.1.7"
            ? key : throw new FormatException("The key is not on P-256, or its fingerprint is another.");
    }

    private static byte[] Bytes(string hex) =>
        hex.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(hex) : throw new FormatException("Hexadecimal is in lower case.");
}
