using System.Text;

namespace Suoqiao.Bidding;

/// <summary>Bounds that keep every sum of the rules far from an overflow, and every number exact in any JSON reader.</summary>
public static class LotLimits
{
    /// <summary>The largest amount in minor units: 10^15, ten trillion yuan in 分.</summary>
    public const long LargestAmount = 1_000_000_000_000_000;

    /// <summary>The longest period that a rule may set, in microseconds: 366 days.</summary>
    public const long LongestPeriod = 366L * 24 * 3600 * 1_000_000;

    /// <summary>How many bidders a lot may have.</summary>
    public const int MostBidders = 100_000;

    /// <summary>How many bytes of UTF-8 a text may have: a name, a title, a reason, a citation.</summary>
    public const int LongestText = 1000;

    private const int Delete = 0x7F;

    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Checks a text: 1 to <see cref="LongestText"/> bytes of UTF-8, no control characters, no half surrogates.</summary>
    internal static string Text(string text, string name, bool mayBeEmpty = false)
    {
        ArgumentNullException.ThrowIfNull(text, name);
        if ((text.Length == 0 && !mayBeEmpty) || text.AsSpan().IndexOfAnyInRange('\0', '\u001F') >= 0 || text.Contains((char)Delete, StringComparison.Ordinal)
            || Bytes(text) is < 0 or > LongestText)
        {
            throw new ArgumentException($"{name} is empty, too long, or has control characters.", name);
        }

        return text;
    }

    /// <summary>Checks 32 bytes in lower-case hexadecimal.</summary>
    internal static string Hex(string hex, string name)
    {
        ArgumentNullException.ThrowIfNull(hex, name);
        return hex.Length == 64 && hex.All(char.IsAsciiHexDigitLower)
            ? hex
            : throw new ArgumentException($"{name} is not 64 digits of lower-case hexadecimal.", name);
    }

    /// <summary>Checks an amount that a rule sets.</summary>
    internal static long Amount(long amount, string name, long least = 0) =>
        amount >= least && amount <= LargestAmount
            ? amount
            : throw new ArgumentOutOfRangeException(name, amount, $"{name} is between {least} and {LargestAmount}.");

    /// <summary>Checks a period that a rule sets and gives its microseconds.</summary>
    internal static long Period(TimeSpan period, string name, bool mayBeZero = false)
    {
        var microseconds = period.Ticks / TimeSpan.TicksPerMicrosecond;
        return microseconds >= (mayBeZero ? 0 : 1) && microseconds <= LongestPeriod && period.Ticks % TimeSpan.TicksPerMicrosecond == 0
            ? microseconds
            : throw new ArgumentOutOfRangeException(name, period, $"{name} is whole microseconds, 366 days at most.");
    }

    // Names repeat in every bid: what is plain ASCII needs no encoder.
    private static int Bytes(string text)
    {
        try
        {
            return text.Length <= LongestText / 4 && Ascii.IsValid(text) ? text.Length : Strict.GetByteCount(text);
        }
        catch (EncoderFallbackException)
        {
            return -1;
        }
    }
}
