using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Suoqiao.Bidding.Records;

namespace Suoqiao.Bidding.Tests.Records;

/// <summary>Each way to tamper with a record is named, with the event it begins at.</summary>
public sealed partial class TamperingTests : IDisposable
{
    private readonly ECDsa key = RecordedSale.ThrowAwayKey();
    private readonly List<string> lines;

    public TamperingTests() => lines = [.. RecordedSale.Lines(RecordedSale.Sold(), key).Select(Encoding.UTF8.GetString)];

    public void Dispose() => key.Dispose();

    [Fact]
    public void A_changed_field() => Fault(FaultKind.ChangedField, 5, Changed(5, "\"amount\":100", "\"amount\":101"));

    [Fact]
    public void A_changed_field_with_its_hash_made_anew() => Fault(FaultKind.ChangedField, 5, Rehashed(Changed(5, "\"amount\":100", "\"amount\":101"), 5, 5));

    [Fact]
    public void A_changed_field_with_all_later_hashes_made_anew_is_betrayed_by_the_signature() =>
        Fault(FaultKind.WrongSignature, lines.Count - 1, Rehashed(Changed(1, "竞买人1号", "竞买人9号", everywhere: true, unsigned: true), 1, lines.Count - 1));

    [Fact]
    public void A_dropped_event() => Fault(FaultKind.Dropped, 6, [.. lines[..6], .. lines[7..]]);

    [Fact]
    public void A_dropped_opening() => Fault(FaultKind.Dropped, 0, lines[1..]);

    [Fact]
    public void Swapped_events() => Fault(FaultKind.Swapped, 5, [.. lines[..5], lines[6], lines[5], .. lines[7..]]);

    [Fact]
    public void An_event_inserted_twice() => Fault(FaultKind.Inserted, 6, [.. lines[..6], lines[5], .. lines[6..]]);

    [Fact]
    public void A_forged_event_inserted_with_a_right_hash() =>
        Fault(FaultKind.Inserted, 6, Rehashed([.. lines[..6], lines[6].Replace("竞买人2号", "竞买人3号", StringComparison.Ordinal), .. lines[6..]], 6, 6));

    [Fact]
    public void A_forged_event_inserted_with_a_wrong_hash() =>
        Fault(FaultKind.Inserted, 6, [.. lines[..6], lines[6].Replace("竞买人2号", "竞买人3号", StringComparison.Ordinal), .. lines[6..]]);

    [Fact]
    public void A_tail_cut_before_the_close() => Fault(FaultKind.Truncated, 9, [.. lines[..9], lines[^1]]);

    [Fact]
    public void A_tail_cut_with_the_close_where_a_close_is_claimed() => Fault(FaultKind.Truncated, 9, lines[..9], mustBeClosed: true);

    [Fact]
    public void A_tail_cut_in_a_line() => Fault(FaultKind.Truncated, 8, [.. lines[..8], lines[8][..40]]);

    [Fact]
    public void A_missing_last_line_feed() => Fault(FaultKind.Truncated, lines.Count - 1, [.. lines[..^1], lines[^1][..^1]]);

    [Fact]
    public void A_wrong_signature() =>
        Fault(FaultKind.WrongSignature, lines.Count - 1, [.. lines[..^1], Signature().Replace(lines[^1], $"\"signature\":\"{new string('1', 128)}\"")]);

    [Fact]
    public void A_signature_by_another_key()
    {
        using var other = RecordedSale.KeyOf("another");
        var forged = RecordedSale.Lines(RecordedSale.Sold(), other).Select(Encoding.UTF8.GetString).ToList();

        Fault(FaultKind.ChangedField, 0, [lines[0], .. forged[1..]]);
        Fault(FaultKind.WrongKey, 0, forged, fingerprint: RecordWriter.Fingerprint(key));
    }

    [Fact]
    public void A_refused_event_that_should_have_been_accepted() =>
        Fault(FaultKind.ShouldBeAccepted, 5, Rehashed(Changed(5, "accepted", "too_low"), 5, lines.Count - 1));

    [Fact]
    public void An_accepted_event_that_should_have_been_refused() =>
        Fault(FaultKind.ShouldBeRefused, 6, Rehashed(Changed(6, "too_low", "accepted"), 6, lines.Count - 1));

    [Fact]
    public void A_refusal_for_another_reason() => Fault(FaultKind.WrongRefusal, 6, Rehashed(Changed(6, "too_low", "paused"), 6, lines.Count - 1));

    [Fact]
    public void An_instant_before_the_last_one() => Fault(FaultKind.TimeGoesBack, 6, Rehashed(Changed(6, "\"at\":1767", "\"at\":1766"), 6, lines.Count - 1));

    [Fact]
    public void A_checkpoint_of_another_state() =>
        Fault(FaultKind.WrongState, 4, Rehashed(Changed(4, "\"state\":\"", "\"state\":\"0", cut: 1), 4, lines.Count - 1));

    [Fact]
    public void A_close_with_another_price() =>
        Fault(FaultKind.WrongState, lines.Count - 1, Rehashed(Changed(lines.Count - 1, "\"price\":160", "\"price\":150"), lines.Count - 1, lines.Count - 1));

    [Fact]
    public void An_event_after_the_close()
    {
        var late = lines[^2].Replace($"\"seq\":{lines.Count - 2}", $"\"seq\":{lines.Count}", StringComparison.Ordinal);

        Fault(FaultKind.AfterClose, lines.Count, Rehashed([.. lines, late], lines.Count, lines.Count));
    }

    [Theory]
    [InlineData(FaultKind.NotCanonical, "{\"seq\":5,", "{ \"seq\":5,")]
    [InlineData(FaultKind.NotCanonical, "\"amount\":100", "\"amount\":1e2")]
    [InlineData(FaultKind.NotCanonical, "\"amount\":100", "\"amount\":100.0")]
    [InlineData(FaultKind.NotCanonical, "竞买人1号", "竞买人1\\u53f7")]
    [InlineData(FaultKind.NotCanonical, "}\n", "}\r\n")]
    [InlineData(FaultKind.NotCanonical, "\"kind\":\"bid\",\"bidder\":\"竞买人1号\"", "\"bidder\":\"竞买人1号\",\"kind\":\"bid\"")]
    [InlineData(FaultKind.NotCanonical, "\"amount\":100,", "\"amount\":100,\"note\":\"x\",")]
    [InlineData(FaultKind.DuplicateMember, "\"amount\":100", "\"amount\":100,\"amount\":100")]
    [InlineData(FaultKind.BadValue, "\"amount\":100", "\"amount\":\"100\"")]
    [InlineData(FaultKind.NotARecord, "\"kind\":\"bid\"", "\"kind\":\"gift\"")]
    [InlineData(FaultKind.NotJson, "{\"seq\":5,", "\"seq\":5,")]
    public void Bytes_that_are_not_canonical(FaultKind kind, string from, string to)
    {
        Assert.Contains(from, lines[5], StringComparison.Ordinal);

        Fault(kind, 5, Changed(5, from, to));
    }

    [Fact]
    public void Another_encoding()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(lines));
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        Assert.Equal(FaultKind.WrongEncoding, RecordVerifier.Verify(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(bytes).ToArray()).Fault!.Kind);
        Assert.Equal(FaultKind.WrongEncoding, RecordVerifier.Verify(Encoding.GetEncoding("GB18030").GetBytes(string.Concat(lines))).Fault!.Kind);
        Assert.Equal(FaultKind.Empty, RecordVerifier.Verify(Array.Empty<byte>()).Fault!.Kind);
    }

    [Fact]
    public void Another_format_and_rules_that_contradict()
    {
        Fault(FaultKind.NotARecord, 0, Rehashed(Changed(0, "suoqiao-bid-record-1", "suoqiao-bid-record-2"), 0, lines.Count - 1));
        Fault(FaultKind.BadValue, 0, Rehashed(Changed(0, "\"form\":\"ascending\"", "\"form\":\"raffle\""), 0, lines.Count - 1));
        Fault(FaultKind.BadValue, 0, Rehashed(Changed(0, "\"name\":\"start_price\"", "\"name\":\"price\""), 0, lines.Count - 1));
        Fault(FaultKind.BadValue, 0, Rehashed(Changed(0, "\"fingerprint\":\"", "\"fingerprint\":\"0", cut: 1), 0, lines.Count - 1));
    }

    /// <summary>No byte of the signed record that the documentation shows can be another one.</summary>
    [Fact]
    public void Any_changed_byte_is_found()
    {
        var bytes = RecordedSale.Bytes(AuctionExample.Lines(key));
        var published = RecordWriter.Fingerprint(key);
        Assert.True(RecordVerifier.Verify(bytes, published, mustBeClosed: true).IsValid);
        var draw = new Random(1);
        var missed = new List<int>();
        for (var at = 0; at < bytes.Length; at++)
        {
            var right = bytes[at];
            // One bit, or the one that makes a small letter of a capital.
            bytes[at] ^= (byte)(at % 3 == 0 ? 0x20 : 1 << draw.Next(8));
            if (RecordVerifier.Verify(bytes, published, mustBeClosed: true).IsValid)
            {
                missed.Add(at);
            }

            bytes[at] = right;
        }

        Assert.Empty(missed);
    }

    private static void Fault(FaultKind kind, long number, List<string> tampered, string? fingerprint = null, bool mustBeClosed = false)
    {
        var found = RecordVerifier.Verify(Encoding.UTF8.GetBytes(string.Concat(tampered)), fingerprint, mustBeClosed);

        Assert.Equal((kind, number), (found.Fault?.Kind, found.Fault?.Event));
    }

    private List<string> Changed(int at, string from, string to, bool everywhere = false, bool unsigned = false, int cut = 0)
    {
        var changed = lines.ToList();
        for (var i = at; i < (everywhere ? changed.Count : at + 1); i++)
        {
            var start = changed[i].IndexOf(from, StringComparison.Ordinal);
            if (start >= 0)
            {
                changed[i] = changed[i][..start] + to + changed[i][(start + from.Length + cut)..];
            }

            // A forger would leave out signatures that nothing asks for.
            changed[i] = unsigned && i < changed.Count - 1 ? Signed().Replace(changed[i], "") : changed[i];
        }

        Assert.NotEqual(lines, changed);
        return changed;
    }

    // What a forger without the key can do: chain the lines anew, and state what the events now lead to.
    private static List<string> Rehashed(List<string> tampered, int from, int to)
    {
        var forged = tampered.ToList();
        for (var i = from; i <= to; i++)
        {
            var previous = i == 0 ? new string('0', 64) : Hash().Match(forged[i - 1]).Groups[1].Value;
            var line = Prev().Replace(forged[i], $"\"prev\":\"{previous}\"");
            if (RecordVerifier.Verify(Encoding.UTF8.GetBytes(string.Concat(forged[..i]))).State is { } state
                && tampered[1].Contains("竞买人9号", StringComparison.Ordinal))
            {
                line = State().Replace(line, $"\"state\":\"{state.Digest()}\"");
            }

            var signature = Signed().Match(line).Value;
            var body = Hash().Replace(Signed().Replace(line, ""), "").TrimEnd('\n');
            forged[i] = $"{body[..^1]},\"hash\":\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}\"{signature}}}\n";
        }

        return forged;
    }

    [GeneratedRegex("\"signature\":\"[0-9a-f]*\"")]
    private static partial Regex Signature();

    [GeneratedRegex(",\"signature\":\"[0-9a-f]*\"")]
    private static partial Regex Signed();

    [GeneratedRegex(",\"hash\":\"([0-9a-f]*)\"")]
    private static partial Regex Hash();

    [GeneratedRegex("\"prev\":\"[0-9a-f]*\"")]
    private static partial Regex Prev();

    [GeneratedRegex("\"state\":\"[0-9a-f]*\"")]
    private static partial Regex State();
}
