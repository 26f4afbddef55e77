using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Suoqiao.Matching;

/// <summary>
/// Slabs in a file as they lie in memory: a head (mark, how many, the length and CRC-32C of each, its own CRC-32C), then each on a
/// boundary of 64 bytes. A mapped file can be used as soon as its head is read; whether the rest is whole is checked on demand, as that
/// reads everything.
/// </summary>
internal static unsafe class SlabFile
{
    private const int Alignment = 64;

    /// <summary>Writes beside the file and then takes its place, so that a crash leaves the old file or the new one.</summary>
    public static void Save(string path, long mark, IReadOnlyList<(nint Start, long Bytes)> slabs)
    {
        var beside = path + ".new";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            var head = new List<long> { mark, slabs.Count };
            head.AddRange(slabs.SelectMany(s => new[] { s.Bytes, Checksum((byte*)s.Start, s.Bytes) }));
            var bytes = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(head));
            stream.Write(bytes);
            stream.Write(BitConverter.GetBytes((long)IndexFile.Checksum(0, bytes)));
            foreach (var (start, length) in slabs)
            {
                Pad(stream);
                for (var at = 0L; at < length; at += IndexFile.Slice)
                {
                    stream.Write(new ReadOnlySpan<byte>((byte*)start + at, (int)Math.Min(IndexFile.Slice, length - at)));
                }
            }

            // A vector may be read past the last element.
            stream.Write(stackalloc byte[Alignment]);
            Pad(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Maps a file and gives its slabs in order.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    public static (Store Store, Reader Slabs) Open(string path, long mark, bool verify)
    {
        var mapping = new Mapping(path);
        try
        {
            return (new Store(mapping), new Reader(mapping, mark, verify));
        }
        catch (InvalidDataException)
        {
            mapping.Dispose();
            throw;
        }
    }

    private static uint Checksum(byte* start, long length)
    {
        var sum = 0u;
        for (var at = 0L; at < length; at += IndexFile.Slice)
        {
            sum = IndexFile.Checksum(sum, new ReadOnlySpan<byte>(start + at, (int)Math.Min(IndexFile.Slice, length - at)));
        }

        return sum;
    }

    private static void Pad(FileStream stream)
    {
        var past = (int)(stream.Position % Alignment);
        if (past > 0)
        {
            stream.Write(stackalloc byte[Alignment - past]);
        }
    }

    internal sealed class Reader
    {
        private readonly Mapping mapping;
        private readonly bool verify;
        private readonly long[] table;
        private long at;
        private int next;

        public Reader(Mapping mapping, long mark, bool verify)
        {
            (this.mapping, this.verify) = (mapping, verify);
            var words = mapping.Length / sizeof(long);
            var head = (long*)mapping.Start;
            if (words < 3 || head[0] != mark || head[1] is < 0 or > 1 << 20 || words < (2 * head[1]) + 3)
            {
                throw new InvalidDataException("Not an index file of this version; build the index anew.");
            }

            var count = (int)(2 * head[1]);
            table = new ReadOnlySpan<long>(head + 2, count).ToArray();
            at = (count + 3L) * sizeof(long);
            if (head[count + 2] != IndexFile.Checksum(0, new ReadOnlySpan<byte>(head, (count + 2) * sizeof(long))))
            {
                throw IndexReader.Damaged();
            }
        }

        public Slab<T> Next<T>(long? expected = null)
            where T : unmanaged
        {
            var (length, checksum) = next < table.Length ? (table[next++], table[next++]) : throw IndexReader.Damaged();
            at = (at + Alignment - 1) / Alignment * Alignment;
            var slab = new Slab<T>((T*)(mapping.Start + at), length / Unsafe.SizeOf<T>());
            if (length < 0 || at + length + Alignment > mapping.Length || length % Unsafe.SizeOf<T>() != 0 || (expected is not null && expected != slab.Length)
                || (verify && Checksum(mapping.Start + at, length) != checksum))
            {
                throw IndexReader.Damaged();
            }

            at += length;
            return slab;
        }
    }
}
