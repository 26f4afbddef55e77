using System.Buffers.Binary;

namespace Suoqiao.Search.Semantics;

/// <summary>Vectors of unit length, so that a cosine is a product; kept as little-endian single-precision numbers.</summary>
internal static class UnitVector
{
    /// <summary>The vector made unit length; null where it has no direction.</summary>
    public static float[]? Of(ReadOnlySpan<float> vector)
    {
        var length = Math.Sqrt(vector.ToArray().Sum(x => (double)x * x));
        return double.IsFinite(length) && length > 1e-12 ? Array.ConvertAll(vector.ToArray(), x => (float)(x / length)) : null;
    }

    public static byte[] ToBytes(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        return bytes;
    }

    public static float[] FromBytes(ReadOnlySpan<byte> bytes)
    {
        var vector = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }

        return vector;
    }

    /// <summary>The cosine; null where the vectors come from different models.</summary>
    public static double? Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length)
        {
            return null;
        }

        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }
}
