using System.Buffers.Binary;
using System.Globalization;

namespace Suoqiao.Journals;

/// <summary>One file of a journal: a header, then frames, then zeros.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Path">Where it is.</param>
internal sealed record Segment(long Number, string Path)
{
    public const int HeaderBytes = 32;

    private const int NumberAt = 8, BeforeAt = 16, CrcAt = 24;

    private static ReadOnlySpan<byte> Magic => "SQJOURN1"u8;

    public static Segment In(string folder, long number) =>
        new(number, System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"journal-{number:d10}.log")));

    /// <summary>The files of a folder in order.</summary>
    public static List<Segment> All(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "journal-*.log")
            .Select(file => (File: file, Number: System.IO.Path.GetFileNameWithoutExtension(file)[8..]))
            .Where(f => f.Number.Length == 10 && f.Number.All(char.IsAsciiDigit))
            .Select(f => new Segment(long.Parse(f.Number, CultureInfo.InvariantCulture), f.File))
            .OrderBy(s => s.Number),
    ];

    /// <summary>The header, which says where the file before ended: that end cannot be lost unnoticed.</summary>
    public static byte[] Header(long number, long endOfBefore)
    {
        var header = new byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(NumberAt), number);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(BeforeAt), endOfBefore);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(CrcAt), ~Frame.Crc(uint.MaxValue, header.AsSpan(0, CrcAt)));
        return header;
    }

    /// <summary>Reads the file and finds how far it is right.</summary>
    public Scan Read()
    {
        var bytes = File.ReadAllBytes(Path);
        if (bytes.Length < HeaderBytes
            || !bytes.AsSpan(0, HeaderBytes).SequenceEqual(Header(Number, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(BeforeAt)))))
        {
            return new Scan(bytes, HasHeader: false, 0, 0, []);
        }

        var frames = new List<(int Offset, int Length, long Stream)>();
        var end = HeaderBytes;
        while (Frame.TryRead(bytes.AsSpan(end), end, out var length, out _, out var stream))
        {
            frames.Add((end, length, stream));
            end += length;
        }

        return new Scan(bytes, HasHeader: true, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(BeforeAt)), end, frames);
    }
}

/// <summary>What lies in a file.</summary>
internal sealed record Scan(byte[] Bytes, bool HasHeader, long EndOfBefore, int End, List<(int Offset, int Length, long Stream)> Frames)
{
    public IEnumerable<JournalLine> Lines =>
        Frames.Select(f => new JournalLine(f.Stream, Bytes.AsMemory(f.Offset + Frame.Header, f.Length - Frame.Header)));

    /// <summary>Where the last byte that is not zero ends, from <see cref="End"/> on.</summary>
    public int EndOfRemains => End + Bytes.AsSpan(End).LastIndexOfAnyExcept((byte)0) + 1;

    /// <summary>Whether something that was acknowledged is broken: a batch that was written later is there.</summary>
    public bool IsDamaged
    {
        get
        {
            var last = EndOfRemains;
            for (var at = End + 1; at < last; at++)
            {
                if (Frame.TryRead(Bytes.AsSpan(at), at, out _, out var batch, out _) && batch > End)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
