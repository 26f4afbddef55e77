using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Suoqiao.Matching;

/// <summary>
/// Vectors at four bits a number. Byte i holds number i in its lower half and number i + half in its upper one, each plus 8, so that
/// a vector of the machine unpacks without moving anything across its lanes. Inner products run in whole numbers, so every way of
/// computing them gives the same bits.
/// </summary>
internal static class Nibbles
{
    private const int Greatest = 7;
    private const int Zero = 8;

    /// <summary>Where the greatest number may be cut off, as a share of it: what is lost on a few numbers is won on all the others.</summary>
    private static readonly float[] Cuts = [1, 0.85f, 0.7f, 0.6f, 0.5f, 0.42f, 0.35f];

    public static int BytesFor(int dimensions) => (dimensions + 1) / 2;

    /// <returns>The factor that gives the numbers back their length; 0 for a zero vector.</returns>
    public static float Pack(ReadOnlySpan<float> vector, Span<byte> bytes)
    {
        var greatest = 0f;
        foreach (var value in vector)
        {
            greatest = Math.Max(greatest, Math.Abs(value));
        }

        bytes.Fill(Zero | (Zero << 4));
        if (greatest <= 1e-12f)
        {
            return 0;
        }

        var (step, best, square) = (0f, -1.0, 0L);
        foreach (var cut in Cuts)
        {
            var tried = greatest * cut / Greatest;
            var (likeness, itsSquare) = Likeness(vector, tried);
            if (likeness > best)
            {
                (step, best, square) = (tried, likeness, itsSquare);
            }
        }

        for (var i = 0; i < vector.Length; i++)
        {
            var number = Zero + Rounded(vector[i], step);
            ref var cell = ref bytes[i % bytes.Length];
            cell = (byte)(i < bytes.Length ? (cell & 0xf0) | number : (cell & 0x0f) | (number << 4));
        }

        return (float)(Dense.Length(vector) / Math.Sqrt(square));
    }

    /// <summary>The inner product with a query of twice as many numbers as there are bytes, whose numbers sum to <paramref name="sum"/>.</summary>
    public static int Dot(ReadOnlySpan<byte> bytes, ReadOnlySpan<sbyte> query, int sum)
    {
        var half = bytes.Length;
        var lanes = Vector256<int>.Zero;
        var i = 0;
        for (; i <= half - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            var packed = Vector256.Create(bytes[i..]);
            var low = packed & Vector256.Create((byte)0x0f);
            var high = (packed.AsUInt16() >>> 4).AsByte() & Vector256.Create((byte)0x0f);
            lanes += Products(low, Vector256.Create(query[i..])) + Products(high, Vector256.Create(query[(half + i)..]));
        }

        var total = Vector256.Sum(lanes) - (Zero * sum);
        for (; i < half; i++)
        {
            total += ((bytes[i] & 0x0f) * query[i]) + ((bytes[i] >> 4) * query[half + i]);
        }

        return total;
    }

    /// <summary>Adds a packed vector times a factor.</summary>
    public static void AddScaled(Span<float> to, ReadOnlySpan<byte> bytes, float factor)
    {
        var half = bytes.Length;
        for (var i = 0; i < half; i++)
        {
            to[i] += ((bytes[i] & 0x0f) - Zero) * factor;
        }

        for (var i = half; i < to.Length; i++)
        {
            to[i] += ((bytes[i - half] >> 4) - Zero) * factor;
        }
    }

    private static int Rounded(float value, float step) => Math.Clamp((int)MathF.Round(value / step), -Greatest, Greatest);

    /// <summary>The square of the cosine between a vector and its rounding (times the vector's own square), and the rounding's square.</summary>
    private static (double Likeness, long Square) Likeness(ReadOnlySpan<float> vector, float step)
    {
        var (cross, square) = (0.0, 0L);
        foreach (var value in vector)
        {
            var number = Rounded(value, step);
            cross += value * number;
            square += number * number;
        }

        return (square == 0 ? 0 : cross * cross / square, square);
    }

    private static Vector256<int> Products(Vector256<byte> numbers, Vector256<sbyte> query)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(numbers, query), Vector256<short>.One);
        }

        var (lowNumbers, highNumbers) = Vector256.Widen(numbers.AsSByte());
        var (lowQuery, highQuery) = Vector256.Widen(query);

        // A product is at most 15 · 128, so that a sum of two is far from overflowing.
        var (a, b) = Vector256.Widen((lowNumbers * lowQuery) + (highNumbers * highQuery));
        return a + b;
    }
}
