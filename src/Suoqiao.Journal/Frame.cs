using System.Buffers.Binary;
using System.Numerics;

namespace Suoqiao.Journals;

/// <summary>How a line lies in a file: length, CRC-32C, start of its batch, stream, bytes; all numbers little-endian.</summary>
/// <remarks>
/// A batch is written once the one before it is flushed. So whatever lies before the start of a batch was acknowledged, which tells a torn end from damage.
/// </remarks>
internal static class Frame
{
    public const int Header = 24;

    private const int CrcAt = 4, BatchAt = 8, StreamAt = 16;

    /// <summary>Writes a frame whose batch is not known yet.</summary>
    public static void Write(Span<byte> frame, long stream, ReadOnlySpan<byte> line)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame, line.Length);
        BinaryPrimitives.WriteInt64LittleEndian(frame[StreamAt..], stream);
        line.CopyTo(frame[Header..]);
    }

    /// <summary>Completes all frames of a batch.</summary>
    public static void Seal(Span<byte> batch, long start)
    {
        while (!batch.IsEmpty)
        {
            var frame = batch[..(Header + BinaryPrimitives.ReadInt32LittleEndian(batch))];
            BinaryPrimitives.WriteInt64LittleEndian(frame[BatchAt..], start);
            BinaryPrimitives.WriteUInt32LittleEndian(frame[CrcAt..], Crc(frame));
            batch = batch[frame.Length..];
        }
    }

    /// <summary>Reads the frame at the start of some bytes; false if there is no whole one. The line is empty only if it was appended so.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, long offset, out int length, out long batch, out long stream)
    {
        (length, batch, stream) = (0, 0, 0);
        if (bytes.Length < Header)
        {
            return false;
        }

        var line = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        batch = BinaryPrimitives.ReadInt64LittleEndian(bytes[BatchAt..]);
        // A frame of zeros, as an unused file is full of, has no batch: files begin with a header.
        if (line is < 0 or > JournalOptions.LongestLine || line > bytes.Length - Header || batch <= 0 || batch > offset)
        {
            return false;
        }

        length = Header + line;
        stream = BinaryPrimitives.ReadInt64LittleEndian(bytes[StreamAt..]);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcAt..]) == Crc(bytes[..length]);
    }

    /// <summary>CRC-32C over bytes, eight at a time.</summary>
    public static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        return crc;
    }

    // Over everything but itself.
    private static uint Crc(ReadOnlySpan<byte> frame) => ~Crc(Crc(uint.MaxValue, frame[..CrcAt]), frame[BatchAt..]);
}
