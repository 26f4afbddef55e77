using System.Runtime.InteropServices;
using System.Xml;

namespace Suoqiao.Tables;

/// <summary>
/// The texts of a workbook, which its cells name by number. Spreadsheet programs put every text here, so that a large workbook's do not fit in
/// memory: beyond a budget they go to a temporary file that vanishes on closing. Cells mostly name them in order, so that reading back is quick.
/// </summary>
internal sealed class SharedStrings : IDisposable
{
    private const int CharactersInMemory = 4_000_000;

    private readonly List<string> inMemory = [];
    private readonly List<long> offsets = [];
    private int characters;
    private FileStream? file;

    public static SharedStrings Read(XmlReader reader)
    {
        var strings = new SharedStrings();
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                strings.Add(WorkbookXml.TextOf(reader));
            }
        }

        return strings;
    }

    public string? this[int index] => index < 0 ? null
        : index < inMemory.Count ? inMemory[index]
        : index - inMemory.Count < offsets.Count ? FromFile(index - inMemory.Count)
        : null;

    public void Dispose() => file?.Dispose();

    private void Add(string text)
    {
        if (file is null && (characters += text.Length + 16) <= CharactersInMemory)
        {
            inMemory.Add(text);
            return;
        }

        file ??= new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose,
        });
        offsets.Add(file.Position);
        // UTF-16, because a text may hold a lone surrogate that UTF-8 cannot carry.
        file.Write(BitConverter.GetBytes(text.Length));
        file.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private string FromFile(int index)
    {
        if (file!.Position != offsets[index])
        {
            file.Position = offsets[index];
        }

        Span<byte> length = stackalloc byte[4];
        file.ReadExactly(length);
        return string.Create(BitConverter.ToInt32(length), file, static (span, source) =>
            source.ReadExactly(MemoryMarshal.AsBytes(span)));
    }
}
