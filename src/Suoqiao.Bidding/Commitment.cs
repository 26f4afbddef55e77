using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Suoqiao.Bidding;

/// <summary>Hashes that bind somebody to something not yet told: SHA-256 over lines of text, as <c>docs/bid-record.md</c> specifies.</summary>
/// <remarks>No part can contain a line break, so that two different things never give the same text. The nonce hides amounts that could be guessed.</remarks>
public static class Commitment
{
    /// <summary>Binds a bidder to a sealed bid on one lot.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="bidder">The alias.</param>
    /// <param name="amount">The amount in minor units.</param>
    /// <param name="nonce">32 random bytes in lower-case hexadecimal, kept secret until the reveal.</param>
    /// <returns>The hash in lower-case hexadecimal.</returns>
    public static string OfBid(string lot, string bidder, long amount, string nonce) =>
        Hash("suoqiao-bid-1", LotLimits.Text(lot, nameof(lot)), LotLimits.Text(bidder, nameof(bidder)), Number(amount), LotLimits.Hex(nonce, nameof(nonce)));

    /// <summary>Binds the seller to a secret reserve.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="amount">The reserve in minor units.</param>
    /// <param name="nonce">32 random bytes in lower-case hexadecimal, kept secret until the bidding is over.</param>
    /// <returns>The hash in lower-case hexadecimal.</returns>
    public static string OfReserve(string lot, long amount, string nonce) =>
        Hash("suoqiao-reserve-1", LotLimits.Text(lot, nameof(lot)), Number(amount), LotLimits.Hex(nonce, nameof(nonce)));

    /// <summary>Binds an alias to a real identity that may be told later, with its salt.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="bidder">The alias.</param>
    /// <param name="identity">Who it is, such as a credit code and a name.</param>
    /// <param name="salt">32 random bytes in lower-case hexadecimal; without them names could be tried out.</param>
    /// <returns>The hash in lower-case hexadecimal.</returns>
    public static string OfIdentity(string lot, string bidder, string identity, string salt) =>
        Hash(
            "suoqiao-identity-1",
            LotLimits.Text(lot, nameof(lot)),
            LotLimits.Text(bidder, nameof(bidder)),
            LotLimits.Text(identity, nameof(identity)),
            LotLimits.Hex(salt, nameof(salt)));

    private static string Number(long amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string Hash(params ReadOnlySpan<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
