using System.Text;

namespace Suoqiao.Tables;

/// <summary>In which encoding a text file is written: byte order mark, else UTF-8 if the whole file is valid UTF-8, else GB18030 likewise.</summary>
internal static class TextDecoding
{
    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding, or null and the line where the file stops being UTF-8 when it is neither.</summary>
    public static Encoding? Detect(Stream stream, out int line)
    {
        line = 0;
        Span<byte> mark = stackalloc byte[3];
        stream.Position = 0;
        var read = stream.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        var marked = mark[..read] switch
        {
            [0xEF, 0xBB, 0xBF] => Encoding.UTF8,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        if (marked is not null)
        {
            return marked;
        }

        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
        if (IsValid(stream, utf8, out line))
        {
            return utf8;
        }

        var gb18030 = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return IsValid(stream, gb18030, out _) ? gb18030 : null;
    }

    private static bool IsValid(Stream stream, Encoding encoding, out int line)
    {
        var (bytes, chars) = (new byte[1 << 16], new char[1 << 16]);
        var decoder = encoding.GetDecoder();
        line = 1;
        stream.Position = 0;
        var read = 0;
        try
        {
            while ((read = stream.Read(bytes)) > 0)
            {
                decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false);
                line += bytes.AsSpan(0, read).Count((byte)'\n');
            }

            decoder.GetChars([], chars, flush: true);
            return true;
        }
        catch (DecoderFallbackException fault)
        {
            line += bytes.AsSpan(0, Math.Clamp(fault.Index, 0, read)).Count((byte)'\n');
            return false;
        }
    }
}
