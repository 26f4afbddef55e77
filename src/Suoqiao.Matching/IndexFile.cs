using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Suoqiao.Matching;

/// <summary>Writes arrays as they lie in memory (little endian), each after its length, and at the end a CRC-32C of everything.</summary>
internal sealed class IndexWriter(Stream stream)
{
    private uint checksum;

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Put(BitConverter.GetBytes(values.Length));
        for (; !values.IsEmpty; values = values[Math.Min(values.Length, IndexFile.Slice)..])
        {
            Put(MemoryMarshal.AsBytes(values[..Math.Min(values.Length, IndexFile.Slice)]));
        }
    }

    public void Write(long value) => Put(BitConverter.GetBytes(value));

    public void Write(string[] values)
    {
        Write(values.LongLength);
        foreach (var value in values)
        {
            Write<byte>(Encoding.UTF8.GetBytes(value));
        }
    }

    public void Finish() => stream.Write(BitConverter.GetBytes(checksum));

    private void Put(ReadOnlySpan<byte> bytes)
    {
        checksum = IndexFile.Checksum(checksum, bytes);
        stream.Write(bytes);
    }
}

/// <summary>Reads what <see cref="IndexWriter"/> wrote; whatever is wrong with the file is an <see cref="InvalidDataException"/>.</summary>
internal sealed class IndexReader(Stream stream)
{
    private uint checksum;

    public unsafe IndexReader(Slab<byte> bytes)
        : this(new UnmanagedMemoryStream(bytes.Start, bytes.Length))
    {
    }

    public T[] ReadArray<T>()
        where T : unmanaged
    {
        var length = ReadNumber<int>();
        if (length < 0)
        {
            throw Damaged();
        }

        // Grown as it is read, so that a damaged length cannot ask for all the memory there is.
        var values = new T[Math.Min(length, IndexFile.Slice)];
        for (var read = 0; read < length;)
        {
            if (read == values.Length)
            {
                Array.Resize(ref values, (int)Math.Min(length, values.Length * 2L));
            }

            var slice = values.AsSpan(read, Math.Min(values.Length - read, IndexFile.Slice));
            Get(MemoryMarshal.AsBytes(slice));
            read += slice.Length;
        }

        return values;
    }

    public long ReadLong() => ReadNumber<long>();

    public string[] ReadStrings()
    {
        var values = new List<string>();
        for (var left = ReadLong(); left > 0; left--)
        {
            values.Add(Encoding.UTF8.GetString(ReadArray<byte>()));
        }

        return [.. values];
    }

    public void Finish()
    {
        Span<byte> expected = stackalloc byte[sizeof(uint)];
        if (stream.ReadAtLeast(expected, expected.Length, throwOnEndOfStream: false) < expected.Length || BitConverter.ToUInt32(expected) != checksum)
        {
            throw Damaged();
        }
    }

    public static InvalidDataException Damaged() => new("The index file is damaged; build the index anew.");

    private T ReadNumber<T>()
        where T : unmanaged
    {
        var value = default(T);
        Get(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    private void Get(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Damaged();
        }

        checksum = IndexFile.Checksum(checksum, bytes);
    }
}

/// <summary>The file format: see docs/matching.md.</summary>
internal static class IndexFile
{
    public const int Slice = 1 << 18;

    /// <summary>"SQMI" and the version.</summary>
    public const long Mark = 0x494D_5153_0000_0006;

    /// <summary>"SQTV" and the version.</summary>
    public const long VectorsMark = 0x5654_5153_0000_0003;

    public static uint Checksum(uint checksum, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            checksum = BitOperations.Crc32C(checksum, word);
        }

        foreach (var rest in bytes[(bytes.Length & ~7)..])
        {
            checksum = BitOperations.Crc32C(checksum, rest);
        }

        return checksum;
    }
}
