using System.IO.Compression;
using System.Text;

namespace Suoqiao.Tables;

/// <summary>What a file is by its first bytes, whatever its name ends in.</summary>
internal static class FileSignature
{
    private const int Looked = 4096;

    private static readonly string[] WebPages = ["<!doctype html", "<html", "<head", "<meta", "<body", "<table", "<div", "<style", "<script", "mime-version:"];

    /// <summary>Whether it is a zip archive, as every xlsx file is.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> start) => start is [0x50, 0x4B, 0x03 or 0x05, 0x04 or 0x06, ..];

    /// <summary>Why a file that is no archive is no table; null when it may be text.</summary>
    public static RowFaultKind? Of(Stream stream)
    {
        var bytes = new byte[Looked];
        stream.Position = 0;
        ReadOnlySpan<byte> start = bytes.AsSpan(0, stream.ReadAtLeast(bytes, Looked, throwOnEndOfStream: false));
        return start switch
        {
            [0xD0, 0xCF, 0x11, 0xE0, ..] => OfCompound(stream),
            [0x09, 0x00 or 0x02 or 0x04 or 0x08, ..] => RowFaultKind.OldWorkbook,
            [0x25, 0x50, 0x44, 0x46, ..] => RowFaultKind.PdfFile,
            [0x7B, 0x5C, 0x72, 0x74, ..] => RowFaultKind.WordFile,
            [0x1F, 0x8B, ..] or [0x52, 0x61, 0x72, 0x21, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..] => RowFaultKind.PackedFile,
            [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] or [0x47, 0x49, 0x46, 0x38, ..] => RowFaultKind.PictureFile,
            _ => OfText(start),
        };
    }

    /// <summary>What an archive without the parts of a workbook is.</summary>
    public static RowFaultKind Of(ZipArchive archive)
    {
        return Has("xl/workbook.bin") ? RowFaultKind.BinaryWorkbook
            : Has("content.xml") && Has("mimetype") ? RowFaultKind.OpenDocument
            : Has("word/document.xml") ? RowFaultKind.WordFile
            : Has("OFD.xml") || Has("ppt/presentation.xml") ? RowFaultKind.OtherFile
            : Has("[Content_Types].xml") ? RowFaultKind.DamagedWorkbook
            : RowFaultKind.PackedFile;

        bool Has(string entry) => archive.GetEntry(entry) is not null;
    }

    // One format of Microsoft's holds old workbooks, old documents, and new workbooks behind a password; the names of its parts are UTF-16.
    private static RowFaultKind OfCompound(Stream stream)
    {
        stream.Position = 0;
        using var reader = new BinaryReader(stream, Encoding.Latin1, leaveOpen: true);
        var bytes = reader.ReadBytes((int)Math.Min(stream.Length, 1 << 26));
        return Has("EncryptedPackage") ? RowFaultKind.LockedWorkbook : Has("WordDocument") ? RowFaultKind.WordFile : RowFaultKind.OldWorkbook;

        bool Has(string part) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(part)) >= 0;
    }

    private static RowFaultKind? OfText(ReadOnlySpan<byte> start)
    {
        // Tags are ASCII in every encoding but UTF-16, and there too without the zero bytes.
        var text = Encoding.Latin1.GetString(start).Replace("\0", "", StringComparison.Ordinal).TrimStart('ï', '»', '¿', 'ÿ', 'þ', ' ', '\t', '\r', '\n');
        var isXml = text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<!--", StringComparison.Ordinal);
        return isXml && text.Contains("office:spreadsheet", StringComparison.Ordinal) ? RowFaultKind.XmlWorkbook
            : WebPages.Any(tag => isXml ? text.Contains(tag, StringComparison.OrdinalIgnoreCase) : text.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
                ? RowFaultKind.WebPage
            : isXml || IsJson(text) || start.Count((byte)0) > start.Length / 2 + 1 ? RowFaultKind.OtherFile
            : null;
    }

    private static bool IsJson(string text) => text.Length > 1 && (text[0], text[1..].TrimStart()) is ('{', ['"', ..]) or ('[', ['{', ..]);
}
