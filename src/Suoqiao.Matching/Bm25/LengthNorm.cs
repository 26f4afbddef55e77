using System.Numerics;

namespace Suoqiao.Matching;

/// <summary>Lengths of texts in one byte, exact up to 24 and with four significant bits beyond, as Lucene 8 keeps them (SmallFloat.intToByte4).</summary>
internal static class LengthNorm
{
    private const int Exact = 24;

    public static byte Of(int length) => (byte)(length < Exact ? length : Exact + Encoded(length - Exact));

    public static int LengthOf(byte norm) => norm < Exact ? norm : Exact + Decoded(norm - Exact);

    private static int Encoded(int value)
    {
        var bits = 32 - BitOperations.LeadingZeroCount((uint)value);
        return bits < 4 ? value : ((value >>> (bits - 4)) & 7) | ((bits - 3) << 3);
    }

    private static int Decoded(int code) => code < 8 ? code : (int)Math.Min(int.MaxValue, ((code & 7) | 8L) << ((code >> 3) - 1));
}
