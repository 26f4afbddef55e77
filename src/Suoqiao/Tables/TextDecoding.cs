using System.Buffers;
using System.Globalization;
using System.Text;

namespace Suoqiao.Tables;

/// <summary>How a text file is read, or at which line it cannot be.</summary>
/// <param name="Encoding">Null when the file is faulty.</param>
/// <param name="IsUnicode">Whether it is UTF-8 or UTF-16 by its mark or by nearly all of it, and not something unknown.</param>
/// <param name="Line">The line of the first fault, counted as editors do.</param>
internal readonly record struct TextEncoding(Encoding? Encoding, bool IsUnicode, int Line)
{
    /// <summary>Why the file cannot be read.</summary>
    public RowFault Fault(string file) =>
        new(file, 0, null, IsUnicode ? RowFaultKind.BrokenUnicode : RowFaultKind.UnknownEncoding, [Line.ToString(CultureInfo.InvariantCulture)]);
}

/// <summary>
/// In which encoding a text file is written: byte order mark, else UTF-8 or GB18030, whichever the whole file is. A file that is UTF-8 but for some bytes is a
/// faulty UTF-8 file, and not a GB18030 file of rare characters.
/// </summary>
internal static class TextDecoding
{
    private const int Chunk = 1 << 16;

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static Encoding Utf8 { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>Finds the encoding; the stream is read to its end once, and again only if it is no UTF-8.</summary>
    public static TextEncoding Detect(Stream stream)
    {
        Span<byte> mark = stackalloc byte[3];
        stream.Position = 0;
        var read = stream.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        if (mark[..read] is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            // A half of a character is a fault of its row; an odd byte at the end means that the file was cut.
            var utf16 = mark[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            return stream.Length % 2 == 0 ? new(utf16, true, 0) : new(null, true, LastLine(stream, utf16));
        }

        if (IsValid(stream, Utf8))
        {
            return new(Utf8, true, 0);
        }

        if (mark[..read] is [0xEF, 0xBB, 0xBF] || IsMostlyUtf8(stream))
        {
            return new(null, true, BadLine(stream, Utf8));
        }

        var gb18030 = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, new EuroFallback());
        return IsValid(stream, gb18030) ? new(gb18030, false, 0) : new(null, false, BadLine(stream, gb18030));
    }

    /// <summary>Reads a text in an encoding that was found for it.</summary>
    public static TextReader Open(Stream stream, Encoding encoding)
    {
        stream.Position = 0;
        return encoding is UnicodeEncoding ? new Utf16Reader(stream, encoding == Encoding.BigEndianUnicode)
            : new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, Chunk, leaveOpen: true);
    }

    private static bool IsValid(Stream stream, Encoding encoding)
    {
        var (bytes, chars) = (new byte[Chunk], new char[Chunk + 4]);
        var decoder = encoding.GetDecoder();
        stream.Position = 0;
        try
        {
            for (int read; (read = stream.Read(bytes)) > 0;)
            {
                decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false);
            }

            decoder.GetChars([], chars, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // Of Chinese text in GB18030 hardly a sixth of the characters happen to be well-formed UTF-8.
    private static bool IsMostlyUtf8(Stream stream)
    {
        var (bytes, kept, sound, broken) = (new byte[Chunk], 0, 0L, 0L);
        stream.Position = 0;
        while (true)
        {
            var read = stream.Read(bytes.AsSpan(kept));
            var rest = bytes.AsSpan(0, kept + read);
            while (!rest.IsEmpty && Rune.DecodeFromUtf8(rest, out var rune, out var length) is var status
                && (status != OperationStatus.NeedMoreData || read == 0))
            {
                sound += status == OperationStatus.Done && !rune.IsAscii ? 1 : 0;
                broken += status == OperationStatus.Done ? 0 : 1;
                rest = rest[length..];
            }

            rest.CopyTo(bytes);
            kept = rest.Length;
            if (read == 0)
            {
                return sound > broken;
            }
        }
    }

    /// <summary>The line in which decoding fails. No character of either encoding holds the byte of a line feed.</summary>
    private static int BadLine(Stream stream, Encoding encoding)
    {
        var (bytes, chars, line, wasReturn) = (new byte[Chunk], new char[Chunk + 4], 1, false);
        var decoder = encoding.GetDecoder();
        stream.Position = 0;
        try
        {
            for (int read; (read = stream.Read(bytes)) > 0;)
            {
                for (var rest = bytes.AsSpan(0, read); !rest.IsEmpty;)
                {
                    var end = rest.IndexOfAny((byte)'\r', (byte)'\n') is var found && found < 0 ? rest.Length : found + 1;
                    // The line feed of a pair belongs to the line before.
                    line -= wasReturn && rest[0] == '\n' ? 1 : 0;
                    decoder.GetChars(rest[..end], chars, flush: false);
                    wasReturn = rest[end - 1] == '\r';
                    line += rest[end - 1] is (byte)'\r' or (byte)'\n' ? 1 : 0;
                    rest = rest[end..];
                }
            }

            decoder.GetChars([], chars, flush: true);
        }
        catch (DecoderFallbackException)
        {
        }

        return line;
    }

    private static int LastLine(Stream stream, Encoding encoding)
    {
        using var reader = Open(stream, encoding);
        var line = 0;
        while (reader.ReadLine() is not null)
        {
            line++;
        }

        return Math.Max(line, 1);
    }

    /// <summary>Windows writes the euro sign as the one byte 0x80 (code page 936; the decoder of WHATWG reads it so too). Every other stray byte is a fault.</summary>
    private sealed class EuroFallback : DecoderFallback
    {
        public override int MaxCharCount => 1;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private int left;

            public override int Remaining => left;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                left = bytesUnknown is [0x80] ? 1 : throw new DecoderFallbackException(null, bytesUnknown, index);
                return true;
            }

            public override char GetNextChar() => left-- > 0 ? '€' : '\0';

            public override bool MovePrevious() => false;

            public override void Reset() => left = 0;
        }
    }

    /// <summary>UTF-16 as it stands: the framework's reader would put U+FFFD for the half of a character, and nobody would hear of it.</summary>
    private sealed class Utf16Reader(Stream stream, bool isBigEndian) : TextReader
    {
        private readonly byte[] bytes = new byte[Chunk];
        private int at;
        private int end;
        private bool hasBegun;

        public override int Peek() => at < end || Fill() ? CharAt(at) : -1;

        public override int Read()
        {
            var next = Peek();
            at += next < 0 ? 0 : 2;
            return next;
        }

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            var read = 0;
            for (; read < buffer.Length && (at < end || (read == 0 && Fill())); read++, at += 2)
            {
                buffer[read] = CharAt(at);
            }

            return read;
        }

        private char CharAt(int i) => (char)(isBigEndian ? (bytes[i] << 8) | bytes[i + 1] : bytes[i] | (bytes[i + 1] << 8));

        private bool Fill()
        {
            (at, end) = (0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) & ~1);
            at = !hasBegun && end > 0 && CharAt(0) == '\uFEFF' ? 2 : 0;
            hasBegun = true;
            return at < end;
        }
    }
}
