using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Suoqiao.Matching;

/// <summary>A file mapped into memory, read-only.</summary>
internal sealed unsafe class Mapping : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly SafeMemoryMappedViewHandle handle;

    public Mapping(string path)
    {
        Length = new FileInfo(path).Length;
        if (Length == 0)
        {
            throw new InvalidDataException("The index file is empty; build the index anew.");
        }

        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        handle = view.SafeMemoryMappedViewHandle;
        byte* start = null;
        handle.AcquirePointer(ref start);
        Start = start + view.PointerOffset;
    }

    public byte* Start { get; }

    public long Length { get; }

    public void Dispose()
    {
        if (!handle.IsClosed)
        {
            handle.ReleasePointer();
        }

        view.Dispose();
        file.Dispose();
    }
}
