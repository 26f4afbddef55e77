using System.Buffers.Text;
using System.Text;

namespace Suoqiao.Bidding.Records;

/// <summary>Writes one line of a record in its canonical bytes; used again for each line.</summary>
internal sealed class LineBuffer
{
    private byte[] bytes = new byte[1024];
    private int length;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public LineBuffer Clear()
    {
        length = 0;
        return this;
    }

    /// <summary>Takes back the last byte.</summary>
    public LineBuffer Back()
    {
        length--;
        return this;
    }

    public LineBuffer Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        length += text.Length;
        return this;
    }

    public LineBuffer Number(ReadOnlySpan<byte> member, long value)
    {
        Raw(member);
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        length += written;
        return this;
    }

    /// <summary>A member whose value is known to need no escape.</summary>
    public LineBuffer Plain(ReadOnlySpan<byte> member, string value)
    {
        Raw(member).Raw("\""u8);
        length += Encoding.ASCII.GetBytes(value, Room(value.Length));
        return Raw("\""u8);
    }

    public LineBuffer Text(ReadOnlySpan<byte> member, string value)
    {
        Raw(member).Raw("\""u8);
        var rest = value.AsSpan();
        for (int at; (at = rest.IndexOfAny('"', '\\')) >= 0; rest = rest[(at + 1)..])
        {
            Encoded(rest[..at]).Raw("\\"u8).Raw(rest[at] == '"' ? "\""u8 : "\\"u8);
        }

        return Encoded(rest).Raw("\""u8);
    }

    public LineBuffer Hex(ReadOnlySpan<byte> member, ReadOnlySpan<byte> value)
    {
        Raw(member).Raw("\""u8);
        Convert.TryToHexStringLower(value, Room(value.Length * 2), out var written);
        length += written;
        return Raw("\""u8);
    }

    private LineBuffer Encoded(ReadOnlySpan<char> text)
    {
        length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));
        return this;
    }

    private Span<byte> Room(int wanted)
    {
        if (bytes.Length - length < wanted)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + wanted));
        }

        return bytes.AsSpan(length);
    }
}
