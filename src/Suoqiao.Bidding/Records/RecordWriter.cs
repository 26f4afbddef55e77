using System.Security.Cryptography;

namespace Suoqiao.Bidding.Records;

/// <summary>Writes the record of one sale, line by line, in the bytes that <c>docs/bid-record.md</c> specifies. It does no I/O: it gives the lines.</summary>
/// <remarks>A line costs one SHA-256 over its bytes; a checkpoint also the description of the state. Not safe for concurrent use.</remarks>
public sealed class RecordWriter
{
    /// <summary>The name of the format, in the first line.</summary>
    public const string Format = "suoqiao-bid-record-1";

    private readonly LineBuffer line = new();
    private readonly byte[] previous = new byte[SHA256.HashSizeInBytes];

    /// <summary>Begins a record.</summary>
    public RecordWriter()
    {
    }

    /// <summary>Goes on with a record that was verified and is not closed.</summary>
    /// <param name="verified">What the verifier found.</param>
    /// <exception cref="ArgumentException">The record is not valid or is closed.</exception>
    public RecordWriter(Verification verified)
    {
        if (!verified.IsValid || verified.IsClosed)
        {
            throw new ArgumentException("Only a valid record that is not closed can be continued.", nameof(verified));
        }

        Convert.FromHexString(verified.LastHash).CopyTo(previous, 0);
        Next = verified.Lines;
    }

    /// <summary>The number of the next line; the first is 0.</summary>
    public long Next { get; private set; }

    /// <summary>The fingerprint of a public key: SHA-256 over its SubjectPublicKeyInfo, in lower-case hexadecimal.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The fingerprint.</returns>
    public static string Fingerprint(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    /// <summary>The first line: terms, form, rules with what they rest on, and the public key that will sign.</summary>
    /// <param name="lot">The announced state.</param>
    /// <param name="key">The key pair or public key, on the curve P-256.</param>
    /// <returns>The line with its line feed.</returns>
    /// <exception cref="InvalidOperationException">The record is open already.</exception>
    public byte[] Open(LotState lot, ECDsa key)
    {
        if (Next != 0)
        {
            throw new InvalidOperationException("The record is open already.");
        }

        var terms = lot.Terms;
        var publicKey = key.ExportSubjectPublicKeyInfo();
        Begin(lot.Last).Raw(",\"kind\":\"open\",\"format\":\""u8).Raw("suoqiao-bid-record-1\""u8)
            .Text(",\"lot\":"u8, terms.Lot).Text(",\"title\":"u8, terms.Title).Plain(",\"currency\":"u8, terms.Currency)
            .Number(",\"opens\":"u8, terms.OpensAt.Microseconds).Plain(",\"form\":"u8, terms.Form.Name)
            .Plain(",\"reserve_commitment\":"u8, terms.ReserveCommitment ?? "").Raw(",\"rules\":["u8);
        var separator = "{\"name\":"u8;
        foreach (var rule in terms.Flat())
        {
            line.Plain(separator, rule.Name);
            for (var i = 0; i < rule.Values.Count; i++)
            {
                line.Number(i == 0 ? ",\"values\":["u8 : ","u8, rule.Values[i]);
            }

            line.Text("],\"citation\":"u8, rule.Citation).Raw("}"u8);
            separator = ",{\"name\":"u8;
        }

        line.Raw("]"u8).Hex(",\"key\":"u8, publicKey).Hex(",\"fingerprint\":"u8, SHA256.HashData(publicKey));
        return End();
    }

    /// <summary>The line of an event with what became of it.</summary>
    /// <param name="happening">The event.</param>
    /// <param name="decision">What <see cref="Lot.Apply"/> said of it.</param>
    /// <returns>The line with its line feed.</returns>
    public byte[] Event(LotEvent happening, LotDecision decision)
    {
        Begin(decision.State.Last);
        EventMembers.Write(line, happening);
        line.Plain(",\"outcome\":"u8, decision.Refusal?.Code ?? "accepted");
        return End();
    }

    /// <summary>A line with the digest of the whole state, so that a reader can check from here on.</summary>
    /// <param name="lot">The state.</param>
    /// <param name="key">The key pair, to sign it; nothing for a checkpoint without a signature.</param>
    /// <returns>The line with its line feed.</returns>
    public byte[] Checkpoint(LotState lot, ECDsa? key = null)
    {
        Begin(lot.Last).Plain(",\"kind\":\"checkpoint\",\"state\":"u8, lot.Digest());
        return End(key);
    }

    /// <summary>The last line: stage, winner, price, digest of the state, and the signature that covers the whole record.</summary>
    /// <param name="lot">The state; bidding has to be over.</param>
    /// <param name="key">The key pair whose public key the first line has.</param>
    /// <returns>The line with its line feed.</returns>
    /// <exception cref="ArgumentException">The sale still goes on.</exception>
    public byte[] Close(LotState lot, ECDsa key)
    {
        if (lot.Stage < LotStage.Awarded)
        {
            throw new ArgumentException("The sale still goes on.", nameof(lot));
        }

        Begin(lot.Last).Plain(",\"kind\":\"close\",\"stage\":"u8, Codes.Of(lot.Stage)).Text(",\"winner\":"u8, lot.Winner ?? "")
            .Number(",\"price\":"u8, lot.Price ?? 0).Plain(",\"state\":"u8, lot.Digest());
        return End(key);
    }

    private LineBuffer Begin(Instant at) =>
        line.Clear().Number("{\"seq\":"u8, Next).Hex(",\"prev\":"u8, previous).Number(",\"at\":"u8, at.Microseconds);

    // The hash is over the line as it would be without hash and signature.
    private byte[] End(ECDsa? key = null)
    {
        line.Raw("}"u8);
        SHA256.HashData(line.Written, previous);
        line.Back().Hex(",\"hash\":"u8, previous);
        if (key is not null)
        {
            var signed = System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(previous));
            line.Hex(",\"signature\":"u8, key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        }

        Next++;
        return line.Raw("}\n"u8).Written.ToArray();
    }
}
